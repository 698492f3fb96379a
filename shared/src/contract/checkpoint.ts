import { fromBase64, toBase64 } from '../bytes/base64.ts';
import { parseNote, type SignedNote } from './signed-note.ts';

/** What a checkpoint says: this ledger had `size` leaves, and `root` (32 bytes) over them. */
export interface Checkpoint {
  /** Names the ledger; also the name of the key that signs its checkpoints. */
  origin: string;
  size: number;
  root: Uint8Array;
}

/** The body of a checkpoint (https://c2sp.org/tlog-checkpoint), which is what ledger and witnesses sign. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/**
 * The checkpoint that a signed note holds; null when it holds none. Signatures are not checked. Extension lines are
 * refused: our ledger writes none, and no witness answers for them.
 */
export function parseCheckpoint(noteText: string): (Checkpoint & { note: SignedNote }) | null {
  const note = parseNote(noteText);
  if (!note) return null;
  const [origin = '', sizeText = '', rootText = '', ...more] = note.body.split('\n');
  const size = Number(sizeText);
  const root = fromBase64(rootText);
  if (more.length !== 1 || more[0] !== '' || origin === '') return null;
  if (!/^(0|[1-9]\d*)$/.test(sizeText) || !Number.isSafeInteger(size) || root?.length !== 32) return null;
  return { origin, size, root, note };
}
