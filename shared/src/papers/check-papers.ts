import type { BulletinContent, SealedBulletin } from '../bulletins/content.ts';
import type { PaperFault, PapersToCheck } from '../bulletins/verify/verify-bulletin.ts';
import type { EvidenceCrypto } from '../evidence/evidence-crypto.ts';
import { titleOf } from '../words/bulletin-head.ts';
import type { AboutBulletin } from './about-bulletin.ts';
import type { CellValue, FigureSheet } from './figure-sheet.ts';
import { readDocument } from './read-document.ts';
import { openParts, PaperRefused } from './read-office.ts';
import { type ReadWorkbook, readWorkbook } from './read-workbook.ts';
import { linesOf, writeDocument } from './write-document.ts';
import { writeWorkbook } from './write-workbook.ts';

/**
 * Reads the workbook and the document of an issue, and holds what they say against what its content demands: every heading, figure and
 * name stands there, in its place, and nothing else does.
 */
export async function checkPapers(
  { sealed, seal, names, figures, document }: PapersToCheck,
  crypto: Pick<EvidenceCrypto, 'crc32'>,
): Promise<{ figures: PaperFault | null; document: PaperFault | null }> {
  const { kind, year, number, checkpoint, bulletinDigest, papers } = seal;
  if (papers === undefined) throw new RangeError('papers of before 0.3.0 are not read');
  const { sealedAt, prefix } = papers;
  const about = { issue: { kind, year, number }, checkpoint, bulletinDigest, sealedAt, prefix };
  const ofFigures = await findFault(async () =>
    differenceOfWorkbook(sealed, about, readWorkbook(await openParts(figures, crypto))),
  );
  if (document === null) return { figures: ofFigures, document: null };
  const persons = seal.persons.map(({ person }) => ({ person, name: names.get(person) ?? placeholderOf(person) }));
  const told = { ...about, persons };
  const ofDocument = await findFault(async () => {
    const read = readDocument(await openParts(document, crypto));
    const said = [...propertiesOf(sealed.content, told.sealedAt), ...linesOf(writeDocument(sealed, told))];
    const differs = differenceOf(said, [...read.properties, ...read.lines]);
    return differs && { code: 'text_differs', ...differs };
  });
  return { figures: ofFigures, document: ofDocument };
}

async function findFault(find: () => Promise<PaperFault | null>): Promise<PaperFault | null> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof PaperRefused) return { code: 'paper_refused', at: error.at };
    if (error instanceof RangeError) return { code: 'text_differs', at: 'content' }; // A time in the content that is none.
    throw error;
  }
}

const timeOf = (sealedAt: string) => `${sealedAt.slice(0, 19)}Z`;

function propertiesOf({ kind, period, brigade }: BulletinContent, sealedAt: string): string[] {
  return [titleOf(kind, period).join(''), brigade, brigade, '1', timeOf(sealedAt), timeOf(sealedAt)];
}

function differenceOfWorkbook(
  sealed: SealedBulletin,
  about: Omit<AboutBulletin, 'persons'>,
  read: ReadWorkbook,
): PaperFault | null {
  const made = timeOf(about.sealedAt);
  const properties = differenceOf([made, made], read.properties);
  if (properties) return { code: 'text_differs', ...properties, at: 'docProps/core.xml' };
  const sheets = writeWorkbook(sealed, about);
  const names = differenceOf(
    sheets.map(({ name }) => name),
    read.sheets.map(({ name }) => name),
  );
  if (names) return { code: 'text_differs', ...names, at: 'xl/workbook.xml' };
  for (const [index, sheet] of sheets.entries()) {
    const said = cellsOf(sheet);
    const seen = read.sheets[index]?.cells ?? new Map<string, string | number>();
    for (const place of new Set([...said.keys(), ...seen.keys()])) {
      const [expected, is] = [said.get(place), seen.get(place)];
      if (!isSame(expected, is)) {
        return {
          code: 'text_differs',
          at: `${sheet.name}!${place}`,
          expected: `${expected ?? ''}`,
          seen: `${is ?? ''}`,
        };
      }
    }
  }
  return null;
}

/** Moments are kept as parts of a day: half a second is less than what any other number differs by. */
const halfSecond = 0.5 / 86_400;

function isSame(expected: string | number | undefined, seen: string | number | undefined): boolean {
  if (typeof expected === 'number' && typeof seen === 'number') return Math.abs(expected - seen) < halfSecond;
  return expected === seen;
}

function cellsOf({ columns, rows }: FigureSheet): Map<string, string | number> {
  const cells = new Map<string, string | number>();
  const all: readonly (readonly CellValue[])[] = [columns.map(({ heading }) => heading), ...rows];
  all.forEach((row, y) => {
    row.forEach((value, x) => {
      const cell = value instanceof Date ? daysOf(value) : value;
      if (cell !== null && cell !== '') cells.set(`${columnName(x)}${y + 1}`, cell);
    });
  });
  return cells;
}

/** Days since 30 December 1899. */
const daysOf = (date: Date) => date.getTime() / 86_400_000 + 25_569;

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

// A package can come without the salts that prove who its persons are. Then a name in its document is whatever stands there, but the
// same wherever that person is named.

/** Stands for the name of a person who isn't known. No text that people write has these characters. */
function placeholderOf(person: string): string {
  return `\ue000${person}\ue001`;
}

const placeholder = /\ue000(p\d+)\ue001/;
/** Nothing that a sentence goes on after. */
const anyName = '[^\uff1a\uff1b\u3002\uff0c\\n]{1,100}';

/** The first line that isn't as it must be: missing, another, or one too many. Null: all are. */
function differenceOf(
  expected: readonly string[],
  seen: readonly string[],
): { at: string; expected: string; seen: string } | null {
  const names = new Map<string, string>();
  for (let index = 0; index < Math.max(expected.length, seen.length); index += 1) {
    const [must, is] = [expected[index], seen[index]];
    if (must === undefined || is === undefined || !matches(must, is, names)) {
      return { at: `line ${index + 1}`, expected: must ?? '', seen: is ?? '' };
    }
  }
  return null;
}

function matches(must: string, is: string, names: Map<string, string>): boolean {
  const person = placeholder.exec(must)?.[1];
  if (person === undefined) return must === is;
  const known = names.get(person);
  if (known !== undefined) return must.replaceAll(placeholderOf(person), known) === is;
  const form = must.split(placeholderOf(person)).map(escapeRegExp).join(`(${anyName})`);
  const name = new RegExp(`^${form}$`, 'u').exec(is)?.[1];
  if (name === undefined) return false;
  names.set(person, name);
  return true;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
