import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { todayWords } from '@rollcall/shared/words/today';
import { type CSSProperties, useCallback, useMemo, useRef } from 'react';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { useRowKeys } from '../../table/use-row-keys.ts';
import classes from './board.module.css';
import { BoardAxis } from './board-axis.tsx';
import { dayAxis, placeOf } from './day-axis.ts';
import { firstRows } from './first-rows.ts';
import { OfficerRow } from './officer-row.tsx';
import { UnitRow } from './unit-row.tsx';

const EmptyBoard = later({ load: async () => (await import('./empty-board.tsx')).EmptyBoard });

/** As in `board.module.css`, below bar, toolbar, totals and hours; on the wall rows are higher. */
export const leastHeights = { row: 26, above: 180 };

interface Props {
  answer: TodayResponse;
  /** Those of the answer that are to be shown. */
  units: TodayResponse['units'];
  filtered: boolean;
  /** So many of their officers are drawn by now. */
  most: number;
  onOpen: (shiftId: string) => void;
}

/** Units and their officers, a strip for each shift, on one time axis; j, k and Enter go through the officers. */
export function Board({ answer, units, filtered, most, onOpen }: Props) {
  const texts = useWords(todayWords);
  const { date, asOf } = answer;
  const table = useRef<HTMLTableElement>(null);
  const { from, to } = dayAxis(answer);
  const axis = useMemo(() => ({ from, to }), [from, to]);

  const officers = useMemo(() => units.flatMap((unit) => unit.officers), [units]);
  const drawn = useMemo(() => firstRows(units, most), [units, most]);
  const { active, setActive } = useRowKeys({
    rows: officers,
    open: ({ shifts }) => shifts[0] && onOpen(shifts[0].shiftId),
    nearEnd: () => undefined,
    container: table,
  });
  const choose = useCallback(
    (badgeNo: string) => setActive(officers.findIndex((officer) => officer.badgeNo === badgeNo)),
    [officers, setActive],
  );
  if (officers.length === 0) return <EmptyBoard filtered={filtered} />;
  // Reasons change with the minute, not with each answer.
  const minute = `${asOf.slice(0, 16)}:00Z`;
  const now = placeOf(axis, Date.parse(asOf));
  const style = {
    '--hour': `${placeOf(axis, axis.from + 3_600_000)}%`,
    '--now': `${now}%`,
  } as CSSProperties;
  return (
    <table
      ref={table}
      className={`${classes.board} ${now > 0 && now < 100 ? classes.withNow : ''}`}
      style={style}
      aria-label={texts.board}
    >
      <BoardAxis axis={axis} now={now} />
      {drawn.map(({ unit, officers: rows }) => (
        <tbody key={unit.unitCode}>
          <UnitRow unit={unit} date={date} asOf={minute} />
          {rows.map((officer) => (
            <OfficerRow
              key={officer.badgeNo}
              officer={officer}
              date={date}
              asOf={minute}
              axis={axis}
              active={officers[active] === officer}
              onChoose={choose}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}
