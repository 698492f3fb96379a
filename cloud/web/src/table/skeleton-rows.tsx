import classes from './server-table.module.css';

const widths = ['70%', '45%', '60%', '80%', '55%'];

/** Where rows will be. */
export function SkeletonRows({ columns, rows = 12 }: { columns: number; rows?: number }) {
  return (
    <div className={classes.skeleton} style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }} aria-hidden="true">
      {Array.from({ length: rows * columns }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same and never move
        <i key={index} style={{ width: widths[(index * 7) % widths.length] }} />
      ))}
    </div>
  );
}
