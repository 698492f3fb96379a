import { unitFields as fields } from '@rollcall/shared/fields/units';
import { units as resource, unitList } from '@rollcall/shared/resources/units';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { shownOfUnits, unitImport } from '@rollcall/shared/words/units';
import type { Transaction } from '../db/database.ts';
import { judgeUnits } from '../people/units/judge-units.ts';
import { findDeputy } from '../people/units/repository.ts';
import { canBeDeputy, nameDeputy, saveUnits, unitStore } from '../people/units/save-units.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { lockRegistry } from '../registry/registry-lock-repository.ts';
import { compareWithStored } from '../registry/save-rows.ts';
import { listUnits, type Unit } from '../registry/unit-repository.ts';
import { columnOf } from './column-kinds.ts';
import { eachOnce } from './each-once.ts';
import { defineImport, outcomesByKey } from './import-definition.ts';
import { OfficerLookup } from './officer-lookup.ts';
import type { ProblemList } from './problem-list.ts';
import { UnitLookup } from './unit-lookup.ts';

/** Units, with the unit above each by code or name, in whatever order. */
export const importUnits = defineImport({
  kind: unitList.key,
  access: resource.endpoints.create.parts.access,
  title: shownOfUnits.title.zh,
  columns: {
    unitCode: columnOf(fields.unitCode, unitImport.unitCode),
    name: columnOf(fields.name, unitImport.name),
    kind: columnOf(fields.kind, unitImport.kind),
    parent: columnOf(fields.parentCode, unitImport.parent),
    deputy: columnOf(fields.deputyBadgeNo, unitImport.deputy),
  },
  lock: lockRegistry,
  async plan(tx, rows, { problems, faulty, now, ...by }) {
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
    const deputies = await deputiesIn(tx, once, { problems, now });
    const outcomes = outcomesByKey(await compareWithStored(tx, unitStore, wanted), unitStore.keyOf, rowOf);
    return {
      outcomes: outcomes.map((outcome) =>
        outcome.becomes === 'unchanged' && deputies.some(({ row }) => row === outcome.row)
          ? { ...outcome, becomes: 'changed' }
          : outcome,
      ),
      async write(writing, at) {
        await saveUnits(writing, wanted, by);
        for (const { unitCode, badgeNo } of deputies) await nameDeputy(writing, unitCode, badgeNo, { ...by, now: at });
        return undefined;
      },
    };
  },
});

/** The deputies that the file changes; who can't be one is a problem. */
async function deputiesIn(
  tx: Transaction,
  rows: readonly { number: number; values: { unitCode: string; deputy?: string | undefined } }[],
  { problems, now }: { problems: ProblemList; now: Date },
): Promise<{ row: number; unitCode: string; badgeNo: string }[]> {
  const officers = await OfficerLookup.create(
    tx,
    rows.map(({ values }) => values.deputy),
  );
  const changed: { row: number; unitCode: string; badgeNo: string }[] = [];
  for (const { number: row, values } of rows) {
    if (values.deputy === undefined) continue;
    const badgeNo = officers.badgeNoOf(values.deputy);
    if (!officers.has(badgeNo)) {
      problems.add({ row, column: 'deputy' }, 'officer_unknown');
    } else if (!canBeDeputy(officers.get(badgeNo), values.unitCode, localDateOf(now))) {
      problems.add({ row, column: 'deputy' }, 'not_a_deputy');
    } else if ((await findDeputy(tx, values.unitCode)) !== badgeNo) {
      changed.push({ row, unitCode: values.unitCode, badgeNo });
    }
  }
  return changed;
}

/** Units of rows that are told of: others of the file may name them as theirs. */
function namedIn(faulty: readonly { values: { unitCode?: string; name?: string } }[]) {
  return faulty.flatMap(({ values: { unitCode, name } }) =>
    unitCode === undefined || name === undefined ? [] : [{ unitCode, name }],
  );
}
