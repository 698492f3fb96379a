import { fileEntryTypes, type RecorderLogEntry } from '@rollcall/shared/contract/recorder-log';
import { localTime, readNameClaim } from './name-claim.ts';
import { decodeChinese, normalisePath } from './path-text.ts';

/** How a maker writes its log, and the names of files in it. */
export type LogForm = {
  entry: RegExp;
  encoding: 'utf-8' | 'gb18030';
  utcOffset: string;
  parse: readonly RegExp[];
};

export type LogReading = {
  entries: RecorderLogEntry[];
  /** Lines that aren't empty and say nothing. */
  badLines: number;
  /** All lines, the empty ones too. */
  lines: number;
};

const maxNameLength = 255;

/**
 * Reads whole lines of a recorder's log. A line that the maker's pattern doesn't fit, or with a time that no calendar has or no
 * clock can mean, is counted as bad; its text stays in the log, which is collected. Only what names a file of its own keeps the name: elsewhere makers put remarks there.
 * @param bytes ends with a line's end
 * @param linesBefore how many lines of the log come before these
 */
export function readRecorderLog(bytes: Uint8Array, form: LogForm, linesBefore = 0): LogReading {
  const text = form.encoding === 'utf-8' ? decodeChinese(bytes) : new TextDecoder('gb18030').decode(bytes);
  const lines = text.split('\n').slice(0, -1);
  const reading: LogReading = { entries: [], badLines: 0, lines: lines.length };
  for (const [index, line] of lines.entries()) {
    const content = line.replace(/[\r\0]+$/, '').trim();
    if (content === '') continue;
    const entry = readEntry(content, form, linesBefore + index + 1);
    if (entry) reading.entries.push(entry);
    else reading.badLines += 1;
  }
  return reading;
}

function readEntry(content: string, form: LogForm, line: number): RecorderLogEntry | undefined {
  const { at: time, type: number, fileName: name } = form.entry.exec(content)?.groups ?? {};
  const at = time === undefined ? null : localTime(time, form.utcOffset);
  const type = Number(number);
  if (at === null || !(type >= 1 && type <= 8)) return undefined;
  const fileName = name?.trim().replaceAll('\0', '\uFFFD').slice(0, maxNameLength).toWellFormed();
  if (!fileName || !fileEntryTypes.some((one) => one === type)) return { at, type, fileName: null, line };
  const { recorderSerial, sequenceNo } = readNameClaim(normalisePath(fileName), form.parse, form.utcOffset);
  return { at, type, fileName, line, recorderSerial, sequenceNo };
}
