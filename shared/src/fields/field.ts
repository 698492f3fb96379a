import type { idForms } from '../rules/id-forms.ts';
import type { Word } from '../words/define-words.ts';

/**
 * A field of a resource as data: what it is called, what kind of value it has, and within which bounds. It stands once, in
 * `fields/<resource>.ts`; what reads, shows or asks for its value is made from it:
 *
 * - HQ's schema: `shapeOf(officerFields)` for a body, `filterShapeOf(officerFilters)` for a query (`http/schema-of.ts`);
 * - the type: `ValuesOf<typeof officerFields>`;
 * - the field of a form with its label, control and rules: `<FormField of={officerFields} name="kind" />`;
 * - the column of an import: `columnOf(officerFields.kind, officerImport.kind)`, whose words are the template's notes alone;
 * - the filter with its value in the page's address: `useFilters(officerFilters)` and `<FieldFilters of={officerFilters} … />`;
 * - its words: `officerFields.kind.label`, `.heading` in files, `.choices`.
 *
 * Fields are pure data: no zod, since the page runs them, and nothing computed but `fits`, which both form and address ask. Each
 * resource is a module of its own, so that a page loads the fields that it shows and no others; choices that many pages name stand in
 * `choices.ts` for the same reason. They carry their words, because a label apart from its bounds is the second place of a field.
 * What only one use needs stays there: the hint of a form in words, notes of a template in words, a rule over two fields in `refine`
 * or in the form. A new kind is a line here, and the type check asks for its schema, its control, its column and what fits.
 *
 * Objects are written `as const satisfies Fields`: values are typed by them.
 */
export type Field = Named &
  (Text | Id | Reference | Amount | ChoiceField | { kind: 'flag' | 'share' } | NumberPattern | Time);

export type Fields = Readonly<Record<string, Field>>;

interface Named {
  /** In forms, over columns of pages, beside filters. */
  label: Word;
  /** Over columns of files, where that says more. */
  heading?: Word;
  /** Null stands for none, and a form may leave it empty. */
  optional?: true;
  /** What counts until somebody says otherwise. */
  default?: string | number | boolean;
}

/** Without blanks at the ends. Names are counted as people count characters, the others in UTF-16. */
interface Text {
  /**
   * `name`: on one line, nothing in it that looks like something else (`rules/names.ts`); `username`: the same, in fewer characters;
   * `line`: on one line; `note`: on several; `search`: what a list finds by.
   */
  kind: 'name' | 'username' | 'line' | 'note' | 'search';
  least?: number;
  most: number;
  /** Of a search: its label is long. */
  wide?: true;
}

/** What the resource itself is known by. */
interface Id {
  kind: 'id';
  of: keyof typeof idForms;
}

/** One of the registry or of the roster, by its id. */
interface Reference {
  kind: 'officer' | 'unit' | 'recorder' | 'duty_type' | 'campaign';
}

/** A whole number, or one with `fractions`. A `share` is a part of one, and is shown in whole percent. */
interface Amount {
  kind: 'number';
  least: number;
  most: number;
  fractions?: true;
  /** What it counts. */
  unit?: Word;
  /** How many of it people count as one: milliseconds of a second. */
  per?: number;
  /** What each number stands for. */
  names?: Readonly<Record<number, Word>>;
}

interface ChoiceField {
  kind: 'choice';
  /** In the order in which they are offered. */
  choices: Choices;
}

/** What may be chosen, by its value. */
export type Choices = Readonly<Record<string, Word>>;

/** The form of a number, as `rules/number-patterns.ts` takes it; empty for none. */
interface NumberPattern {
  kind: 'pattern';
}

interface Time {
  /**
   * `date`: a local one; `typed_date`: typed, empty for none; `clock`: a local time of day, `08:00`; `instant`: ISO 8601 with an
   * offset, and a `Date` in HQ.
   */
  kind: 'date' | 'typed_date' | 'clock' | 'instant';
}

type Given<F> = F extends { kind: 'number' | 'share' }
  ? number
  : F extends { kind: 'flag' }
    ? boolean
    : F extends { kind: 'choice'; choices: infer Offered }
      ? Extract<keyof Offered, string>
      : string;

/** What a field says. */
export type ValueOf<F> = F extends { optional: true } ? Given<F> | null : Given<F>;
export type ValuesOf<All> = { -readonly [Name in keyof All]: ValueOf<All[Name]> };
