import { isDeepStrictEqual } from 'node:util';
import { type ShiftTemplateRow, shiftTemplateList, shiftTemplates } from '@rollcall/shared/resources/shift-templates';
import {
  shiftTemplateColumns,
  shiftTemplateImport,
  shiftTemplateProblems,
  shiftTemplateWords,
  shiftTemplateStates as states,
} from '@rollcall/shared/words/shift-templates';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { selectDutyTypes } from '../../duty/duty-types/repository.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { columnKinds } from '../../imports/column-kinds.ts';
import { DutyTypeLookup } from '../../imports/duty-type-lookup.ts';
import { eachOnce } from '../../imports/each-once.ts';
import { defineImport, inTurn, type RowOutcome } from '../../imports/import-definition.ts';
import type { ProblemList } from '../../imports/problem-list.ts';
import type { ClockBreak } from '../../imports/read-breaks.ts';
import { UnitLookup } from '../../imports/unit-lookup.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { listUnits } from '../../registry/unit-repository.ts';
import { judgeTemplate, type TemplateObjection, withBreaksInOrder } from './judge-shift-template.ts';
import {
  findTemplateRow,
  type ShiftTemplate,
  type StoredTemplate,
  selectTemplates,
  templateSort,
  templatesWith,
} from './repository.ts';
import { addTemplate, changeTemplate, insertWithFact, updateWithFact } from './save-shift-template.ts';

const { read, create, update } = shiftTemplates.endpoints;

const importTemplates = defineImport({
  kind: shiftTemplateList.key,
  access: create.parts.access,
  title: shiftTemplateWords.title.zh,
  columns: {
    name: columnKinds.name(30).required(shiftTemplateImport.name),
    unit: columnKinds.reference().optional(shiftTemplateImport.unit),
    from: columnKinds.time().required(shiftTemplateImport.from),
    to: columnKinds.time().required(shiftTemplateImport.to),
    breaks: columnKinds.breaks().optional(shiftTemplateImport.breaks),
    dutyType: columnKinds.reference().required(shiftTemplateImport.dutyType),
    state: columnKinds
      .choice([
        // An exported file says it of templates that are in use.
        { value: 'used', ...states.used, also: Object.values(states.duty_type_retired) },
        { value: 'retired', ...states.retired },
      ])
      .optional(shiftTemplateImport.state),
  },
  choicesOf: async (db) => {
    const dutyTypes = await selectDutyTypes(db);
    return { dutyType: dutyTypes.filter((known) => !known.retired).map(({ name }) => name) };
  },
  lock: lockDutyExclusive,
  async plan(tx, rows, { problems, faulty, unitCode: keptUnit, now, by }) {
    const dutyTypes = await selectDutyTypes(tx);
    const all = await selectTemplates(tx);
    const units = new UnitLookup(await listUnits(tx));
    const types = new DutyTypeLookup(dutyTypes);
    /** What the cells name that lies elsewhere; undefined where it isn't there. */
    const look = (row: number, { unit, dutyType }: { unit?: string | undefined; dutyType?: string }) => ({
      unitCode: unit === undefined ? null : units.find(unit, problems, { row, column: 'unit' }),
      dutyType: dutyType === undefined ? undefined : types.find(dutyType, problems, { row, column: 'dutyType' }),
    });
    for (const { number, values } of faulty) look(number, values);
    const named = rows.flatMap(({ number, values }) => {
      const { unitCode, dutyType } = look(number, values);
      return unitCode === undefined || dutyType === undefined
        ? []
        : [{ number, values: { ...values, unitCode, dutyType } }];
    });
    const once = eachOnce(named, 'name', ({ values }) => JSON.stringify([values.unitCode, values.name]), problems);
    const outcomes: RowOutcome[] = [];
    const writes: ((tx: Transaction) => Promise<unknown>)[] = [];
    for (const { number: row, values } of once) {
      const { unitCode, name, dutyType, state } = values;
      const before = all.find((known) => known.unitCode === unitCode && known.name === name);
      const wanted: ShiftTemplate = withBreaksInOrder({
        ...{ unitCode, name, dutyType },
        from: clockOf(values.from, () => problems.add({ row, column: 'from' }, 'bad_time')),
        to: clockOf(values.to, () => problems.add({ row, column: 'to' }, 'bad_time')),
        breaks: values.breaks ? spansOf(values.breaks, row, problems) : (before?.breaks ?? []),
        retired: state === undefined ? (before?.retired ?? false) : state === 'retired',
      });
      const after = before && { ...wanted, shiftTemplateId: before.shiftTemplateId };
      // What stays as it is may be anybody's: a leader's exported file has the templates for the whole brigade too.
      if (after && isDeepStrictEqual(before, after)) {
        outcomes.push({ row, becomes: 'unchanged' });
        continue;
      }
      const others = all.filter((known) => known !== before);
      for (const objection of judgeTemplate(wanted, before, { dutyTypes, others, keptUnit })) {
        tell(objection, row, problems);
      }
      writes.push((writing) =>
        before && after
          ? updateWithFact(writing, before, after, { by, now })
          : insertWithFact(writing, wanted, { by, now }),
      );
      outcomes.push({ row, becomes: before ? 'changed' : 'added' });
    }
    return { outcomes, write: inTurn(writes) };
  },
});

function tell(objection: TemplateObjection, row: number, problems: ProblemList): void {
  switch (objection) {
    case 'shift_template_not_own':
      problems.refuse({ row, column: 'unit' }, objection, shiftTemplateProblems);
      return;
    case 'breaks_wrong':
      problems.add({ row, column: 'breaks' }, objection);
      return;
    case 'duty_type_retired':
      problems.add({ row, column: 'dutyType' }, objection);
      return;
    case 'unknown_duty_type':
    case 'shift_template_name_taken':
      throw new Error(`${objection}: the row was looked up by duty type, unit and name`);
  }
}

/** Seconds since midnight as the clock shows them. @param inexact called when they aren't whole minutes */
function clockOf(seconds: number, inexact: () => void): string {
  if (seconds % 60 !== 0) inexact();
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  return `${two((seconds / 3600) % 24)}:${two((seconds % 3600) / 60)}`;
}

function spansOf(breaks: readonly ClockBreak[], row: number, problems: ProblemList) {
  const inexact = () => problems.add({ row, column: 'breaks' }, 'bad_breaks');
  return breaks.map(({ from, to }) => ({ from: clockOf(from, inexact), to: clockOf(to, inexact) }));
}

export const servedShiftTemplates: ServedResource<typeof importTemplates> = {
  imports: [importTemplates],
  lists: [
    serveList(shiftTemplateList, {
      title: shiftTemplateWords.title,
      columns: shiftTemplateColumns,
      sort: templateSort,
      select: ({ db }, filters, { dataScope }) => templatesWith(db, filters, dataScope),
      toRow,
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, async ({ params: { shiftTemplateId }, dataScope }) => ({
      ...(await rowOf(db, shiftTemplateId, dataScope)),
      history: await selectHistoryOf(db, `shift_template:${shiftTemplateId}`),
    })),
    serve(create, async ({ body, session, dataScope }) => {
      const keeper = { by: session.username, now: now(), keptUnit: dataScope.unitCode };
      return rowOf(db, await addTemplate(db, body, keeper), dataScope);
    }),
    serve(update, async ({ params: { shiftTemplateId }, body, session, dataScope }) => {
      const keeper = { by: session.username, now: now(), keptUnit: dataScope.unitCode };
      await changeTemplate(db, shiftTemplateId, body, keeper);
      return rowOf(db, shiftTemplateId, dataScope);
    }),
  ],
};

/** @throws not_found also for one that isn't in sight */
async function rowOf(db: Database, shiftTemplateId: string, dataScope: DataScope): Promise<ShiftTemplateRow> {
  const row = await findTemplateRow(db, shiftTemplateId, dataScope);
  if (!row) throw errors.notFound(`The shift template ${shiftTemplateId}`);
  return toRow(row);
}

function toRow(row: StoredTemplate): ShiftTemplateRow {
  return {
    shiftTemplateId: row.shift_template_id,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    name: row.name,
    from: row.from_time,
    to: row.to_time,
    breaks: row.breaks,
    dutyType: row.duty_type,
    dutyTypeName: row.duty_type_name,
    dutyTypeRetired: row.duty_type_retired_at !== null,
    retired: row.retired_at !== null,
  };
}
