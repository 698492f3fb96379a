import { shiftFields } from '@rollcall/shared/fields/shifts';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import type { Transaction } from '../db/database.ts';
import { lockDutyExclusive } from '../db/duty-lock.ts';
import { selectDutyTypes } from '../duty/duty-types/repository.ts';
import { reliedOn } from '../duty/roster-proposals/roster-import.ts';
import type { WantedShift } from '../duty/shifts/plan-shifts.ts';
import { editsOf, planShiftChanges } from '../duty/shifts/save-shifts.ts';
import { shiftsOfState } from '../duty/shifts/state-repository.ts';
import { selectCampaigns } from '../roster/campaigns/repository.ts';
import { CampaignLookup } from './campaign-lookup.ts';
import { columnKinds, columnOf } from './column-kinds.ts';
import { DutyTypeLookup } from './duty-type-lookup.ts';
import { defineImport, type ImportContext, type ImportPlan } from './import-definition.ts';
import { isNone } from './is-none.ts';
import { officerColumns } from './officer-columns.ts';
import { OfficerLookup, writtenBadgeNos } from './officer-lookup.ts';
import { placeBreaks } from './place-breaks.ts';
import { planRosterRows } from './plan-roster-rows.ts';
import { tellShiftObjections } from './tell-shift-objections.ts';

/** The roster: who is on duty when, where, for what. */
export const importShifts = defineImport({
  kind: 'shifts',
  access: 'shifts.write',
  title: '排班',
  columns: {
    ...officerColumns,
    date: columnKinds.date().required({
      zh: '日期',
      en: 'Date',
      note: '开始上岗的日期，必须有年份。同一人同一日期和开始时间的班次会被修改。',
      examples: ['2026-11-25', '2026/11/25', '2026年11月25日'],
    }),
    starts: columnKinds
      .time()
      .required({ zh: '开始时间', en: 'Starts', note: '24 小时制。', examples: ['08:00', '20时30分'] }),
    ends: columnKinds.time().required({
      zh: '结束时间',
      en: 'Ends',
      note: '24 小时制。不晚于开始时间的，是第二天的时间。午夜写 24:00 或 00:00。',
      examples: ['20:00', '24:00', '02:00'],
    }),
    post: columnOf(shiftFields.post, { note: (most) => `最多 ${most} 个字。`, examples: ['人民路与建设路口'] }),
    dutyType: columnKinds.reference().required({
      zh: '勤务类型',
      en: 'Duty type',
      note: '名称或代码，应是在用的勤务类型。',
      examples: ['路面执勤'],
    }),
    breaks: columnKinds.breaks().optional({
      zh: '休息',
      en: 'Breaks',
      also: ['休息时间'],
      note: '班次内不要求录像的时间，几段之间用“、”隔开。空着：不改动；写“无”：没有休息。',
      examples: ['12:00-13:00', '无', '12:00-13:00、18:00-18:30'],
    }),
    campaign: columnKinds.reference().optional({
      zh: '专项',
      en: 'Campaign',
      also: ['专项整治'],
      note: '专项整治的名称，当天应在其起止日期内。空着：不改动；写“无”：不属于专项。',
      examples: ['冬季酒驾整治'],
    }),
    plannedRecorderSerial: columnKinds.reference().optional({
      zh: '计划记录仪',
      en: 'Planned recorder',
      note: '计划使用的执法记录仪编号；实际由谁使用，以领用为准。空着：不改动；写“无”：不指定。',
      examples: ['K1A00001'],
    }),
  },
  choicesOf: async (db) => {
    const dutyTypes = await selectDutyTypes(db);
    const campaigns = await selectCampaigns(db);
    return {
      dutyType: dutyTypes.filter(({ retired }) => !retired).map(({ name }) => name),
      campaign: [...campaigns.map(({ name }) => name), '无'],
    };
  },
  lock: lockDutyExclusive,
  async plan(tx, rows, context) {
    const { problems, unitCode, faulty } = context;
    const dutyTypes = new DutyTypeLookup(await selectDutyTypes(tx));
    const campaigns = new CampaignLookup(await selectCampaigns(tx));
    const badgeNos = [...rows, ...faulty].map(({ values }) => values.badgeNo);
    const officers = await OfficerLookup.create(tx, badgeNos, unitCode);
    const wanted: WantedShift[] = [];
    const rowNumbers: number[] = [];
    for (const { number: row, values } of rows) {
      const officer = officers.find(values, problems, row);
      const dutyType = dutyTypes.find(values.dutyType, problems, { row, column: 'dutyType' });
      const campaignId = campaigns.find(values.campaign, problems, { row, column: 'campaign' });
      if (!officer || dutyType === undefined) continue;
      const { date, starts, ends, post, breaks, plannedRecorderSerial: serial } = values;
      const startsAt = moment(date, starts);
      wanted.push({
        badgeNo: officer.badgeNo,
        startsAt,
        endsAt: moment(ends <= starts ? addDays(date, 1) : date, ends),
        dutyType,
        post,
        breaks: breaks && placeBreaks(breaks, startsAt),
        campaignId,
        plannedRecorderSerial: serial !== undefined && isNone(serial) ? null : serial,
      });
      rowNumbers.push(row);
    }
    for (const { number: row, values } of faulty) {
      officers.find(values, problems, row);
      if (values.dutyType !== undefined) dutyTypes.find(values.dutyType, problems, { row, column: 'dutyType' });
      campaigns.find(values.campaign, problems, { row, column: 'campaign' });
    }
    return planRows(tx, { wanted, rowNumbers, lookedUp: badgeNos }, context);
  },
});

async function planRows(
  tx: Transaction,
  { wanted, rowNumbers, lookedUp }: { wanted: WantedShift[]; rowNumbers: number[]; lookedUp: (string | undefined)[] },
  context: ImportContext,
): Promise<ImportPlan> {
  const plan = await planShiftChanges(tx, wanted, context);
  tellShiftObjections(plan.objections, rowNumbers, context.problems);
  const edits = editsOf(plan);
  const relied = { ...reliedOn(edits, writtenBadgeNos(lookedUp)), standing: shiftsOfState(wanted) };
  return planRosterRows(tx, { act: 'shifts_imported', edits, relied, plan, rowNumbers }, context);
}

function moment(date: string, seconds: number): Date {
  return new Date(startOfLocalDate(date).getTime() + seconds * 1000);
}
