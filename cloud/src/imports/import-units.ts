import { judgeUnits } from '../registry/judge-units.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { lockRegistry } from '../registry/registry-lock-repository.ts';
import { compareWithStored, countsOf } from '../registry/save-rows.ts';
import { saveUnits, unitStore } from '../registry/save-units.ts';
import { listUnits, type Unit } from '../registry/unit-repository.ts';
import { columnKinds } from './column-kinds.ts';
import { eachOnce } from './each-once.ts';
import { defineImport } from './import-definition.ts';
import { UnitLookup } from './unit-lookup.ts';

/** Units, with the unit above each by code or name, in whatever order. */
export const importUnits = defineImport({
  kind: 'units',
  access: 'registry.write',
  title: '单位',
  columns: {
    unitCode: columnKinds.unitCode().required({
      zh: '单位代码',
      en: 'Unit code',
      note: '唯一代码。已有此代码的单位会被修改。',
      examples: ['150981000100'],
    }),
    name: columnKinds.name(100).required({
      zh: '单位名称',
      en: 'Unit name',
      note: '全称，最多 100 个字。',
      examples: ['路面一中队'],
    }),
    kind: columnKinds
      .choice([
        { value: 'brigade', zh: '大队', en: 'Brigade' },
        { value: 'squad', zh: '中队', en: 'Squad' },
        { value: 'section', zh: '科室', en: 'Section' },
      ])
      .required({ zh: '类型', en: 'Kind', also: ['类别'], note: '大队、中队或科室。', examples: ['中队'] }),
    parent: columnKinds.reference().optional({
      zh: '上级单位',
      en: 'Parent unit',
      note: '上级单位的代码或名称，可以是本表中的单位。空着：新单位没有上级，已有单位不变。',
      examples: ['交警大队'],
    }),
  },
  lock: lockRegistry,
  async plan(tx, rows, { problems, faulty, ...by }) {
    const once = eachOnce(rows, 'unitCode', ({ values }) => values.unitCode, problems);
    const stored = await listUnits(tx);
    const units = new Map(stored.map((unit) => [unit.unitCode, unit]));
    for (const { number: row, values } of once) {
      const { unitCode, name, kind } = values;
      const { parentCode = null, retired = false } = units.get(unitCode) ?? {};
      if (retired) problems.add({ row, column: 'unitCode' }, 'unit_code_retired');
      units.set(unitCode, { unitCode, name, kind, parentCode, retired });
    }
    const lookup = new UnitLookup([...units.values(), ...namedIn(faulty)]);
    for (const { number: row, values } of faulty) {
      if (values.parent !== undefined) lookup.find(values.parent, problems, { row, column: 'parent' });
    }
    const wanted: Unit[] = [];
    for (const { number: row, values } of once) {
      const unit = units.get(values.unitCode);
      if (!unit) continue;
      if (values.parent !== undefined) {
        unit.parentCode = lookup.find(values.parent, problems, { row, column: 'parent' }) ?? null;
      }
      wanted.push(unit);
    }
    const rowOf = new Map(once.map(({ number: row, values }) => [values.unitCode, row]));
    const { unitLevels, unitCodeDigits } = await readParameters(tx);
    for (const { unitCode, kind } of judgeUnits(stored, wanted, { unitLevels, unitCodeDigits })) {
      const row = rowOf.get(unitCode) ?? 0;
      if (kind === 'unit_code_digits') problems.add({ row, column: 'unitCode' }, kind, unitCodeDigits);
      else if (kind === 'unit_too_deep') problems.add({ row, column: 'parent' }, kind, unitLevels);
      else if (kind === 'unit_below_itself') problems.add({ row, column: 'parent' }, kind);
    }
    return {
      ...countsOf(await compareWithStored(tx, unitStore, wanted)),
      write: async (writing) => void (await saveUnits(writing, wanted, by)),
    };
  },
});

/** Units of rows that are told of: others of the file may name them as theirs. */
function namedIn(faulty: readonly { values: { unitCode?: string; name?: string } }[]) {
  return faulty.flatMap(({ values: { unitCode, name } }) =>
    unitCode === undefined || name === undefined ? [] : [{ unitCode, name }],
  );
}
