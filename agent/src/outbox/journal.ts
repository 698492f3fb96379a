import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Logger } from 'pino';
import { z } from 'zod';
import { writeAll } from '../store/write-all.ts';
import { syncFolder } from '../store/write-file-durably.ts';

/*
 * The journal holds every batch before it is sent, so that a lost database loses no event. It is written behind the
 * database: each of its batches was committed there first. A batch that only the journal knows therefore means that the
 * database is an older copy.
 *
 * Files are `<number>-<incarnation>-<first seq>.jsonl`, in rising order. A new incarnation starts a new file with a line
 * that tells how far HQ got in the one before. A torn last line was never sent, and is cut off when the journal opens.
 */

const batchEntrySchema = z.object({
  kind: z.literal('batch'),
  incarnation: z.int().positive(),
  firstSeq: z.int().positive(),
  lastSeq: z.int().positive(),
  jws: z.string(),
});
const incarnationEntrySchema = z.object({
  kind: z.literal('incarnation'),
  incarnation: z.int().positive(),
  previous: z.object({ incarnation: z.int().positive(), through: z.int().nonnegative() }).nullable(),
});
const entrySchema = z.discriminatedUnion('kind', [batchEntrySchema, incarnationEntrySchema]);

export type JournalEntry = z.infer<typeof entrySchema>;
export type JournalBatch = Omit<z.infer<typeof batchEntrySchema>, 'kind'>;
export type PreviousIncarnation = z.infer<typeof incarnationEntrySchema>['previous'];

export type Journal = {
  /** Where the journal ends: seq 0 of an incarnation that has no batch yet. */
  end(): { incarnation: number; lastSeq: number };
  /** Durable when it resolves. */
  append(batches: readonly JournalBatch[]): Promise<void>;
  beginIncarnation(incarnation: number, previous: PreviousIncarnation): Promise<void>;
  /** Oldest first. Lines, and what is left of a file, that can't be read are logged and left out. */
  entries(): AsyncGenerator<JournalEntry>;
  /** Deletes files of which every batch lies at or before this seq, and those of earlier incarnations. */
  prune(incarnation: number, through: number): Promise<void>;
  close(): Promise<void>;
};

type JournalFile = { name: string; number: number; incarnation: number; firstSeq: number };

/** Opens the journal in the station's folder. One at a time: the station store's lock guards it. */
export async function openJournal(options: {
  stationFolder: string;
  maxFileBytes?: number;
  log: Logger;
}): Promise<Journal> {
  const { stationFolder, maxFileBytes = 8 * 1024 * 1024, log } = options;
  const folder = join(stationFolder, 'journal');
  mkdirSync(folder, { recursive: true });
  const files = (await readdir(folder)).sort().flatMap(parseName);
  let end = { incarnation: 0, lastSeq: 0 };
  let current: { handle: FileHandle; sizeBytes: number } | undefined;

  async function* entriesOf(file: JournalFile): AsyncGenerator<JournalEntry> {
    const lines = createInterface({
      input: createReadStream(join(folder, file.name)),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    for await (const line of lines) {
      const entry = parseEntry(line);
      if (entry) yield entry;
      else log.error({ file: file.name }, 'journal line was unreadable and left out');
    }
  }

  async function findEnd(): Promise<void> {
    for (let last = files.at(-1); last; last = files.at(-1)) {
      try {
        end = await endOf(last);
        return;
      } catch (error) {
        if (!isReadError(error)) throw error;
        // The database has what it held, and writes it again: only both together would lose it.
        log.error({ err: error, file: last.name }, 'journal file could not be read and was set aside');
        await rename(join(folder, last.name), join(folder, `${last.name}.unreadable`));
        files.pop();
      }
    }
  }

  async function endOf(file: JournalFile): Promise<ReturnType<Journal['end']>> {
    await cutTornLine(join(folder, file.name));
    let found = { incarnation: file.incarnation, lastSeq: file.firstSeq - 1 };
    for await (const entry of entriesOf(file)) {
      if (entry.kind === 'batch') found = { incarnation: entry.incarnation, lastSeq: entry.lastSeq };
    }
    return found;
  }

  async function startFile(incarnation: number, firstSeq: number): Promise<void> {
    await current?.handle.close();
    current = undefined;
    const number = (files.at(-1)?.number ?? 0) + 1;
    const name = `${pad(number, 8)}-${pad(incarnation, 6)}-${pad(firstSeq, 12)}.jsonl`;
    const handle = await open(join(folder, name), 'wx');
    try {
      await syncFolder(folder);
    } catch (error) {
      // Batches in a file whose name may not survive a power cut would not be durable: the next append begins it anew.
      await handle.close();
      await rm(join(folder, name), { force: true });
      throw error;
    }
    current = { handle, sizeBytes: 0 };
    files.push({ name, number, incarnation, firstSeq });
  }

  async function write(entries: readonly JournalEntry[]): Promise<void> {
    if (!current) throw new Error('no journal file is open');
    const lines = Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    // Positional, so that a write which failed half-way on a full disk is overwritten by the next.
    await current.handle.truncate(current.sizeBytes);
    await writeAll(current.handle, lines, current.sizeBytes);
    await current.handle.datasync();
    current.sizeBytes += lines.length;
  }

  await findEnd();
  return {
    end: () => end,
    async append(batches) {
      const first = batches[0];
      const last = batches.at(-1);
      if (!first || !last) return;
      if (!current || current.sizeBytes >= maxFileBytes || first.incarnation !== end.incarnation) {
        await startFile(first.incarnation, first.firstSeq);
      }
      await write(batches.map((batch) => ({ kind: 'batch', ...batch })));
      end = { incarnation: last.incarnation, lastSeq: last.lastSeq };
    },
    async beginIncarnation(incarnation, previous) {
      await startFile(incarnation, 1);
      await write([{ kind: 'incarnation', incarnation, previous }]);
      end = { incarnation, lastSeq: 0 };
    },
    async *entries() {
      for (const file of files) {
        try {
          yield* entriesOf(file);
        } catch (error) {
          if (!isReadError(error)) throw error;
          log.error({ err: error, file: file.name }, 'journal file could not be read to its end');
        }
      }
    },
    async prune(incarnation, through) {
      if (through === 0) return;
      const keepFrom = files.findLastIndex((file) => file.incarnation === incarnation && file.firstSeq <= through + 1);
      for (const file of files.splice(0, Math.max(keepFrom, 0))) await rm(join(folder, file.name), { force: true });
    },
    async close() {
      await current?.handle.close();
      current = undefined;
    },
  };
}

/** The disk doesn't give back what it took. */
function isReadError(error: unknown): boolean {
  return (
    error instanceof Error && 'syscall' in error && error.syscall === 'read' && 'code' in error && error.code === 'EIO'
  );
}

function parseName(name: string): JournalFile[] {
  const match = /^(\d{8})-(\d{6})-(\d{12})\.jsonl$/.exec(name);
  return match ? [{ name, number: Number(match[1]), incarnation: Number(match[2]), firstSeq: Number(match[3]) }] : [];
}

function parseEntry(line: string): JournalEntry | undefined {
  try {
    return entrySchema.parse(JSON.parse(line));
  } catch {
    return undefined; // The caller logs it.
  }
}

async function cutTornLine(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const handle = await open(path, 'r+');
  try {
    const content = await handle.readFile();
    const keep = content.lastIndexOf(0x0a) + 1;
    if (keep < content.length) await handle.truncate(keep);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
