import { custodyFields as fields } from '@rollcall/shared/fields/custodies';
import { custodies, custodyList } from '@rollcall/shared/resources/custodies';
import { shownOfCustodies, custodyImport as told } from '@rollcall/shared/words/custodies';
import type { WantedCustody } from '../custody/custodies/custody.ts';
import { touchesPast } from '../custody/custodies/judge-custodies.ts';
import { readForCustodies } from '../custody/custodies/repository.ts';
import { custodyFacts, planCustodyChanges, writeCustodyRows } from '../custody/custodies/save-custodies.ts';
import { lockDutyExclusive } from '../db/duty-lock.ts';
import { fingerprintOf } from '../db/fingerprint.ts';
import { appendFacts } from '../ledger/append-fact.ts';
import { columnOf } from './column-kinds.ts';
import { defineImport, inTurn, outcomesByIndex } from './import-definition.ts';
import { officerColumns } from './officer-columns.ts';
import { OfficerLookup, writtenBadgeNos } from './officer-lookup.ts';
import { RecorderLookup, recorderColumn } from './recorder-lookup.ts';
import { tellCustodyObjections } from './tell-custody-objections.ts';

/** Who held, holds and will hold which recorder. */
export const importCustodies = defineImport({
  kind: custodyList.key,
  access: custodies.endpoints.create.parts.access,
  title: shownOfCustodies.title.zh,
  columns: {
    recorderSerial: recorderColumn,
    ...officerColumns,
    basis: columnOf(fields.basis, told.basis),
    heldFrom: columnOf(fields.heldFrom, told.heldFrom),
    heldUntil: columnOf(fields.heldUntil, told.heldUntil),
  },
  lock: lockDutyExclusive,
  async plan(tx, rows, context) {
    const { problems, unitCode, faulty } = context;
    const badgeNos = [...rows, ...faulty].map(({ values }) => values.badgeNo);
    const officers = await OfficerLookup.create(tx, badgeNos, unitCode);
    const serials = [...rows, ...faulty].map(({ values }) => values.recorderSerial);
    const recorders = await RecorderLookup.create(tx, serials, unitCode);
    const wanted: WantedCustody[] = [];
    const rowNumbers: number[] = [];
    for (const { number: row, values } of rows) {
      const officer = officers.find(values, problems, row);
      if (!officer) {
        // Rows that are saved have their recorder looked up then.
        recorders.check(values, problems, row);
        continue;
      }
      const { recorderSerial, basis, heldFrom, heldUntil = null } = values;
      wanted.push({ recorderSerial, badgeNo: officer.badgeNo, basis, heldFrom, heldUntil });
      rowNumbers.push(row);
    }
    for (const { number: row, values } of faulty) {
      officers.find(values, problems, row);
      recorders.check(values, problems, row);
    }
    const plan = await planCustodyChanges(tx, wanted, context);
    tellCustodyObjections(plan.objections, rowNumbers, problems);
    if (problems.count > 0) return { outcomes: [], write: inTurn([]) };
    const read = readForCustodies(
      wanted.map(({ recorderSerial }) => recorderSerial),
      writtenBadgeNos(badgeNos),
    );
    const before = await fingerprintOf(tx, read);
    return {
      outcomes: outcomesByIndex(plan.indexes, rowNumbers),
      prepare: async (writing) => void (await appendFacts(writing, custodyFacts(plan, context))),
      // Without a reason, what was to come when it was checked may be past by now.
      stillHolds: async (writing, later) =>
        (context.reason !== undefined || !touchesPast(plan, later)) && (await fingerprintOf(writing, read)) === before,
      write: async (writing) => void (await writeCustodyRows(writing, plan)),
    };
  },
});
