import type { DutyDay, DutyWeek } from '@rollcall/shared/resources/duty-weeks';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { dutyWeekWords } from '@rollcall/shared/words/duty-weeks';
import { type MouseEvent, memo, useEffect, useMemo, useRef } from 'react';
import { Link } from 'react-router';
import { formatTime } from '../../format/format-time.ts';
import { useGridKeys } from '../../grid/use-grid-keys.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { CoverageStrip } from '../../strip/coverage-strip.tsx';
import grid from '../shifts/roster-grid.module.css';
import { RosterHead } from '../shifts/roster-head.tsx';
import { useNear } from '../shifts/use-near.ts';
import { recordedOfDay } from './recorded-of-day.ts';
import classes from './week-grid.module.css';

interface Props {
  /** Its Monday. */
  week: string;
  units: DutyWeek['units'];
  /** Shows the week before while this one is on its way. */
  outdated: boolean;
  onOpen: (badgeNo: string, date: string) => void;
}

/** Officers by the days of a week, made as the month's grid is: plain elements with roles, keys and clicks of the grid's own. */
export function WeekGrid({ week, units, outdated, onOpen }: Props) {
  const texts = useWords(dutyWeekWords);
  const element = useRef<HTMLDivElement>(null);
  const days = useMemo(() => Array.from({ length: 7 }, (_, index) => addDays(week, index)), [week]);
  // On a phone a day and a half is visible: it opens at today, as the month's grid does.
  useEffect(() => {
    const dayPx = element.current?.querySelector('[role="columnheader"]:last-child')?.getBoundingClientRect().width;
    if (element.current && dayPx) element.current.scrollLeft = days.indexOf(localDateOf(Date.now())) * dayPx;
  }, [days]);

  function act(target: EventTarget): void {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-date]') : null;
    const { badge, date } = cell?.dataset ?? {};
    if (badge && date) onOpen(badge, date);
  }
  const onKeyDown = useGridKeys({ grid: element, columns: days.length, onAct: act });
  const first = units[0]?.officers[0]?.badgeNo;
  return (
    <div
      ref={element}
      role="grid"
      aria-label={texts.grid}
      aria-busy={outdated}
      className={`${grid.grid} ${classes.grid}`}
      style={{ '--days': 7 } as React.CSSProperties}
      tabIndex={-1}
      onClick={({ target }: MouseEvent) => act(target)}
      onKeyDown={onKeyDown}
    >
      <RosterHead days={days} />
      {units.map((unit) => (
        <div key={unit.unitCode} role="rowgroup" aria-label={unit.name}>
          <div role="row" className={grid.unit}>
            <div role="rowheader">
              {unit.name} <span>{unit.officers.length}</span>
            </div>
          </div>
          {unit.officers.map((officer) => (
            <WeekRow key={`${week} ${officer.badgeNo}`} officer={officer} entrance={officer.badgeNo === first} />
          ))}
        </div>
      ))}
    </div>
  );
}

interface WeekRowProps {
  officer: DutyWeek['units'][number]['officers'][number];
  /** Whether its first cell is the one that the tab key reaches. */
  entrance: boolean;
}

/** An officer's week; its cells are made when they come near to what is seen. */
const WeekRow = memo(
  function WeekRow({ officer: { badgeNo, name, days }, entrance }: WeekRowProps) {
    const row = useRef<HTMLDivElement>(null);
    const near = useNear(row, 800);
    return (
      <div ref={row} role="row" className={`${grid.row} ${classes.row}`}>
        <div role="rowheader" className={grid.person} data-tip={`${badgeNo} ${name}`}>
          <Link to={paths.officer(badgeNo)} tabIndex={-1}>
            <span className={grid.badge}>{badgeNo}</span> {name}
          </Link>
        </div>
        {(near ? days : []).map((day, index) => (
          <div
            key={day.date}
            role="gridcell"
            tabIndex={entrance && index === 0 ? 0 : -1}
            data-date={day.date}
            data-badge={badgeNo}
            className={grid.cell}
          >
            <WeekDay day={day} name={name} />
          </div>
        ))}
      </div>
    );
  },
  (one, other) => one.entrance === other.entrance && JSON.stringify(one.officer) === JSON.stringify(other.officer),
);

/** An officer's day in a cell: a line a shift, how much of it was recorded, what is missing, findings, leave. */
function WeekDay({ day, name }: { day: DutyDay; name: string }) {
  const texts = useWords(dutyWeekWords);
  const { language } = useLanguage();
  const { shifts, leaveKind, openFindings } = day;
  const { recorded, missing } = recordedOfDay(shifts, language);
  return (
    <div className={classes.day}>
      {leaveKind === null ? null : <span className={classes.quiet}>{texts.kinds[leaveKind]}</span>}
      {shifts.map((shift) => (
        <WeekShift key={shift.shiftId} shift={shift} name={name} />
      ))}
      {recorded === undefined ? null : <span className={classes.recorded}>{recorded}</span>}
      {missing === undefined && openFindings === 0 ? null : (
        <span className={classes.line}>
          <span>{missing}</span>
          {openFindings > 0 ? <b>{texts.findings(openFindings)}</b> : null}
        </span>
      )}
    </div>
  );
}

/** From when to when, and what of it is recorded. */
function WeekShift({ shift, name }: { shift: DutyDay['shifts'][number]; name: string }) {
  const texts = useWords(dutyWeekWords);
  const { startsAt, endsAt, segments, dutyTypeName, post } = shift;
  const time = `${formatTime(startsAt)}–${formatTime(endsAt)}`;
  return (
    <div className={classes.shift}>
      <span className={classes.quiet} data-tip={`${time} ${dutyTypeName} · ${post}`}>
        {time.replaceAll(':00', '')} {dutyTypeName}
      </span>
      {segments.length === 0 ? (
        <span className={classes.quiet}>{texts.notRequired}</span>
      ) : (
        <CoverageStrip
          from={Date.parse(startsAt)}
          to={Date.parse(endsAt)}
          segments={segments}
          name={`${name} ${time}`}
          height={10}
          ticks={false}
        />
      )}
    </div>
  );
}
