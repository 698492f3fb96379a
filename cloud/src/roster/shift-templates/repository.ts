import type { NewShiftTemplate, ShiftTemplateFilters } from '@rollcall/shared/resources/shift-templates';
import { type SqlBool, sql } from 'kysely';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';

/** Named times with breaks and duty type; `unitCode` null: for the whole brigade. */
export interface ShiftTemplate extends NewShiftTemplate {
  retired: boolean;
}

export type KnownTemplate = ShiftTemplate & { shiftTemplateId: string };

export type StoredTemplate = NonNullable<Awaited<ReturnType<typeof findTemplateRow>>>;

/** Those in use first, those of units before those for the whole brigade. */
export const templateSort: Sort = {
  direction: 'asc',
  keys: [
    { by: sql`(t.retired_at is not null)::integer`, type: 'integer' },
    { by: sql`(t.unit_code is null)::integer`, type: 'integer' },
    { by: sql`coalesce(t.unit_code, '')`, type: 'text' },
    { by: sql.ref('t.from_time'), type: 'text' },
    { by: sql.ref('t.name'), type: 'text' },
    { by: sql.ref('t.shift_template_id'), type: 'uuid' },
  ],
};

export function templatesWith(db: Database, { unitCode, retired }: ShiftTemplateFilters, dataScope: DataScope) {
  let rows = templateRows(db).where(isSeenBy(dataScope));
  if (unitCode !== undefined) rows = rows.where(isUsedBy(unitCode));
  if (retired !== undefined) rows = rows.where('t.retired_at', retired ? 'is not' : 'is', null);
  return rows;
}

export async function findTemplateRow(db: Database, shiftTemplateId: string, dataScope: DataScope) {
  return templateRows(db)
    .where('t.shift_template_id', '=', shiftTemplateId)
    .where(isSeenBy(dataScope))
    .executeTakeFirst();
}

/** All of them. */
export async function selectTemplates(tx: Transaction): Promise<KnownTemplate[]> {
  const rows = await tx.selectFrom('shift_template').selectAll().execute();
  return rows.map((row) => ({
    shiftTemplateId: row.shift_template_id,
    unitCode: row.unit_code,
    name: row.name,
    from: row.from_time,
    to: row.to_time,
    breaks: row.breaks,
    dutyType: row.duty_type,
    retired: row.retired_at !== null,
  }));
}

/** @returns its id */
export async function insertTemplate(tx: Transaction, template: ShiftTemplate, now: Date): Promise<string> {
  const { shift_template_id } = await tx
    .insertInto('shift_template')
    .values({ ...toRow(template), retired_at: template.retired ? now : null })
    .returning('shift_template_id')
    .executeTakeFirstOrThrow();
  return shift_template_id;
}

/** One that is retired already keeps the time when it was retired. */
export async function updateTemplate(
  tx: Transaction,
  { shiftTemplateId, ...template }: KnownTemplate,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('shift_template')
    .set({ ...toRow(template), retired_at: template.retired ? sql<Date>`coalesce(retired_at, ${now})` : null })
    .where('shift_template_id', '=', shiftTemplateId)
    .execute();
}

function toRow({ unitCode, name, from, to, breaks, dutyType }: ShiftTemplate) {
  return {
    unit_code: unitCode,
    name,
    from_time: from,
    to_time: to,
    breaks: JSON.stringify(breaks),
    duty_type: dutyType,
  };
}

/** Whoever sees not all units sees what the own one can use; an account of no unit, what the whole brigade can. */
function isSeenBy({ unitCode }: DataScope) {
  return unitCode === undefined ? sql<SqlBool>`true` : isUsedBy(unitCode);
}

function isUsedBy(unitCode: string | null) {
  return sql<SqlBool>`(t.unit_code is null or t.unit_code = ${unitCode})`;
}

function templateRows(db: Database) {
  return db
    .selectFrom('shift_template as t')
    .leftJoin('unit as u', 'u.unit_code', 't.unit_code')
    .innerJoin('duty_type as d', 'd.duty_type', 't.duty_type')
    .select([
      't.shift_template_id',
      't.unit_code',
      'u.name as unit_name',
      't.name',
      't.from_time',
      't.to_time',
      't.breaks',
      't.duty_type',
      'd.name as duty_type_name',
      'd.retired_at as duty_type_retired_at',
      't.retired_at',
    ]);
}
