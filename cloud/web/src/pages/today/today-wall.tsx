import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { useRef } from 'react';
import type { Answered } from '../../api/use-answer.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useRowsDrawn } from '../../table/use-rows-drawn.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { ArrivalsPanel } from './arrivals-panel.tsx';
import { Board, leastHeights } from './board.tsx';
import { DayTotals } from './day-totals.tsx';
import { Desk } from './desk/desk.tsx';
import { StationsPanel } from './stations-panel.tsx';
import classes from './today-wall.module.css';
import { usePageTurning } from './use-page-turning.ts';
import { WallHead } from './wall-head.tsx';

/** A wall has no pointer. */
const ignore = () => undefined;

/** Today on the wall of the control room: large, dark, without menus; what doesn't fit is shown page by page. */
export function TodayWall({ today }: { today: Answered<TodayResponse> }) {
  const [{ unitCode }] = useUrlQuery(['unitCode']);
  const { answer, problem, updatedAt } = today;
  const board = useRef<HTMLElement>(null);
  const most = useRowsDrawn(answer !== undefined, leastHeights);
  usePageTurning(board);
  return (
    <div className={classes.wall}>
      <WallHead date={answer?.date} updatedAt={updatedAt} />
      <ProblemNotice problem={problem} />
      <Desk answer={answer} wall />
      {answer ? <DayTotals answer={answer} unitCode={unitCode} /> : null}
      <div className={classes.columns}>
        <section ref={board} className={classes.board}>
          {answer ? <Board answer={answer} units={answer.units} filtered={false} most={most} onOpen={ignore} /> : null}
        </section>
        <aside className={classes.side}>
          <StationsPanel unitCode={unitCode} wall />
          <ArrivalsPanel unitCode={unitCode} wall />
        </aside>
      </div>
    </div>
  );
}
