import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { type CSSProperties, useMemo, useRef } from 'react';
import { useRowKeys } from '../../table/use-row-keys.ts';
import { todayTexts } from '../../texts/today-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import classes from './board.module.css';
import { BoardAxis } from './board-axis.tsx';
import { dayAxis, placeOf } from './day-axis.ts';
import { EmptyBoard } from './empty-board.tsx';
import { OfficerRow } from './officer-row.tsx';
import { UnitRow } from './unit-row.tsx';

interface Props {
  answer: TodayResponse;
  /** Those of the answer that are to be shown. */
  units: TodayResponse['units'];
  filtered: boolean;
  onOpen: (shiftId: string) => void;
}

/** Units and their officers, a strip for each shift, on one time axis; j, k and Enter go through the officers. */
export function Board({ answer, units, filtered, onOpen }: Props) {
  const texts = useTexts(todayTexts);
  const { date, asOf } = answer;
  const table = useRef<HTMLTableElement>(null);
  const axis = useMemo(() => dayAxis(answer), [answer]);
  const officers = units.flatMap((unit) => unit.officers);
  const { active, setActive } = useRowKeys({
    rows: officers,
    open: ({ shifts }) => shifts[0] && onOpen(shifts[0].shiftId),
    nearEnd: () => undefined,
    container: table,
  });
  if (officers.length === 0) return <EmptyBoard filtered={filtered} />;
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
      {units.map((unit) => (
        <tbody key={unit.unitCode}>
          <UnitRow unit={unit} date={date} />
          {unit.officers.map((officer) => (
            <OfficerRow
              key={officer.badgeNo}
              officer={officer}
              date={date}
              asOf={asOf}
              axis={axis}
              active={officers[active] === officer}
              onChoose={() => setActive(officers.indexOf(officer))}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}
