import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { lockDutyExclusive } from '../db/duty-lock.ts';
import type { WantedLeave } from '../duty/leave/plan-leave.ts';
import { leaveOfState } from '../duty/leave/repository.ts';
import { editsOfLeave, planLeaveChanges } from '../duty/leave/save-leave.ts';
import { reliedOn } from '../duty/roster-proposals/roster-import.ts';
import { columnKinds } from './column-kinds.ts';
import { defineImport } from './import-definition.ts';
import { leaveKindChoices } from './leave-kind-choices.ts';
import { officerColumns } from './officer-columns.ts';
import { OfficerLookup, writtenBadgeNos } from './officer-lookup.ts';
import { planRosterRows } from './plan-roster-rows.ts';
import { tellLeaveObjections } from './tell-leave-objections.ts';

/** Who is on leave from when to when. */
export const importLeave = defineImport({
  kind: 'leave',
  access: 'shifts.write',
  title: '请假',
  columns: {
    ...officerColumns,
    leaveKind: columnKinds.choice(leaveKindChoices).required({
      zh: '假别',
      en: 'Kind',
      also: ['请假类别'],
      note: '休假期间不要求录像。',
      examples: ['年休假'],
    }),
    firstDay: columnKinds.date().required({
      zh: '开始日期',
      en: 'First day',
      note: '必须有年份。同一人同一开始时间的请假会被修改。',
      examples: ['2026-11-25'],
    }),
    starts: columnKinds
      .time()
      .optional({ zh: '开始时间', en: 'Starts', note: '24 小时制。空着：从零时起。', examples: ['14:00'] }),
    lastDay: columnKinds.date().required({
      zh: '结束日期',
      en: 'Last day',
      note: '休假的最后一天，含当天。',
      examples: ['2026-11-28'],
    }),
    ends: columnKinds
      .time()
      .optional({ zh: '结束时间', en: 'Ends', note: '24 小时制。空着：到当天结束。', examples: ['12:00'] }),
    note: columnKinds.text(200).optional({ zh: '事由', en: 'Note', note: '最多 200 个字。', examples: ['年休假'] }),
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
    tellLeaveObjections(plan.objections, rowNumbers, problems);
    const edits = editsOfLeave(plan);
    const relied = { ...reliedOn(edits, writtenBadgeNos(badgeNos)), standing: leaveOfState(wanted) };
    return planRosterRows(tx, { act: 'leave_imported', edits, relied, plan, rowNumbers }, context);
  },
});
