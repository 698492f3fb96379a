import { addDays, startOfLocalDate } from '@rollcall/shared/local-date';
import type { Transaction } from '../db/database.ts';
import { selectDutyTypes } from '../duty/duty-type-repository.ts';
import type { WantedShift } from '../duty/plan-shifts.ts';
import { planShiftChanges, writeShifts } from '../duty/save-shifts.ts';
import type { SaveResult } from '../registry/save-result.ts';
import { columnKinds } from './column-kinds.ts';
import { DutyTypeLookup } from './duty-type-lookup.ts';
import { defineImport, type ImportContext } from './import-definition.ts';
import { OfficerLookup } from './officer-lookup.ts';
import { tellShiftObjections } from './tell-shift-objections.ts';

/** The roster: who is on duty when, where, for what. */
export const importShifts = defineImport({
  kind: 'shifts',
  title: '排班',
  columns: {
    badgeNo: columnKinds.badgeNo().required({
      zh: '警号',
      en: 'Badge no.',
      note: '应已登记。不足六位的数字，若补零后有此人，就是此人（Excel 会去掉开头的零）。',
      examples: ['100001'],
    }),
    name: columnKinds.name(50).optional({
      zh: '姓名',
      en: 'Name',
      note: '可不填；填了就与警号核对，不一致时不导入。',
      examples: ['陈建国'],
    }),
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
      examples: ['12:00', '24:00', '02:00'],
    }),
    post: columnKinds
      .name(100)
      .required({ zh: '岗位', en: 'Post', note: '最多 100 个字。', examples: ['人民路与建设路口'] }),
    dutyType: columnKinds.reference().required({
      zh: '勤务类型',
      en: 'Duty type',
      note: '名称或代码，应是在用的勤务类型。',
      examples: ['路面执勤'],
    }),
  },
  choicesOf: async (db) => {
    const dutyTypes = await selectDutyTypes(db);
    return { dutyType: dutyTypes.filter(({ retired }) => !retired).map(({ name }) => name) };
  },
  async save(tx, rows, context) {
    const { problems, unitCode, faulty } = context;
    const dutyTypes = new DutyTypeLookup(await selectDutyTypes(tx));
    const badgeNos = [...rows, ...faulty].map(({ values }) => values.badgeNo);
    const officers = await OfficerLookup.create(tx, badgeNos, unitCode);
    const wanted: WantedShift[] = [];
    const rowNumbers: number[] = [];
    for (const { number: row, values } of rows) {
      const officer = officers.find(values, problems, row);
      const dutyType = dutyTypes.find(values.dutyType, problems, { row, column: 'dutyType' });
      if (!officer || dutyType === undefined) continue;
      const { date, starts, ends, post } = values;
      const endDate = ends <= starts ? addDays(date, 1) : date;
      wanted.push({
        badgeNo: officer.badgeNo,
        startsAt: moment(date, starts),
        endsAt: moment(endDate, ends),
        dutyType,
        post,
      });
      rowNumbers.push(row);
    }
    for (const { number: row, values } of faulty) {
      officers.find(values, problems, row);
      if (values.dutyType !== undefined) dutyTypes.find(values.dutyType, problems, { row, column: 'dutyType' });
    }
    return saveShiftRows(tx, wanted, rowNumbers, context);
  },
});

async function saveShiftRows(
  tx: Transaction,
  wanted: readonly WantedShift[],
  rowNumbers: readonly number[],
  context: ImportContext,
): Promise<SaveResult> {
  const plan = await planShiftChanges(tx, wanted, context);
  tellShiftObjections(plan.objections, rowNumbers, context.problems);
  const { added, changed, unchanged } = plan;
  if (context.problems.count === 0) await writeShifts(tx, plan, context);
  return { added: added.length, changed: changed.length, unchanged };
}

function moment(date: string, seconds: number): Date {
  return new Date(startOfLocalDate(date).getTime() + seconds * 1000);
}
