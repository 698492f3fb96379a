import { layRows } from './lay-rows.ts';
import classes from './shift-lane.module.css';

export interface LaneBlock {
  key: string;
  from: number;
  to: number;
  tip: string;
  look: 'counts' | 'not' | 'held';
  label?: string;
  onClick?: () => void;
}

interface Props {
  from: number;
  to: number;
  /** By their start. */
  blocks: readonly LaneBlock[];
  /** The accessible name. The tables below say the same to who can't see it. */
  name: string;
}

const rowHeight = 24;

/** Blocks on the axis of the strip above. */
export function ShiftLane({ from, to, blocks, name }: Props) {
  const rows = layRows(blocks);
  const percent = (time: number) => ((Math.min(Math.max(time, from), to) - from) / (to - from)) * 100;
  return (
    <div
      className={classes.lane}
      style={{ height: rowHeight * (Math.max(0, ...rows) + 1) }}
      role="img"
      aria-label={`${name} ${blocks.length}`}
    >
      {blocks.map(({ key, from: start, to: end, tip, look, label, onClick }, index) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the table below has the same as links
        // biome-ignore lint/a11y/useKeyWithClickEvents: the table below has the same as links
        <span
          key={key}
          className={`${classes.block} ${classes[look]} ${onClick ? classes.opens : ''}`}
          style={{
            left: `${percent(start)}%`,
            width: `max(2px, ${percent(end) - percent(start)}%)`,
            top: rowHeight * (rows[index] ?? 0),
          }}
          data-tip={tip}
          onClick={onClick}
        >
          {label}
        </span>
      ))}
    </div>
  );
}
