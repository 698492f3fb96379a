import type { BindForm, CardReader } from './classify-file.ts';
import { openCardFile } from './open-card-file.ts';
import { decodeChinese, normalisePath, normaliseText } from './path-text.ts';
import { type CardEntry, joinBytes } from './walk-card.ts';

/** What the file says that binds a card to a recorder and an officer; null where it doesn't say it. */
export type CardBinding = { recorderSerial: string | null; badgeNo: string | null; unit: string | null };

const maxBindBytes = 64 * 1024;
/** The contract's limit for serials and badges. */
const maxValueLength = 32;
const unbound: CardBinding = { recorderSerial: null, badgeNo: null, unit: null };

/** By the first profile whose file lies on the card and says anything. */
export async function readBinding(card: {
  cardFolder: Buffer;
  entries: readonly CardEntry[];
  reader: Pick<CardReader, 'binds'>;
}): Promise<CardBinding> {
  for (const form of card.reader.binds) {
    const entry = card.entries.find(({ pathText }) => form.file.test(normalisePath(pathText)));
    const text = entry && (await readText(joinBytes(card.cardFolder, entry.pathBytes)));
    const binding = parseBinding(text ?? '', form);
    if (Object.values(binding).some((value) => value !== null)) return binding;
  }
  return unbound;
}

/** Footage whose name says no badge gets the one that the card was bound to: a claim too, and as stale as any. */
export function claimBoundBadge(reader: CardReader, { badgeNo }: CardBinding): CardReader {
  if (badgeNo === null) return reader;
  return {
    ...reader,
    read(pathText) {
      const reading = reader.read(pathText);
      if (reading.fileClass !== 'media' || reading.claim.badgeNo !== null) return reading;
      return { ...reading, claim: { ...reading.claim, badgeNo } };
    },
  };
}

/** What a binding file says: of each value the first line that has one under a key that means it. */
export function parseBinding(text: string, form: BindForm): CardBinding {
  const lines = normaliseText(text).split(/\r?\n/);
  return {
    recorderSerial: lineValue(lines, form.serial),
    badgeNo: form.badge && lineValue(lines, form.badge),
    unit: form.unit && lineValue(lines, form.unit),
  };
}

function lineValue(lines: readonly string[], key: RegExp): string | null {
  for (const line of lines) {
    const separator = line.search(/[=:]/);
    if (separator < 0 || !key.test(line.slice(0, separator).trim())) continue;
    const value = bindingValue(line.slice(separator + 1).replaceAll('"', ''));
    if (value) return value;
  }
  return null;
}

async function readText(path: Buffer): Promise<string> {
  try {
    const file = await openCardFile(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(maxBindBytes), 0, maxBindBytes, 0);
      return decodeChinese(buffer.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch {
    return ''; // An unreadable witness is no witness; the walk reports a failing card.
  }
}

/** A serial, badge or unit as it is compared: narrow, trimmed, cut to what the contract takes. */
export function bindingValue(text: string): string {
  return normaliseText(text).trim().slice(0, maxValueLength).toWellFormed();
}
