import { parseCheckpoint } from '../contract/checkpoint.ts';
import type { ByteSource } from './byte-source.ts';
import { type DumpHeader, dumpCheckpointSchema, dumpHeaderSchema } from './dump-form.ts';
import { longestLineBytes, longestTailBytes } from './dump-limits.ts';
import type { Finding } from './finding.ts';
import { readCanonical } from './read-canonical.ts';
import { type ByteRange, lineEndAfter } from './read-lines.ts';

/** What stands before and behind the leaves of a dump. */
export interface DumpFrame {
  header: DumpHeader | null;
  /** The leaves' lines. */
  leaves: ByteRange;
  /** The notes of its checkpoints, in the order of their lines. */
  notes: { entry: string; text: string }[];
  findings: Finding[];
}

export const headerEntry = 'header';
const checkpointStart = '{"kind":"checkpoint"';

/** Reads the header from the front, the checkpoints from the back. */
export async function readDumpFrame(source: ByteSource): Promise<DumpFrame> {
  const findings: Finding[] = [];
  const headerEnd = await lineEndAfter(source, 0, Math.min(source.size, longestLineBytes));
  const read = dumpHeaderSchema.safeParse(readCanonical(withoutNewline(await source.read(0, headerEnd))));
  if (!read.success) findings.push({ code: 'line_refused', entry: headerEntry });
  const { lines, offset } = await readCheckpointLines(source, headerEnd);
  const notes: DumpFrame['notes'] = [];
  for (const line of lines) {
    const checkpoint = dumpCheckpointSchema.safeParse(readCanonical(line));
    if (checkpoint.success) notes.push({ entry: entryOf(checkpoint.data.note), text: checkpoint.data.note });
    else findings.push({ code: 'checkpoint_refused', entry: 'checkpoint' });
  }
  if (lines.length === 0) findings.push({ code: 'checkpoint_missing', entry: 'checkpoint' });
  return { header: read.success ? read.data : null, leaves: { from: headerEnd, to: offset }, notes, findings };
}

/** The lines at the end of the file that begin as a checkpoint does, and where they begin. */
async function readCheckpointLines(
  source: ByteSource,
  after: number,
): Promise<{ lines: Uint8Array[]; offset: number }> {
  const from = Math.max(after, source.size - longestTailBytes);
  const tail = await source.read(from, source.size - from);
  const lines: Uint8Array[] = [];
  const start = new TextEncoder().encode(checkpointStart);
  let end = tail.length;
  while (end > 0 && tail[end - 1] === 0x0a) {
    const lineStart = end === 1 ? 0 : tail.lastIndexOf(0x0a, end - 2) + 1;
    const line = tail.subarray(lineStart, end - 1);
    if (!start.every((byte, index) => line[index] === byte)) break;
    lines.unshift(line);
    end = lineStart;
  }
  return { lines, offset: from + end };
}

function entryOf(noteText: string): string {
  const size = parseCheckpoint(noteText)?.size;
  return size === undefined ? 'checkpoint' : `checkpoint ${size}`;
}

function withoutNewline(line: Uint8Array): Uint8Array {
  return line.at(-1) === 0x0a ? line.subarray(0, -1) : line;
}
