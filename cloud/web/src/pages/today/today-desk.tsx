import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { useCallback, useMemo } from 'react';
import type { Answered } from '../../api/use-answer.ts';
import { later } from '../../loading/later.tsx';
import { useEver } from '../../loading/use-ever.ts';
import { usePreload } from '../../loading/use-preload.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useRowsDrawn } from '../../table/use-rows-drawn.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { ArrivalsPanel } from './arrivals-panel.tsx';
import { Board, leastHeights } from './board.tsx';
import { BoardLegend } from './board-legend.tsx';
import { DayTotals } from './day-totals.tsx';
import { Desk } from './desk/desk.tsx';
import { filterUnits } from './filter-units.ts';
import { StationsPanel } from './stations-panel.tsx';
import classes from './today-desk.module.css';
import { TodayToolbar } from './today-toolbar.tsx';

const ShiftDrawer = later({ load: async () => (await import('./shift-drawer.tsx')).ShiftDrawer });

/** Today at a desk: the board, beside it the stations and what arrives. */
export function TodayDesk({ today }: { today: Answered<TodayResponse> }) {
  const [{ unitCode, campaignId, gaps, q, shift }, change] = useUrlQuery([
    'unitCode',
    'campaignId',
    'gaps',
    'q',
    'shift',
  ]);
  const { answer, problem, loading, retry } = today;
  const can = useCan();
  usePreload(ShiftDrawer.preload);
  const wasOpen = useEver(shift !== undefined);
  const open = useCallback((shiftId: string) => change({ shift: shiftId }, { push: true }), [change]);
  const units = useMemo(() => (answer ? filterUnits(answer, { q, gaps: gaps === '1' }) : []), [answer, q, gaps]);
  const most = useRowsDrawn(answer !== undefined, leastHeights);
  return (
    <>
      <TodayToolbar date={answer?.date} asOf={answer?.asOf} />
      <ProblemNotice problem={problem} onRetry={retry} />
      <Desk answer={answer} />
      <div className={classes.columns}>
        <section className={classes.board} aria-busy={loading || today.outdated}>
          {answer ? (
            <>
              <DayTotals answer={answer} unitCode={unitCode} />
              <Board
                answer={answer}
                units={units}
                most={most}
                filtered={q !== undefined || gaps === '1' || campaignId !== undefined}
                onOpen={open}
              />
              {units.some(({ officers }) => officers.length > 0) ? <BoardLegend /> : null}
            </>
          ) : loading ? (
            <SkeletonRows columns={6} rows={18} />
          ) : null}
        </section>
        <aside className={classes.side}>
          {can('stations.read') ? <StationsPanel unitCode={unitCode} /> : null}
          <ArrivalsPanel unitCode={unitCode} />
        </aside>
      </div>
      {wasOpen ? <ShiftDrawer shiftId={shift} onClose={() => change({ shift: undefined })} /> : null}
    </>
  );
}
