import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

export interface Recorder {
  recorderSerial: string;
  unitCode: string | null;
  state: 'normal' | 'faulty' | 'in_repair' | 'scrapped';
  spare: boolean;
}

export async function selectRecorders(tx: Transaction, recorderSerials: readonly string[]): Promise<Recorder[]> {
  return tx
    .selectFrom('recorder')
    .select(['recorder_serial as recorderSerial', 'unit_code as unitCode', 'state', 'spare'])
    .where('recorder_serial', '=', sql<string>`any(${recorderSerials}::text[])`)
    .execute();
}

/** Makes the recorders or brings them to this. */
export async function upsertRecorders(tx: Transaction, rows: readonly Recorder[]): Promise<void> {
  await sql`
    insert into recorder (recorder_serial, unit_code, state, spare)
    select * from json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("recorderSerial" text, "unitCode" text, state text, spare boolean)
    on conflict (recorder_serial) do update
      set unit_code = excluded.unit_code, state = excluded.state, spare = excluded.spare
  `.execute(tx);
}
