import { localDateOf } from '@rollcall/shared/rules/local-date';
import { lockMoves } from '../registry/move-review-repository.ts';
import { type OfficerToSave, officerStore, saveOfficers } from '../registry/save-officers.ts';
import { compareWithStored, countsOf } from '../registry/save-rows.ts';
import { listUnits } from '../registry/unit-repository.ts';
import { columnKinds } from './column-kinds.ts';
import { eachOnce } from './each-once.ts';
import { defineImport } from './import-definition.ts';
import { OfficerLookup } from './officer-lookup.ts';
import { UnitLookup } from './unit-lookup.ts';

/** Officers, with unit and leader, in whatever order. */
export const importOfficers = defineImport({
  kind: 'officers',
  access: 'registry.write',
  title: '人员',
  columns: {
    badgeNo: columnKinds.badgeNo().required({
      zh: '警号',
      en: 'Badge no.',
      note: '唯一。已有此警号的人员会被修改。不足六位的数字，若补零后有此人，就是此人（Excel 会去掉开头的零）。',
      examples: ['100001'],
    }),
    name: columnKinds.name(50).required({ zh: '姓名', en: 'Name', note: '最多 50 个字。', examples: ['陈建国'] }),
    kind: columnKinds
      .choice([
        { value: 'sworn', zh: '民警', en: 'Sworn', also: ['正式民警'] },
        { value: 'auxiliary', zh: '辅警', en: 'Auxiliary', also: ['协警'] },
      ])
      .required({
        zh: '人员类别',
        en: 'Kind',
        also: ['类别'],
        note: '民警或辅警（协警）。',
        examples: ['民警', '辅警'],
      }),
    unit: columnKinds
      .reference()
      .required({ zh: '所属单位', en: 'Unit', note: '单位代码或名称，应已登记。', examples: ['路面一中队'] }),
    leader: columnKinds.badgeNo().optional({
      zh: '责任领导警号',
      en: 'Leader badge no.',
      also: ['负责人警号', '负责人'],
      note: '责任领导的警号，可以是本表中的人员。空着：新人员没有责任领导，已有人员不变。',
      examples: ['100002'],
    }),
  },
  lock: lockMoves,
  async plan(tx, rows, { problems, faulty, now, ...by }) {
    const today = localDateOf(now);
    const written = [...rows, ...faulty].flatMap(({ values }) => [values.badgeNo, values.leader]);
    const officers = await OfficerLookup.create(tx, written);
    const units = new UnitLookup(await listUnits(tx));
    const once = eachOnce(rows, 'badgeNo', ({ values }) => officers.badgeNoOf(values.badgeNo), problems);
    const inFile = new Set(
      [...once, ...faulty].flatMap(({ values: { badgeNo } }) =>
        badgeNo === undefined ? [] : [officers.badgeNoOf(badgeNo)],
      ),
    );
    const leaderOf = (row: number, values: { badgeNo?: string; leader?: string | undefined }) => {
      if (values.leader === undefined) return undefined;
      const leaderBadgeNo = officers.badgeNoOf(values.leader);
      const place = { row, column: 'leader' };
      const isSelf = values.badgeNo !== undefined && leaderBadgeNo === officers.badgeNoOf(values.badgeNo);
      if (isSelf) problems.add(place, 'leader_is_self');
      else if (!inFile.has(leaderBadgeNo) && !officers.has(leaderBadgeNo)) problems.add(place, 'officer_unknown');
      const leftOn = officers.leftBy(leaderBadgeNo, today);
      if (leftOn !== undefined) problems.add(place, 'officer_left', leftOn);
      return leaderBadgeNo;
    };
    for (const { number: row, values } of faulty) {
      if (values.unit !== undefined) units.find(values.unit, problems, { row, column: 'unit' });
      leaderOf(row, values);
    }
    const wanted = once.flatMap(({ number: row, values }): OfficerToSave[] => {
      const badgeNo = officers.badgeNoOf(values.badgeNo);
      const leftOn = officers.leftBy(badgeNo, today);
      if (leftOn !== undefined) problems.add({ row, column: 'badgeNo' }, 'officer_code_left', leftOn);
      const unitCode = units.find(values.unit, problems, { row, column: 'unit' });
      const leaderBadgeNo = leaderOf(row, values);
      if (unitCode === undefined) return [];
      const { name, kind } = values;
      return [{ badgeNo, name, kind, unitCode, ...(leaderBadgeNo === undefined ? {} : { leaderBadgeNo }) }];
    });
    return {
      ...countsOf(await compareWithStored(tx, officerStore, wanted)),
      write: async (writing) => void (await saveOfficers(writing, wanted, by)),
    };
  },
});
