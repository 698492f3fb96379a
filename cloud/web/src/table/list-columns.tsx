import { inPercent } from '@rollcall/shared/rules/lengths';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import type { Language, Word } from '@rollcall/shared/words/define-words';
import { type ColumnKind, type ListColumn, valueIn } from '@rollcall/shared/words/list-columns';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatDuration } from '../format/format-duration.ts';
import { formatPerson } from '../format/format-person.ts';
import { formatDate, formatDayTime } from '../format/format-time.ts';
import { NoWrap } from '../parts/no-wrap.tsx';
import { paths } from '../paths.ts';
import type { Column } from './column.ts';

/** Of the page, in pixels; text has that of files. */
const widths: Partial<Record<ColumnKind, number>> = {
  number: 80,
  length: 115,
  share: 80,
  moment: 128,
  date: 115,
  word: 100,
  station: 150,
  person: 140,
};
const charWidth = 6;

/** The cells that a page draws by itself, by the column's key. */
export type Cells<Row, Columns extends readonly ListColumn<Row>[]> = {
  [Key in Columns[number]['key']]?: (row: Row) => ReactNode;
};

/** A list's columns as the page has them. */
export function listColumns<Row, Columns extends readonly ListColumn<Row>[]>(
  columns: Columns,
  { language, cells }: { language: Language; cells: Cells<Row, Columns> },
): Column<Row>[] {
  const own: Partial<Record<string, (row: Row) => ReactNode>> = cells;
  return columns
    .filter(({ onPage }) => onPage !== 'never')
    .map((column) => ({
      key: column.key,
      title: column.heading[language],
      width: widths[column.kind] ?? (column.width ?? 18) * charWidth,
      cell: own[column.key] ?? ((row) => cellOf(column, row, language)),
      ...(column.tip ? { tip: column.tip[language] } : {}),
      ...(['number', 'length', 'share'].includes(column.kind) ? { number: true } : {}),
      ...(column.kind === 'share' ? { stays: true } : {}),
      ...(column.onPage === 'always' ? { always: true } : {}),
      ...(column.onPage === 'optional' ? { optional: true } : {}),
    }));
}

function cellOf<Row>(column: ListColumn<Row>, row: Row, language: Language): ReactNode {
  const value = valueIn(column, row, language);
  if (value === null) return '';
  if (typeof value === 'object') {
    return (
      <Link to={paths.officer(value.badgeNo)}>
        <NoWrap>{formatPerson(value)}</NoWrap>
      </Link>
    );
  }
  return column.kind === 'text' ? value : <NoWrap>{written(column, value, language)}</NoWrap>;
}

function written<Row>(column: ListColumn<Row>, value: string | number, language: Language): string {
  switch (column.kind) {
    case 'moment':
      return formatDayTime(String(value), language);
    case 'date':
      return formatDate(startOfLocalDate(String(value)), language);
    case 'length':
      return formatDuration(Number(value), language);
    case 'share':
      return `${inPercent(Number(value)).toFixed(1)}%`;
    case 'word':
      return (column.words as Record<string, Word>)[value]?.[language] ?? String(value);
    default:
      return String(value);
  }
}
