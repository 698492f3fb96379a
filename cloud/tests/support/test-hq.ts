import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHqKeys } from '@rollcall/cloud/auth/create-hq-keys';
import { createEnrolmentCode } from '@rollcall/cloud/auth/enrolment-codes';
import { type HqKeys, loadHqKeys } from '@rollcall/cloud/auth/hq-keys';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { upsertUnits } from '@rollcall/cloud/people/units/repository';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import { createTestDatabase, migratedTemplate, servicePassword, type TestDatabase } from '@rollcall/test/test-database';
import pg from 'pg';

const serviceRole = { name: 'rollcall_service', password: servicePassword };

export interface TestHq {
  /** Of the running role. */
  db: Database;
  databaseUrl: string;
  ownerUrl: string;
  hqKeys: HqKeys;
  keysFolder: string;
  addStation(stationId: string): Promise<void>;
  enrolmentCode(stationId: string): Promise<string>;
  /** Set while its broker can't ask HQ about tokens: gives a station a password there. */
  admitToBroker?: (stationId: string) => Promise<string>;
  dispose(): Promise<void>;
}

/** A migrated database of its own, in the run's cluster unless one is given, and HQ's keys; one unit `U1`. */
export async function createTestHq(options: { database?: TestDatabase } = {}): Promise<TestHq> {
  const database = options.database ?? (await copyOfTemplate());
  if (options.database) await migrateToLatest(database.url, { serviceRole });
  const databaseUrl = serviceUrlOf(database.url);
  const db = createDatabase({ url: databaseUrl });
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-keys-'));
  const keysFolder = join(folder, 'keys');
  await createHqKeys(keysFolder);
  const hqKeys = await loadHqKeys(keysFolder);
  await db
    .transaction()
    .execute((tx) => upsertUnits(tx, [{ unitCode: 'U1', name: 'Squad 1', kind: 'squad', parentCode: null }]));
  return {
    db,
    databaseUrl,
    ownerUrl: database.url,
    hqKeys,
    keysFolder,
    addStation: (stationId) =>
      db.transaction().execute((tx) => upsertStationPlaces(tx, [{ stationId, name: stationId, unitCode: 'U1' }])),
    enrolmentCode: async (stationId) => {
      const created = await db
        .transaction()
        .execute((tx) => createEnrolmentCode(tx, { hqKeys, now: new Date() }, stationId));
      return created.code;
    },
    async dispose() {
      await db.destroy();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function copyOfTemplate(): Promise<TestDatabase> {
  const template = await migratedTemplate('rollcall', async (url) => {
    await migrateToLatest(url, { serviceRole });
  });
  const database = await createTestDatabase({ template });
  await setAsMigrationsDo(database.url);
  return database;
}

/** Settings of a role in a database aren't copied with a template; its privileges on tables are, and everybody may connect. */
async function setAsMigrationsDo(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const database = pg.escapeIdentifier(new URL(ownerUrl).pathname.slice(1));
    await client.query(`alter role ${serviceRole.name} in database ${database} set jit = off`);
  } finally {
    await client.end();
  }
}

export function serviceUrlOf(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = serviceRole.name;
  url.password = serviceRole.password;
  return url.href;
}
