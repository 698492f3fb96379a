import { inPercent } from '@rollcall/shared/rules/lengths';
import { columnWords } from '@rollcall/shared/words/columns';
import type { Language, Word } from '@rollcall/shared/words/define-words';
import { type ListColumn, valueIn } from '@rollcall/shared/words/list-columns';
import { downloadColumns } from './download-columns.ts';
import type { DownloadColumn } from './download-definition.ts';

/** A list's columns as its files have them. */
export function fileColumns<Row>(columns: readonly ListColumn<Row>[]): DownloadColumn<Row>[] {
  return columns.filter(({ inFiles }) => inFiles !== 'never').flatMap((column) => toFileColumns(column));
}

function toFileColumns<Row>(one: ListColumn<Row>): DownloadColumn<Row>[] {
  const column = downloadColumns<Row>();
  const heading = one.headingInFiles ?? one.heading;
  // The kind of a column says what its value is.
  const value =
    <Value>() =>
    (row: Row, language: Language) =>
      valueIn(one, row, language) as Value | null;
  switch (one.kind) {
    case 'text':
      return [column.text(heading, value<string>(), one.width)];
    case 'unit':
      return [column.unit(heading, (row) => value<string>()(row, 'zh'))];
    case 'station':
      return [column.station(heading, (row) => value<string>()(row, 'zh'))];
    case 'word':
      return [column.word(heading, value<string>(), one.words)];
    case 'number':
      return [column.number(heading, value<number>())];
    case 'length':
      return [column.length(heading, value<number>())];
    case 'share':
      return [column.number(both(columnWords.inPercent, heading), (...asked) => toPercent(value<number>()(...asked)))];
    case 'moment':
      return [column.moment(heading, value<string>())];
    case 'date':
      return [column.date(heading, value<string>())];
    case 'person': {
      const person = value<{ badgeNo: string; name: string }>();
      return [
        column.text(both(columnWords.badgeNoOf, heading), (...asked) => person(...asked)?.badgeNo ?? null),
        column.text(heading, (...asked) => person(...asked)?.name ?? null),
      ];
    }
  }
}

/** A heading that has another in it. */
const both = (sentence: { zh(text: string): string; en(text: string): string }, { zh, en }: Word): Word => ({
  zh: sentence.zh(zh),
  en: sentence.en(en),
});

const toPercent = (share: number | null) => (share === null ? null : inPercent(share));
