import type { Database, Transaction } from '../db/database.ts';

export interface SeedStation {
  stationId: string;
  name: string;
  unitCode: string;
}
export interface SeedRecorder {
  recorderSerial: string;
  unitCode: string | null;
  spare: boolean;
}
export interface SeedOfficer {
  badgeNo: string;
  name: string;
  kind: 'sworn' | 'auxiliary';
  unitCode: string;
}

export async function listSeedStations(tx: Database | Transaction): Promise<SeedStation[]> {
  return tx.selectFrom('station').select(['station_id as stationId', 'name', 'unit_code as unitCode']).execute();
}

export async function listSeedRecorders(tx: Transaction): Promise<SeedRecorder[]> {
  return tx
    .selectFrom('recorder')
    .select(['recorder_serial as recorderSerial', 'unit_code as unitCode', 'spare'])
    .execute();
}

export async function listSeedOfficers(tx: Transaction): Promise<SeedOfficer[]> {
  return tx.selectFrom('officer').select(['badge_no as badgeNo', 'name', 'kind', 'unit_code as unitCode']).execute();
}

export async function saveStation(tx: Transaction, { stationId, name, unitCode }: SeedStation): Promise<void> {
  await tx
    .insertInto('station')
    .values({ station_id: stationId, name, unit_code: unitCode })
    .onConflict((conflict) => conflict.column('station_id').doUpdateSet({ name, unit_code: unitCode }))
    .execute();
}

export async function saveRecorder(tx: Transaction, { recorderSerial, unitCode, spare }: SeedRecorder): Promise<void> {
  await tx
    .insertInto('recorder')
    .values({ recorder_serial: recorderSerial, unit_code: unitCode, spare })
    .onConflict((conflict) => conflict.column('recorder_serial').doUpdateSet({ unit_code: unitCode, spare }))
    .execute();
}

export async function saveOfficer(tx: Transaction, { badgeNo, name, kind, unitCode }: SeedOfficer): Promise<void> {
  await tx
    .insertInto('officer')
    .values({ badge_no: badgeNo, name, kind, unit_code: unitCode })
    .onConflict((conflict) => conflict.column('badge_no').doUpdateSet({ name, kind, unit_code: unitCode }))
    .execute();
}
