import type { CellProblem } from '../sheets/reading.ts';
import type { CellValue, Sheet } from '../sheets/sheet.ts';

/** A value that may be chosen: stored as `value`, written in either language or as `also` has it. */
export interface Choice<Value extends string = string> {
  value: Value;
  zh: string;
  en: string;
  also?: readonly string[];
}

/** What a cell says, or what is wrong with it. */
export type CellReading<Value> =
  | { value: Value }
  | { problem: CellProblem | 'bad_badge_no' | 'bad_serial' | 'bad_source' | 'bad_unit_code' | 'bad_breaks' }
  | { problem: 'too_long'; most: number }
  | { problem: 'name_character'; found: string }
  | { problem: 'not_a_choice'; choices: string };

/** A column of an import. */
export interface ImportColumn<Value = unknown, Required extends boolean = boolean> {
  /** Headings; either is understood, in any order of columns. */
  zh: string;
  en: string;
  also?: readonly string[];
  required: Required;
  choices?: readonly Choice[];
  /** What to fill in, for the template's notes. */
  note: string;
  examples: readonly string[];
  /** @param cell one that isn't blank */
  read(cell: CellValue, sheet: Pick<Sheet, 'dates1904'>): CellReading<Value>;
}

/** The columns of an import by the name of what they hold. */
export type ImportColumns = Readonly<Record<string, ImportColumn>>;

/** What a row says. A column that the file lacks, or a blank cell, is undefined where it isn't required. */
export type ValuesOf<Columns extends ImportColumns> = {
  [Key in keyof Columns]: Columns[Key] extends ImportColumn<infer Value, infer Required>
    ? Required extends true
      ? Value
      : Value | undefined
    : never;
};

export interface ImportRow<Values = Record<string, unknown>> {
  /** As the spreadsheet counts, from 1. */
  number: number;
  values: Values;
}
