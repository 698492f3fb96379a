import { bindingValue, type CardBinding, readBinding } from './card-binding.ts';
import type { CardReader } from './classify-file.ts';
import type { CardEntry } from './walk-card.ts';

export type SerialSource = 'station_bind' | 'file_name' | 'folder_name';

export type RecorderIdentity = { recorderSerial: string; serialSource: SerialSource };

/**
 * Which recorder a card belongs to, by the best witness that lies on it: the file that binds the card (`station_bind.ini`), the
 * serial that most file names carry, the name of the card's folder.
 */
export async function identifyRecorder(card: {
  cardFolder: Buffer;
  folderName: string;
  entries: readonly CardEntry[];
  reader: Pick<CardReader, 'read' | 'binds'>;
}): Promise<{ identity: RecorderIdentity; binding: CardBinding }> {
  const binding = await readBinding(card);
  return { identity: bestWitness(card, binding.recorderSerial), binding };
}

function bestWitness(
  card: { folderName: string; entries: readonly CardEntry[]; reader: Pick<CardReader, 'read'> },
  bound: string | null,
): RecorderIdentity {
  if (bound) return { recorderSerial: bound, serialSource: 'station_bind' };
  const named = mostFrequentSerial(card.entries, card.reader);
  if (named) return { recorderSerial: named, serialSource: 'file_name' };
  return { recorderSerial: bindingValue(card.folderName) || 'unknown', serialSource: 'folder_name' };
}

const ranks: Record<SerialSource, number> = { folder_name: 0, file_name: 1, station_bind: 2 };

/** While a card stays docked its identity may only become better known, never flip between equal witnesses. */
export function isBetterIdentity(known: RecorderIdentity, found: RecorderIdentity): boolean {
  return ranks[found.serialSource] > ranks[known.serialSource];
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
