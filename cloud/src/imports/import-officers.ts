import { officerFields as fields } from '@rollcall/shared/fields/officers';
import { officerList, officers as resource } from '@rollcall/shared/resources/officers';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { officerImport, shownOfOfficers } from '@rollcall/shared/words/officers';
import { type OfficerToSave, officerStore, saveOfficers } from '../people/officers/save-officers.ts';
import { lockMoves } from '../registry/move-review-repository.ts';
import { compareWithStored } from '../registry/save-rows.ts';
import { listUnits } from '../registry/unit-repository.ts';
import { columnOf } from './column-kinds.ts';
import { eachOnce } from './each-once.ts';
import { defineImport, outcomesByKey } from './import-definition.ts';
import { OfficerLookup } from './officer-lookup.ts';
import { UnitLookup } from './unit-lookup.ts';

/** Officers, with unit and leader, in whatever order. */
export const importOfficers = defineImport({
  kind: officerList.key,
  access: resource.endpoints.create.parts.access,
  title: shownOfOfficers.title.zh,
  columns: {
    badgeNo: columnOf(fields.badgeNo, officerImport.badgeNo),
    name: columnOf(fields.name, officerImport.name),
    kind: columnOf(fields.kind, officerImport.kind),
    unit: columnOf(fields.unitCode, officerImport.unit),
    leader: columnOf(fields.leaderBadgeNo, officerImport.leader),
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
    const rowOf = new Map(once.map(({ number: row, values }) => [officers.badgeNoOf(values.badgeNo), row]));
    return {
      outcomes: outcomesByKey(await compareWithStored(tx, officerStore, wanted), officerStore.keyOf, rowOf),
      write: async (writing) => void (await saveOfficers(writing, wanted, by)),
    };
  },
});
