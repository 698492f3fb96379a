import { lockDutyExclusive } from '../db/duty-lock.ts';
import { fingerprintOf } from '../db/fingerprint.ts';
import { custodyFacts } from '../duty/custody-facts.ts';
import { readForCustodies } from '../duty/custody-repository.ts';
import { touchesPast } from '../duty/judge-custody.ts';
import { planCustodyChanges, writeCustodyRows } from '../duty/save-custodies.ts';
import type { WantedCustody } from '../duty/wanted-custody.ts';
import { appendFacts } from '../ledger/append-fact.ts';
import { columnKinds } from './column-kinds.ts';
import { defineImport, inTurn, outcomesByIndex } from './import-definition.ts';
import { officerColumns } from './officer-columns.ts';
import { OfficerLookup, writtenBadgeNos } from './officer-lookup.ts';
import { RecorderLookup, recorderColumn } from './recorder-lookup.ts';
import { tellCustodyObjections } from './tell-custody-objections.ts';

/** Who held, holds and will hold which recorder. */
export const importCustodies = defineImport({
  kind: 'custodies',
  access: 'custodies.write',
  title: '配备与领用',
  columns: {
    recorderSerial: recorderColumn,
    ...officerColumns,
    basis: columnKinds
      .choice([
        { value: 'assignment', zh: '配备', en: 'Assignment', also: ['配发'] },
        { value: 'check_out', zh: '领用', en: 'Check-out' },
      ])
      .required({
        zh: '方式',
        en: 'Basis',
        note: '配备：长期发给个人。领用：按班次领用，期间优先于配备。',
        examples: ['配备'],
      }),
    heldFrom: columnKinds.moment().required({
      zh: '开始时间',
      en: 'Held from',
      note: '日期和时间；只有日期的，从零时起。同一记录仪、方式和开始时间的记录会被修改。',
      examples: ['2026-11-25 08:00', '2026-11-25'],
    }),
    heldUntil: columnKinds.moment().optional({
      zh: '结束时间',
      en: 'Held until',
      note: '日期和时间。空着：至今，没有结束。',
      examples: ['2026-11-25 20:00'],
    }),
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
