import type { CardReader, FileReading } from './classify-file.ts';
import { beginningBytes, mediaByContent } from './media-by-content.ts';
import { noClaim } from './name-claim.ts';
import { openCardFile } from './open-card-file.ts';
import { type CardEntry, joinBytes } from './walk-card.ts';

/** What the beginnings of a card's files say, by path: each version of a file is looked at once. */
export type KnownBeginnings = Map<string, { sizeBytes: number; mtimeNs: bigint; reading: FileReading }>;

/** A file of this size that nobody knows may be footage of a kind that nobody knows, and is told. */
const unidentifiedBytes = 1024 * 1024;

/**
 * The same reader, which knows video and sound by their first bytes where no name tells what a file is. Reads the beginning of each such
 * file, once.
 * @param answered called after each answer of the card
 */
export async function knowByContent({
  cardFolder,
  entries,
  reader,
  known = new Map(),
  answered = () => {},
}: {
  cardFolder: Buffer;
  entries: readonly CardEntry[];
  reader: CardReader;
  known?: KnownBeginnings;
  answered?: () => void;
}): Promise<CardReader> {
  for (const entry of entries) {
    const { pathText, sizeBytes, mtimeNs } = entry;
    if (sizeBytes === 0 || !isUnknown(reader.read(pathText))) continue;
    const before = known.get(pathText);
    if (before?.sizeBytes === sizeBytes && before.mtimeNs === mtimeNs) continue;
    known.set(pathText, { sizeBytes, mtimeNs, reading: await readBeginning(cardFolder, entry) });
    answered();
  }
  return {
    ...reader,
    read(pathText) {
      const reading = reader.read(pathText);
      return isUnknown(reading) ? (known.get(pathText)?.reading ?? reading) : reading;
    },
  };
}

function isUnknown(reading: FileReading): boolean {
  return reading.fileClass === 'inventory_only' && reading.isUnknown === true;
}

async function readBeginning(cardFolder: Buffer, { pathBytes, sizeBytes }: CardEntry): Promise<FileReading> {
  const media = (extension: string): FileReading => ({
    fileClass: 'media',
    claim: noClaim,
    byProfileId: null,
    extension,
  });
  try {
    const file = await openCardFile(joinBytes(cardFolder, pathBytes));
    try {
      // Zeros behind the end of a short file mean nothing in any format.
      const { buffer } = await file.read(Buffer.alloc(beginningBytes), 0, beginningBytes, 0);
      const extension = mediaByContent(buffer);
      if (extension !== undefined) return media(extension);
    } finally {
      await file.close();
    }
  } catch {
    return media('bin'); // It may be footage: whoever collects it finds out why it can't be read, and tells.
  }
  const why = sizeBytes >= unidentifiedBytes ? 'nobody knows what it is' : 'not footage';
  return {
    fileClass: 'inventory_only',
    claim: noClaim,
    byProfileId: null,
    why,
    isUnidentified: sizeBytes >= unidentifiedBytes,
  };
}
