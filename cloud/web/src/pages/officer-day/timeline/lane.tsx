import type { ReactNode } from 'react';
import { layRows } from '../../findings/lay-rows.ts';
import classes from './lane.module.css';
import type { Shown } from './zoom.ts';

export interface LaneBlock {
  key: string;
  from: number;
  to: number;
  tip: string;
  look:
    | 'counts'
    | 'not'
    | 'held'
    | 'activity'
    | 'uncovered'
    | 'explained'
    | 'exempt'
    | 'lost'
    | 'mark'
    | 'band'
    | 'quiet';
  label?: ReactNode;
}

interface Props {
  shown: Shown;
  /** By their start. */
  blocks: readonly LaneBlock[];
  /** The accessible name; the tables below say the same to who can't see it. */
  name: string;
  /** What it says while nothing of what is shown lies on it. */
  empty: string;
  rowHeight?: number;
}

/** Blocks on the time axis that all lanes share. */
export function Lane({ shown, blocks, name, empty, rowHeight = 24 }: Props) {
  const { from, to } = shown;
  const visible = blocks.filter((block) => block.to >= from && block.from <= to);
  const rows = layRows(visible);
  const percent = (time: number) => ((Math.min(Math.max(time, from), to) - from) / (to - from)) * 100;
  return (
    <div
      className={classes.lane}
      style={{ height: rowHeight * (Math.max(0, ...rows) + 1) }}
      role="img"
      aria-label={`${name} ${blocks.length}`}
    >
      {visible.length === 0 ? <span className={classes.empty}>{empty}</span> : null}
      {visible.map(({ key, from: start, to: end, tip, look, label }, index) => (
        <span
          key={key}
          className={`${classes.block} ${classes[look]}`}
          style={{
            left: `${percent(start)}%`,
            width: `max(3px, ${percent(end) - percent(start)}%)`,
            top: rowHeight * (rows[index] ?? 0),
            height: rowHeight - 2,
          }}
          data-tip={tip}
        >
          {label === undefined ? null : <span className={classes.label}>{label}</span>}
        </span>
      ))}
    </div>
  );
}
