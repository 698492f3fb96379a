import type { CardReader } from './classify-file.ts';
import { openCardFile } from './open-card-file.ts';
import { decodeChinese, normaliseText } from './path-text.ts';
import { type CardEntry, joinBytes } from './walk-card.ts';

export type SerialSource = 'station_bind' | 'file_name' | 'folder_name';

export type RecorderIdentity = { recorderSerial: string; serialSource: SerialSource };

const bindFileName = 'station_bind.ini';
const maxBindBytes = 64 * 1024;
const maxSerialLength = 32;
const serialKeys =
  /^(recorder_?)?(serial(_?(no|number))?|sn|device(_?(id|no|sn|serial))?)$|^(执法记录仪|记录仪|设备)?(编号|序列号)$/i;

/**
 * Which recorder a card belongs to, by the best witness that lies on it: `station_bind.ini` in its root, the serial that
 * most file names carry, the name of the card's folder.
 */
export async function identifyRecorder(card: {
  cardFolder: Buffer;
  folderName: string;
  entries: readonly CardEntry[];
  reader: Pick<CardReader, 'read'>;
}): Promise<RecorderIdentity> {
  const bound = await readBoundSerial(card.cardFolder, card.entries);
  if (bound) return { recorderSerial: bound, serialSource: 'station_bind' };
  const named = mostFrequentSerial(card.entries, card.reader);
  if (named) return { recorderSerial: named, serialSource: 'file_name' };
  return { recorderSerial: serialText(card.folderName) || 'unknown', serialSource: 'folder_name' };
}

const ranks: Record<SerialSource, number> = { folder_name: 0, file_name: 1, station_bind: 2 };

/** While a card stays docked its identity may only become better known, never flip between equal witnesses. */
export function isBetterIdentity(known: RecorderIdentity, found: RecorderIdentity): boolean {
  return ranks[found.serialSource] > ranks[known.serialSource];
}

async function readBoundSerial(cardFolder: Buffer, entries: readonly CardEntry[]): Promise<string | undefined> {
  const entry = entries.find(({ pathText }) => pathText.toLowerCase() === bindFileName);
  if (!entry) return undefined;
  try {
    const file = await openCardFile(joinBytes(cardFolder, entry.pathBytes));
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(maxBindBytes), 0, maxBindBytes, 0);
      return parseBoundSerial(decodeChinese(buffer.subarray(0, bytesRead)));
    } finally {
      await file.close();
    }
  } catch {
    return undefined; // An unreadable witness is no witness; the walk reports a failing card.
  }
}

/** The serial in a `station_bind.ini`: the first line whose key means a serial, in English or Chinese. */
export function parseBoundSerial(text: string): string | undefined {
  for (const line of normaliseText(text).split(/\r?\n/)) {
    const separator = line.search(/[=:]/);
    if (separator < 0 || !serialKeys.test(line.slice(0, separator).trim())) continue;
    const serial = serialText(line.slice(separator + 1).replaceAll('"', ''));
    if (serial) return serial;
  }
  return undefined;
}

function mostFrequentSerial(entries: readonly CardEntry[], reader: Pick<CardReader, 'read'>): string | undefined {
  const counts = new Map<string, number>();
  for (const { pathText } of entries) {
    const serial = reader.read(pathText).claim.recorderSerial;
    if (serial) counts.set(serial, (counts.get(serial) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
  return first?.[0];
}

function serialText(text: string): string {
  return normaliseText(text).trim().slice(0, maxSerialLength).toWellFormed();
}
