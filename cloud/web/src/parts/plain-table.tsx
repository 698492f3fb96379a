import type { ReactNode } from 'react';
import classes from './plain-table.module.css';

interface Props<Row> {
  name: string;
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string;
  columns: readonly { title: string; number?: boolean; cell: (row: Row) => ReactNode }[];
}

/** Some rows that a page already has; long lists are a ServerTable's. */
export function PlainTable<Row>({ name, rows, rowKey, columns }: Props<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className={classes.scroll} tabIndex={0}>
      <table className={classes.table} aria-label={name}>
        <thead>
          <tr>
            {columns.map(({ title, number }) => (
              <th key={title} scope="col" className={number ? classes.number : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)}>
              {columns.map(({ title, number, cell }) => (
                <td key={title} className={number ? classes.number : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
