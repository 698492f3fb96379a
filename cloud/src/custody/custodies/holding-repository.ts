import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import type { Holding } from './holding.ts';

export async function deleteHoldings(tx: Transaction, recorderSerials: readonly string[]): Promise<void> {
  await sql`delete from holding where recorder_serial = any(${recorderSerials}::text[])`.execute(tx);
}

export async function insertHoldings(tx: Transaction, holdings: readonly Holding[]): Promise<void> {
  await sql`
    insert into holding (recorder_serial, badge_no, held_from, held_until, custody_id)
    select * from json_to_recordset(${JSON.stringify(holdings)}::json) as r (
      "recorderSerial" text, "badgeNo" text, "heldFrom" timestamptz, "heldUntil" timestamptz, "custodyId" uuid
    )
  `.execute(tx);
}
