import type { Language, Word } from './define-words.ts';

/** How a value is written, on the page and in files; the type is that of the value. */
interface Kinds {
  text: string;
  number: number;
  /** Milliseconds, shown to the second. */
  length: number;
  /** A part of a whole: 0.5 is shown as 50. */
  share: number;
  /** An instant (ISO 8601), shown in local time. */
  moment: string;
  /** A calendar date. */
  date: string;
  /** One of a few values, shown in words. */
  word: string;
  /** A unit by its code; files say its name. */
  unit: string;
  /** A station by its id; files say its name. */
  station: string;
  /** An officer: one column on the page, two in files. */
  person: { badgeNo: string; name: string };
}

export type ColumnKind = keyof Kinds;

interface Common {
  heading: Word;
  /** Where files say more than a page, which has the list's name over it. */
  headingInFiles?: Word;
  /** What it means, where the heading alone doesn't tell. */
  tip?: Word;
  /** In files: the width in characters. */
  width?: number;
  /** On the page: can't be hidden, is hidden until chosen, or isn't there. */
  onPage?: 'always' | 'optional' | 'never';
  /** Of what the page shows together in one cell, and files in several. */
  inFiles?: 'never';
}

type OfKind<Kind extends ColumnKind> = Kind extends 'word'
  ? { kind: Kind; words: Record<string, Word> }
  : { kind: Kind };

type Own<Row, Key extends keyof Row & string> = {
  [Kind in ColumnKind]: Row[Key] extends Kinds[Kind] | null
    ? Common & OfKind<Kind> & { key: Key; value?: never }
    : never;
}[ColumnKind];

type Derived<Row> = {
  [Kind in ColumnKind]: Common &
    OfKind<Kind> & { key: string; value: (row: Row, language: Language) => Kinds[Kind] | null };
}[ColumnKind];

/** A column of a list, the same on the page and in its files. Without `value` it shows the row's field of its key. */
export type ListColumn<Row> = { [Key in keyof Row & string]: Own<Row, Key> }[keyof Row & string] | Derived<Row>;

/** Keeps the keys of the columns, so that the page can name them. */
export function defineColumns<Row>() {
  return <const Columns extends readonly ListColumn<Row>[]>(columns: Columns): Columns => columns;
}

/** What a column shows of a row. */
export function valueIn<Row>(column: ListColumn<Row>, row: Row, language: Language): Kinds[ColumnKind] | null {
  if (column.value !== undefined) return column.value(row, language);
  return row[column.key as keyof Row] as Kinds[ColumnKind] | null;
}
