import {
  ledgerCheckpointObjectKey,
  ledgerCheckpointsPrefix,
  ledgerLeavesObjectKey,
  ledgerLeavesPrefix,
  parseLedgerCheckpointObjectKey,
  parseLedgerLeavesObjectKey,
} from '@rollcall/shared/contract/object-keys';
import type { ObjectStore } from '../objects/object-store.ts';

export type ArchiveStore = Pick<ObjectStore, 'putObject' | 'createObject' | 'readObject' | 'listKeys'>;

/** Leaves from `start` up to, not with, `end`. */
export interface LeafRange {
  start: number;
  end: number;
}

/** The archive: leaves without payloads, and the checkpoints over them. A restored database is compared with it. */
export interface LedgerArchive {
  /** Idempotent: the same leaves again change nothing. */
  writeLeaves(range: LeafRange, lines: string): Promise<void>;
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
