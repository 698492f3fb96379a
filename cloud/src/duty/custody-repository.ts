import type { RecorderState } from '@rollcall/shared/fields/recorder-states';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { Custody } from './custody.ts';
import type { CustodyState } from './custody-state.ts';
import type { WantedCustody } from './wanted-custody.ts';

/** Everything that `planCustodies` needs to save the wanted custodies and remove the others. */
export async function selectCustodyState(
  tx: Transaction,
  wanted: readonly WantedCustody[],
  custodyIds: readonly string[],
): Promise<CustodyState> {
  const ids = [...custodyIds, ...wanted.flatMap(({ custodyId }) => (custodyId === undefined ? [] : [custodyId]))];
  const serials = wanted.map(({ recorderSerial }) => recorderSerial);
  const custodies = await custodyRows(tx)
    .where(
      'recorder_serial',
      'in',
      sql<string>`(
        select unnest(${serials}::text[])
        union select recorder_serial from custody where custody_id = any(${ids}::uuid[])
      )`,
    )
    .execute();
  const badgeNos = [...new Set([...wanted, ...custodies].map(({ badgeNo }) => badgeNo))];
  const officers = await tx
    .selectFrom('officer')
    .select(['badge_no as badgeNo', 'unit_code as unitCode', 'left_on as leftOn'])
    .where('badge_no', '=', sql<string>`any(${badgeNos}::text[])`)
    .execute();
  const recorders = await tx
    .selectFrom('recorder')
    .select(['recorder_serial as recorderSerial', 'unit_code as unitCode', 'state'])
    .where('recorder_serial', '=', sql<string>`any(${serials}::text[])`)
    .execute();
  return {
    custodies,
    officers: new Map(officers.map(({ badgeNo, ...officer }) => [badgeNo, officer])),
    recorders: new Map(
      recorders.map(({ recorderSerial, ...recorder }): [string, { unitCode: string | null; state: RecorderState }] => [
        recorderSerial,
        recorder,
      ]),
    ),
  };
}

/**
 * What saving these custodies reads, as `fingerprintOf` compares it: of the recorders named, their entries, and the officers of both.
 * @param badgeNos all that may be meant
 */
export function readForCustodies(
  recorderSerials: readonly string[],
  badgeNos: readonly string[],
): RawBuilder<unknown>[] {
  const serials = [...new Set(recorderSerials)];
  return [
    sql`select custody_id, recorder_serial, badge_no, basis, held_from, held_until from custody
      where recorder_serial = any(${serials}::text[])`,
    sql`select badge_no, name, unit_code, left_on from officer
      where badge_no = any(${[...new Set(badgeNos)]}::text[])
        or badge_no in (select badge_no from custody where recorder_serial = any(${serials}::text[]))`,
    sql`select recorder_serial, unit_code, state from recorder where recorder_serial = any(${serials}::text[])`,
  ];
}

/** Every one of these recorders. */
export async function selectCustodiesOf(tx: Transaction, recorderSerials: readonly string[]): Promise<Custody[]> {
  return custodyRows(tx).where('recorder_serial', '=', sql<string>`any(${recorderSerials}::text[])`).execute();
}

export async function deleteCustodies(tx: Transaction, custodyIds: readonly string[]): Promise<void> {
  await sql`delete from custody where custody_id = any(${custodyIds}::uuid[])`.execute(tx);
}

export async function insertCustodies(tx: Transaction, custodies: readonly Custody[]): Promise<void> {
  await sql`
    insert into custody (custody_id, recorder_serial, badge_no, basis, held_from, held_until)
    select * from json_to_recordset(${JSON.stringify(custodies)}::json) as r (
      "custodyId" uuid, "recorderSerial" text, "badgeNo" text, basis text, "heldFrom" timestamptz, "heldUntil" timestamptz
    )
  `.execute(tx);
}

/** @param visible the only unit whose officers' custodies may be seen; every unit's when undefined */
export async function findCustody(
  tx: Transaction,
  custodyId: string,
  { unitCode }: { unitCode?: string | null | undefined },
): Promise<Custody | undefined> {
  let row = custodyRows(tx).where('custody_id', '=', custodyId);
  if (unitCode !== undefined) {
    row = row.where('badge_no', 'in', (officers) =>
      officers.selectFrom('officer').select('officer.badge_no').where('unit_code', '=', unitCode),
    );
  }
  return row.executeTakeFirst();
}

function custodyRows(tx: Transaction) {
  return tx
    .selectFrom('custody')
    .select([
      'custody_id as custodyId',
      'recorder_serial as recorderSerial',
      'badge_no as badgeNo',
      'basis',
      'held_from as heldFrom',
      'held_until as heldUntil',
    ]);
}
