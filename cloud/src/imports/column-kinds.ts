import type { Choices, Field, ValueOf } from '@rollcall/shared/fields/field';
import { activitySourceSchema } from '@rollcall/shared/http/activities';
import { badgeNoSchema, recorderSerialSchema, unitCodeSchema } from '@rollcall/shared/ids';
import { composeName, problemOfName, problemOfText, sayNameProblem } from '@rollcall/shared/rules/names';
import { yesNoNames } from '@rollcall/shared/words/common';
import type { Word } from '@rollcall/shared/words/define-words';
import { keepText } from '../sheets/keep-text.ts';
import { plainText } from '../sheets/plain-text.ts';
import { readDate } from '../sheets/read-date.ts';
import { readMoment } from '../sheets/read-moment.ts';
import { readTime } from '../sheets/read-time.ts';
import type { Reading } from '../sheets/reading.ts';
import type { CellValue } from '../sheets/sheet.ts';
import { comparableName } from './comparable-name.ts';
import type { CellReading, Choice, ImportColumn } from './import-column.ts';
import { readBadgeNos } from './read-badge-nos.ts';
import { readBreaks } from './read-breaks.ts';

type Described = Pick<ImportColumn, 'zh' | 'en' | 'note' | 'examples'> & { also?: readonly string[] };
type Reader<Value> = ImportColumn<Value>['read'];

/** The kinds of columns that imports are made of. */
export const columnKinds = {
  /** Text as it is; blanks within a Chinese name go. */
  name: (most: number) => of(readBounded(most, problemOfName)),
  /** The same, in which any characters stand beside each other that one sees. */
  text: (most: number) => of(readBounded(most, problemOfText)),
  badgeNo: () => of(readCode('bad_badge_no', (text) => badgeNoSchema.safeParse(text).success)),
  serial: () => of(readCode('bad_serial', (text) => recorderSerialSchema.safeParse(text).success)),
  unitCode: () => of(readCode('bad_unit_code', (text) => unitCodeSchema.safeParse(text).success)),
  /** Something that is looked up afterwards. */
  reference: () => of<string>((cell) => keepText(cell)),
  choice: <Value extends string>(choices: readonly Choice<Value>[]) => of(readChoice(choices), { choices }),
  /** One of a few values, by their words on the page. */
  words: <Value extends string>(words: Record<Value, Word>) => {
    const choices = (Object.keys(words) as Value[]).map((value) => ({ value, ...words[value] }));
    return of(readChoice(choices), { choices });
  },
  date: () => of(readDate),
  /** Seconds since midnight. */
  time: () => of<number>((cell) => readTime(cell)),
  moment: () => of(readMoment),
  badgeNos: () => of(readBadgeNos),
  /** The system that tells of something. */
  source: () => of(readCode('bad_source', (text) => activitySourceSchema.safeParse(text).success)),
  breaks: () => of(readBreaks),
};

/** What the template of an import says of a field's column, and how else files write its heading and its choices. */
interface Told {
  /** `most`: how many characters the field takes. */
  note: string | ((most: number) => string);
  examples: readonly string[];
  also?: readonly string[];
  choices?: Readonly<Record<string, Partial<Pick<Choice, 'zh' | 'also'>>>>;
}

type Looked = 'unit' | 'duty_type' | 'campaign';
type Imported = 'name' | 'line' | 'officer' | 'recorder' | 'choice' | 'flag' | 'date' | 'instant';
export type ImportedField = Field & ({ kind: Imported | Looked } | { kind: 'id'; of: keyof typeof idKinds });

/** The column of a field, headed as in files. It is needed unless the field may be empty or has a default. */
export function columnOf<const F extends ImportedField>(field: F, { note, choices = {}, ...told }: Told) {
  const described = {
    ...(field.heading ?? field.label),
    ...told,
    note: typeof note === 'string' ? note : note('most' in field ? field.most : 0),
  };
  const column = kindOf(field, choices);
  const isNeeded = field.optional === undefined && field.default === undefined;
  return (isNeeded ? column.required(described) : column.optional(described)) as ImportColumn<
    F extends { kind: 'instant' } ? Date : Exclude<ValueOf<F>, null>,
    F extends { optional: true } | { default: unknown } ? false : true
  >;
}

function kindOf(field: ImportedField, written: NonNullable<Told['choices']>) {
  switch (field.kind) {
    case 'name':
      return columnKinds.name(field.most);
    case 'line':
      return columnKinds.text(field.most);
    case 'id':
      return idKinds[field.of]();
    case 'officer':
      return columnKinds.badgeNo();
    case 'recorder':
      return columnKinds.serial();
    case 'unit':
    case 'duty_type':
    case 'campaign':
      return columnKinds.reference();
    case 'date':
      return columnKinds.date();
    case 'instant':
      return columnKinds.moment();
    case 'choice':
      return columnKinds.choice(choicesOf(field.choices, written));
    case 'flag': {
      const choices = choicesOf({ yes: yesNoNames.yes, no: yesNoNames.no }, written);
      return of<boolean>(
        (cell) => {
          const reading = readChoice(choices)(cell, { dates1904: false });
          return 'value' in reading ? { value: reading.value === 'yes' } : reading;
        },
        { choices },
      );
    }
  }
}

const idKinds = {
  badgeNo: columnKinds.badgeNo,
  recorderSerial: columnKinds.serial,
  unitCode: columnKinds.unitCode,
};

function choicesOf(words: Choices, written: NonNullable<Told['choices']>): Choice[] {
  return Object.entries(words).map(([value, word]) => ({ value, ...word, ...written[value] }));
}

function of<Value>(read: Reader<Value>, more: { choices?: readonly Choice[] } = {}) {
  return {
    required: (described: Described): ImportColumn<Value, true> => ({ ...described, ...more, read, required: true }),
    optional: (described: Described): ImportColumn<Value, false> => ({ ...described, ...more, read, required: false }),
  };
}

function readBounded(most: number, problemOf: typeof problemOfName): Reader<string> {
  return (cell) => {
    const kept = keepText(cell);
    if ('problem' in kept) return kept;
    const name = composeName(kept.value).replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
    const found = problemOf(name);
    if (found) return { problem: 'name_character', found: sayNameProblem(found) };
    return [...name].length > most ? { problem: 'too_long', most } : { value: name };
  };
}

/** A number that another program wrote as 100001.0 is 100001. */
function readCode(
  problem: 'bad_badge_no' | 'bad_serial' | 'bad_source' | 'bad_unit_code',
  fits: (text: string) => boolean,
) {
  return (cell: CellValue): CellReading<string> => {
    const kept = keepText(cell);
    if ('problem' in kept) return kept;
    const code = plainText(kept.value).replace(/^(\d+)\.0+$/, '$1');
    return fits(code) ? { value: code } : { problem };
  };
}

function readChoice<Value extends string>(choices: readonly Choice<Value>[]): Reader<Value> {
  return (cell) => {
    const kept: Reading<string> = keepText(cell);
    if ('problem' in kept) return kept;
    const wanted = comparableName(kept.value);
    const found = choices.find(({ value, zh, en, also = [] }) =>
      [value, zh, en, ...also].some((word) => comparableName(word) === wanted),
    );
    return found
      ? { value: found.value }
      : { problem: 'not_a_choice', choices: choices.map(({ zh }) => zh).join('、') };
  };
}
