import type { LeaveRow } from '@rollcall/shared/resources/leave';
import type { OfficerRow } from '@rollcall/shared/resources/officers';
import type { ShiftRow } from '@rollcall/shared/resources/shifts';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { useMemo } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useWholeList } from '../../api/use-whole-list.ts';
import { daysOf, monthOf } from '../../format/month.ts';
import { useWords } from '../../language/use-words.ts';
import { DutyNav } from '../../navigation/duty-nav.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { CopyWeek } from '../shift-copies/copy-week.tsx';
import { OpenShift, type ShiftFactsView } from './open-shift.tsx';
import classes from './roster-grid.module.css';
import { RosterGrid } from './roster-grid.tsx';
import { rosterRows } from './roster-rows.ts';
import { RosterToolbar } from './roster-toolbar.tsx';
import { AddShift } from './shift-form.tsx';

/** A month of duty: officers by unit, days, and in each cell who is where and whether it was recorded. */
export function Roster({ facts }: { facts: ShiftFactsView }) {
  const texts = useWords(rosterWords);
  const [query, change] = useUrlQuery([
    'month',
    'unitCode',
    'dutyType',
    'campaignId',
    'q',
    'shift',
    'add',
    'entry',
    'copy',
  ]);
  const month = monthOf(query.month);
  const days = useMemo(() => daysOf(month), [month]);
  const { unitCode, dutyType, campaignId } = query;
  const units = useRead('GET units', { query: {} });
  const officers = useWholeList<OfficerRow>('officers', { unitCode }, 200);
  const shifts = useWholeList<ShiftRow>(
    'shifts',
    { from: days[0], to: days.at(-1), unitCode, dutyType, campaignId },
    1000,
  );
  const leave = useWholeList<LeaveRow>('leave', { from: days[0], to: days.at(-1), unitCode }, 1000);
  const rows = useMemo(
    () => rosterRows(units.answer?.rows ?? [], officers.rows ?? [], shifts.rows ?? [], leave.rows),
    [units.answer, officers.rows, shifts.rows, leave.rows],
  );
  const { q } = query;
  const found = useMemo(() => {
    if (q === undefined) return rows;
    const matches = ({ badgeNo, name }: { badgeNo: string; name: string }) => badgeNo.includes(q) || name.includes(q);
    return rows
      .map((unit) => ({ ...unit, officers: unit.officers.filter(matches) }))
      .filter((unit) => unit.officers.length > 0);
  }, [rows, q]);
  const problem = units.problem ?? officers.problem ?? shifts.problem ?? leave.problem;
  const loading = units.answer === undefined || officers.loading || shifts.loading;
  return (
    <div className={classes.page}>
      <DutyNav />
      <RosterToolbar month={month} />
      <ProblemNotice
        problem={problem}
        onRetry={() => Promise.all([units, officers, shifts, leave].map(({ retry }) => retry()))}
      />
      {loading ? (
        problem ? null : (
          <SkeletonRows columns={12} rows={14} />
        )
      ) : found.length === 0 ? (
        <p>{q === undefined ? `${texts.emptyTitle} ${texts.emptyHint}` : texts.nobodyFound}</p>
      ) : (
        <RosterGrid
          days={days}
          units={found}
          outdated={shifts.outdated}
          onOpen={(shiftId) => change({ shift: shiftId }, { push: true })}
          onAdd={(badgeNo, date) => change({ add: `${badgeNo}_${date}` }, { push: true })}
        />
      )}
      <RosterDrawer
        facts={facts}
        shiftId={query.shift}
        add={query.add}
        adding={query.entry === 'new'}
        onClose={() => change({ shift: undefined, add: undefined, entry: undefined })}
      />
      {query.copy === undefined ? null : (
        <CopyWeek
          week={query.copy}
          unitCode={unitCode}
          onWeek={(copy) => change({ copy })}
          onClose={() => change({ copy: undefined })}
        />
      )}
    </div>
  );
}

interface Props {
  shiftId: string | undefined;
  /** `<badge>_<date>` of the cell that gets one. */
  add: string | undefined;
  /** A shift of whomever and whenever. */
  adding: boolean;
  facts: ShiftFactsView;
  onClose: () => void;
}

/** What stands beside the grid: a shift, or the form for a new one. */
function RosterDrawer({ shiftId, add, adding, facts, onClose }: Props) {
  if (shiftId !== undefined) return <OpenShift key={shiftId} shiftId={shiftId} facts={facts} onClose={onClose} />;
  const [, badgeNo, date] = /^(.+)_(\d{4}-\d\d-\d\d)$/.exec(add ?? '') ?? [];
  if (badgeNo !== undefined && date !== undefined) {
    return (
      <AddShift
        key={add}
        badgeNo={badgeNo}
        start={startOfLocalDate(date).getTime() + 8 * 3_600_000}
        onClose={onClose}
      />
    );
  }
  return adding ? <AddShift onClose={onClose} /> : null;
}
