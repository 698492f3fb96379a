import type { CardPath } from '@rollcall/shared/contract/sighting';
import type { EraseObjectionKind } from '@rollcall/shared/resources/erases';

/** A file of the newest inventory of a docked card, and what HQ knows of this very version of it. */
export interface CardFile {
  path: CardPath;
  sizeBytes: number;
  modifiedAt: string;
  /** What the station makes of it; undefined from stations of before. */
  fileClass: 'media' | 'log' | 'inventory_only' | undefined;
  /** How it was last seen in this dock session; null when it was only listed. */
  seen: { recordingId: string | null; problem: string | null } | null;
  recording: {
    sha256: string;
    state: string;
    integrityProblem: string | null;
    lockedUntil: Date | null;
    /** HQ has read its bytes since its database last came back from a backup. */
    readSinceRestore: boolean;
    damaged: boolean;
    /** The case numbers for which it is kept: its card keeps what another try might read. */
    caseNos: readonly string[];
  } | null;
  approval: { approvalId: string; proposedBy: string; reason: string; approved: boolean } | null;
}

/** `erase`: HQ has it whole; `let_go`: nobody can read it, and a person agreed; `keep`: it is no footage. */
export type FileVerdict = 'erase' | 'let_go' | 'keep' | EraseObjectionKind;

/** What is to become of one file, or why it holds its card back. Pure. @param rules.locksNeeded each recording must be locked */
export function judgeFile(file: CardFile, { locksNeeded, now }: { locksNeeded: boolean; now: Date }): FileVerdict {
  if (file.fileClass !== 'media') return 'keep';
  const { seen, recording, approval } = file;
  if (seen?.problem === 'empty_file' && file.sizeBytes === 0) return 'erase';
  if (seen?.recordingId == null) {
    if (seen?.problem === 'too_large') return 'too_large';
    if (seen?.problem !== 'unreadable' && seen?.problem !== 'reads_differ') return 'being_collected';
    return approval?.approved ? 'let_go' : 'unreadable';
  }
  if (recording?.integrityProblem) return 'integrity_problem';
  if (recording?.state !== 'verified') return 'not_verified';
  if (!recording.readSinceRestore) return 'not_read_since_restore';
  if (locksNeeded && !(recording.lockedUntil && recording.lockedUntil > now)) return 'not_locked';
  return recording.damaged && (!approval?.approved || recording.caseNos.length > 0) ? 'damaged' : 'erase';
}
