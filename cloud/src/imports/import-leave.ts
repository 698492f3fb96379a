import { leaveFields } from '@rollcall/shared/fields/leave';
import { leave, leaveList } from '@rollcall/shared/resources/leave';
import { addDays, localMinuteOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { leaveImport, shownOfLeave } from '@rollcall/shared/words/leave';
import { lockDutyExclusive } from '../db/duty-lock.ts';
import type { LeaveObjection, WantedLeave } from '../duty/leave/plan-leave.ts';
import { leaveOfState } from '../duty/leave/repository.ts';
import { editsOfLeave, planLeaveChanges } from '../duty/leave/save-leave.ts';
import { reliedOn } from '../duty/roster-proposals/roster-import.ts';
import { columnKinds, columnOf } from './column-kinds.ts';
import { defineImport } from './import-definition.ts';
import { officerColumns } from './officer-columns.ts';
import { OfficerLookup, writtenBadgeNos } from './officer-lookup.ts';
import { planRosterRows } from './plan-roster-rows.ts';
import type { ProblemList } from './problem-list.ts';
import { tellObjections } from './tell-objections.ts';

/** Who is on leave from when to when. */
export const importLeave = defineImport({
  kind: leaveList.key,
  access: leave.endpoints.create.parts.access,
  title: shownOfLeave.title.zh,
  columns: {
    ...officerColumns,
    leaveKind: columnOf(leaveFields.leaveKind, leaveImport.leaveKind),
    firstDay: columnKinds.date().required(leaveImport.firstDay),
    starts: columnKinds.time().optional(leaveImport.starts),
    lastDay: columnKinds.date().required(leaveImport.lastDay),
    ends: columnKinds.time().optional(leaveImport.ends),
    note: columnOf(leaveFields.note, leaveImport.note),
  },
  lock: lockDutyExclusive,
  async plan(tx, rows, context) {
    const { problems, unitCode, faulty } = context;
    const badgeNos = [...rows, ...faulty].map(({ values }) => values.badgeNo);
    const officers = await OfficerLookup.create(tx, badgeNos, unitCode);
    const wanted: WantedLeave[] = [];
    const rowNumbers: number[] = [];
    for (const { number: row, values } of rows) {
      const officer = officers.find(values, problems, row);
      if (!officer) continue;
      const { leaveKind, firstDay, starts = 0, lastDay, ends, note = '' } = values;
      const startsAt = new Date(startOfLocalDate(firstDay).getTime() + starts * 1000);
      const endsAt =
        ends === undefined
          ? startOfLocalDate(addDays(lastDay, 1))
          : new Date(startOfLocalDate(lastDay).getTime() + ends * 1000);
      wanted.push({ badgeNo: officer.badgeNo, leaveKind, startsAt, endsAt, note });
      rowNumbers.push(row);
    }
    for (const { number: row, values } of faulty) officers.find(values, problems, row);
    const plan = await planLeaveChanges(tx, wanted, context);
    tellObjections(plan.objections, rowNumbers, problems, { pastColumn: 'firstDay', tell });
    const edits = editsOfLeave(plan);
    const relied = { ...reliedOn(edits, writtenBadgeNos(badgeNos)), standing: leaveOfState(wanted) };
    return planRosterRows(tx, { act: 'leave_imported', edits, relied, plan, rowNumbers }, context);
  },
});

/** Says in which cells what is against the leave. */
function tell(objection: LeaveObjection, rowOf: (index: number) => number, problems: ProblemList): void {
  const row = rowOf(objection.index);
  switch (objection.kind) {
    case 'reason_required':
      return;
    case 'unknown_officer':
      problems.add({ row, column: 'badgeNo' }, 'officer_unknown');
      return;
    case 'officer_left':
      problems.add({ row, column: 'firstDay' }, 'officer_left', objection.leftOn);
      return;
    case 'leave_length':
      problems.add({ row, column: 'lastDay' }, 'leave_backwards');
      return;
    case 'leave_overlap_in_list': {
      const other = problems.nameOf({ row: rowOf(objection.otherIndex), column: 'firstDay' });
      problems.add({ row, column: 'firstDay' }, 'leave_overlap_in_list', other);
      return;
    }
    case 'leave_overlap': {
      const { startsAt, endsAt } = objection.other;
      const other = `${localMinuteOf(startsAt)} 至 ${localMinuteOf(endsAt)}`;
      problems.add({ row, column: 'firstDay' }, 'leave_overlap', other);
    }
  }
}
