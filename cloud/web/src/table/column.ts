import type { ReactNode } from 'react';

export interface Column<Row> {
  /** Stable name: of the remembered choice of columns, and of the sort where `sort` is set. */
  key: string;
  title: string;
  /** What it means, where the title alone doesn't tell. */
  tip?: string;
  cell: (row: Row) => ReactNode;
  width?: number;
  /** Right-aligned, in tabular figures. */
  number?: boolean;
  /** HQ sorts by it: `?sort=<sort>` or `?sort=-<sort>` in the URL and in the request. */
  sort?: string;
  /** Can't be hidden. */
  always?: boolean;
  /** Stays in sight at the end while the rest scrolls sideways. */
  stays?: boolean;
  /** Hidden until chosen. */
  optional?: boolean;
}
