import {
  ledgerCheckpointObjectKey,
  ledgerCheckpointsPrefix,
  ledgerDrawsObjectKey,
  ledgerLeavesObjectKey,
  ledgerLeavesPrefix,
  ledgerSealedObjectKey,
  ledgerSealedPrefix,
  parseLedgerCheckpointObjectKey,
  parseLedgerLeavesObjectKey,
} from '@rollcall/shared/contract/object-keys';
import type { ObjectStore } from '../objects/object-store.ts';
import type { LedgerSeal } from './ledger-seal.ts';

export type ArchiveStore = Pick<ObjectStore, 'putObject' | 'createObject' | 'readObject' | 'listKeys'>;

/** Leaves from `start` up to, not with, `end`. */
export interface LeafRange {
  start: number;
  end: number;
}

/**
 * The archive: leaves without payloads, and the checkpoints over them. A restored database is compared with it. Of draws it has the
 * payloads, too, and sealed what HQ alone may know of them and what it says of published bulletins.
 */
export interface LedgerArchive {
  /** Idempotent: the same leaves again change nothing. */
  writeLeaves(range: LeafRange, lines: string): Promise<void>;
  /** The payloads of those of these leaves that tell of draws. */
  writeDraws(range: LeafRange, lines: string): Promise<void>;
  readDraws(range: LeafRange): Promise<string | undefined>;
  /** Keeps what HQ alone may read, in the place of what it kept under this name. */
  writeSealed(seal: LedgerSeal, name: string, text: string): Promise<void>;
  /** All that this key sealed, by name. */
  readSealed(seal: LedgerSeal): Promise<Map<string, string>>;
  /** Writes a checkpoint unless there is one of this size. @returns the note that the archive holds of this size */
  writeCheckpoint(size: number, note: string): Promise<string>;
  /** Sizes of the checkpoints above this one, ascending. */
  sizesAfter(size: number): AsyncGenerator<number>;
  readCheckpoint(size: number): Promise<string | undefined>;
  /** The range of leaves of each object. */
  leafRanges(): Promise<LeafRange[]>;
  readLeaves(range: LeafRange): Promise<string | undefined>;
}

/** The archive in the object store. */
export function createLedgerArchive(store: ArchiveStore): LedgerArchive {
  async function readText(key: string): Promise<string | undefined> {
    const bytes = await store.readObject(key);
    return bytes && new TextDecoder().decode(bytes);
  }

  return {
    async writeLeaves(range, lines) {
      await store.putObject(ledgerLeavesObjectKey(range), new TextEncoder().encode(lines), 'application/jsonl');
    },
    async writeDraws(range, lines) {
      await store.putObject(ledgerDrawsObjectKey(range), new TextEncoder().encode(lines), 'application/jsonl');
    },
    readDraws: (range) => readText(ledgerDrawsObjectKey(range)),
    async writeSealed(seal, name, text) {
      const key = ledgerSealedObjectKey(seal.keyId, name);
      await store.putObject(key, seal.seal(name, text), 'application/octet-stream');
    },
    async readSealed(seal) {
      const prefix = ledgerSealedPrefix(seal.keyId);
      const found = new Map<string, string>();
      for await (const key of store.listKeys(prefix)) {
        const [name, sealed] = [key.slice(prefix.length), await store.readObject(key)];
        const text = sealed && seal.open(name, sealed);
        if (text !== undefined) found.set(name, text);
      }
      return found;
    },
    async writeCheckpoint(size, note) {
      const key = ledgerCheckpointObjectKey(size);
      const { outcome } = await store.createObject(key, new TextEncoder().encode(note), 'text/plain; charset=utf-8');
      return outcome === 'created' ? note : ((await readText(key)) ?? note);
    },
    async *sizesAfter(after) {
      for await (const key of store.listKeys(ledgerCheckpointsPrefix, ledgerCheckpointObjectKey(after))) {
        const size = parseLedgerCheckpointObjectKey(key);
        if (size !== undefined) yield size;
      }
    },
    readCheckpoint: (size) => readText(ledgerCheckpointObjectKey(size)),
    async leafRanges() {
      const ranges: LeafRange[] = [];
      for await (const key of store.listKeys(ledgerLeavesPrefix)) {
        const range = parseLedgerLeavesObjectKey(key);
        if (range) ranges.push(range);
      }
      return ranges;
    },
    readLeaves: (range) => readText(ledgerLeavesObjectKey(range)),
  };
}
