import type { Column } from './column.ts';
import classes from './row-card.module.css';

/** A row on a phone: what a table would clip stands below each other, each with its title. */
export function RowCard<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    <dl className={classes.card}>
      {columns.map(({ key, title, cell }) => {
        const shown = cell(row);
        if (shown === null || shown === undefined || shown === '') return null;
        return (
          <div key={key}>
            <dt>{title}</dt>
            <dd>{shown}</dd>
          </div>
        );
      })}
    </dl>
  );
}
