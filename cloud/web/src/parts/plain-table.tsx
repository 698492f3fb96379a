import type { ReactNode } from 'react';
import classes from './plain-table.module.css';

interface Props<Row> {
  name: string;
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string;
  /** `width`: as CSS has it, so that tables under each other line up. `foot`: below all rows, such as their sum. */
  columns: readonly {
    title: string;
    number?: boolean;
    width?: string;
    cell: (row: Row) => ReactNode;
    foot?: ReactNode;
  }[];
}

/** A table of more columns is a card for each row there. */
const mostOnPhone = 3;

/** Some rows that a page already has; long lists are a ServerTable's. */
export function PlainTable<Row>({ name, rows, rowKey, columns }: Props<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className={classes.scroll} tabIndex={0}>
      <table
        className={columns.length > mostOnPhone ? `${classes.table} ${classes.cards}` : classes.table}
        aria-label={name}
      >
        <thead>
          <tr>
            {columns.map(({ title, number, width }) => (
              <th key={title} scope="col" className={number ? classes.number : undefined} style={{ width }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)}>
              {columns.map(({ title, number, cell }) => (
                <td key={title} data-title={title} className={number ? classes.number : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {columns.some(({ foot }) => foot !== undefined) ? (
          <tfoot>
            <tr>
              {columns.map(({ title, number, foot }) => (
                <td key={title} data-title={title} className={number ? classes.number : undefined}>
                  {foot}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}
