import { localOffsetMs } from '@rollcall/shared/rules/local-date';
import { columnWords } from '@rollcall/shared/words/columns';
import { yesNoNames } from '@rollcall/shared/words/common';
import type { Language, Word } from '@rollcall/shared/words/define-words';
import { formatWords } from '@rollcall/shared/words/format';
import type { DownloadColumn } from './download-definition.ts';

const secondMs = 1000;
const daySeconds = 86_400;

/** The kinds of columns that exports are made of, for rows of one type. */
export function downloadColumns<Row>() {
  type Column = DownloadColumn<Row>;
  type Of<Value> = (row: Row, language: Language) => Value | null;
  const word = <Value extends string>(heading: Word, value: Of<Value>, meaning: Record<Value, Word>): Column => ({
    heading,
    width: 14,
    format: 'text',
    value: (row, language) => {
      const found = value(row, language);
      return found === null ? null : meaning[found][language];
    },
  });
  return {
    /** One of a few values, in words. */
    word,
    yesNo: (heading: Word, value: (row: Row) => boolean): Column =>
      word(heading, (row) => (value(row) ? 'yes' : 'no'), yesNoNames),
    text: (heading: Word, value: Of<string>, width = 18): Column => ({
      heading,
      width,
      format: 'text',
      value,
    }),
    /** A unit by its name. */
    unit: (heading: Word, code: (row: Row) => string | null): Column => ({
      heading,
      width: 26,
      format: 'text',
      value: (row, _, names) => named(code(row), names.unit),
    }),
    /** A station by its name. */
    station: (heading: Word, id: (row: Row) => string | null): Column => ({
      heading,
      width: 26,
      format: 'text',
      value: (row, _, names) => named(id(row), names.station),
    }),
    number: (heading: Word, value: Of<number>): Column => ({
      heading,
      width: 14,
      format: 'number',
      value,
    }),
    /** Milliseconds, shown to the second, so that parts add up to their sum and rows to what the page shows. */
    length: (heading: Word, value: Of<number>): Column => ({
      heading: { zh: columnWords.inHours.zh(heading.zh), en: columnWords.inHours.en(heading.en) },
      width: 18,
      format: 'length',
      value: (row, language) => {
        const ms = value(row, language);
        return ms === null ? null : Math.floor(ms / secondMs) / daySeconds;
      },
    }),
    /** An instant, shown in local time (Asia/Shanghai). */
    moment: (heading: Word, value: Of<string>): Column => ({
      heading,
      width: 20,
      format: 'moment',
      value: (row, language) => {
        const instant = value(row, language);
        return instant === null ? null : new Date(Date.parse(instant) + localOffsetMs);
      },
    }),
    /** A calendar date. */
    date: (heading: Word, value: Of<string>): Column => ({
      heading,
      width: 12,
      format: 'date',
      value: (row, language) => {
        const date = value(row, language);
        return date === null ? null : new Date(`${date}T00:00:00Z`);
      },
    }),
  };
}

const named = (code: string | null, name: (code: string) => string) => (code === null ? null : name(code));

/** Several values of a cell: with the same mark in files of both languages, because imports read it. */
export const listed = (values: Iterable<string>): string => [...values].join(formatWords.and.zh);
