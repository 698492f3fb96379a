import type { DutyTypeRow } from '@rollcall/shared/resources/duty-types';
import { sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import type { Database, Transaction } from '../../db/database.ts';

/** By code, retired ones too. */
export async function selectDutyTypes(db: Database | Transaction): Promise<DutyTypeRow[]> {
  return db
    .selectFrom('duty_type')
    .select([
      ...camel('duty_type', 'duty_type', 'name', 'recording_rule'),
      sql<boolean>`retired_at is not null`.as('retired'),
    ])
    .orderBy('duty_type')
    .execute();
}

/** Whether any shift of it has begun. */
export async function hasBegun(tx: Transaction, dutyType: string, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('shift')
    .select('shift_id')
    .where('duty_type', '=', dutyType)
    .where('starts_at', '<=', now)
    .where('cancelled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Inserts or updates the duty type. One that is retired already keeps the time when it was retired. */
export async function upsertDutyType(
  tx: Transaction,
  { dutyType, name, recordingRule, retired }: DutyTypeRow,
  now: Date,
): Promise<void> {
  const retiredAt = retired ? now : null;
  await tx
    .insertInto('duty_type')
    .values({ duty_type: dutyType, name, recording_rule: recordingRule, retired_at: retiredAt })
    .onConflict((conflict) =>
      conflict.column('duty_type').doUpdateSet({
        name,
        recording_rule: recordingRule,
        retired_at: retired ? sql`coalesce(duty_type.retired_at, excluded.retired_at)` : null,
      }),
    )
    .execute();
}
