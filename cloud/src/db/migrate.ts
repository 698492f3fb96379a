import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { createDatabase, type Database } from './database.ts';
import { grantBrokerRole, grantServiceRole, type ServiceRole } from './grant-service-role.ts';
import { readMigrations } from './migrations.ts';
import { isMissingTable } from './sql-state.ts';

/**
 * Brings the database to this program's version and gives the roles of service and broker exactly what they need. Needs the owner role;
 * safe to repeat and to run twice at once.
 * @returns the names of the migrations that ran now
 */
export async function migrateToLatest(
  ownerUrl: string,
  options: { serviceRole?: ServiceRole; brokerRole?: ServiceRole | undefined } = {},
): Promise<string[]> {
  const db = createDatabase({ url: ownerUrl, max: 2, applicationName: 'rollcall migrate' });
  try {
    const { error, results } = await createMigrator(db).migrateToLatest();
    if (error !== undefined) throw error;
    await showEveryRow(db);
    if (options.serviceRole) await grantServiceRole(db, options.serviceRole);
    if (options.brokerRole) await grantBrokerRole(db, options.brokerRole);
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

/** What was hidden from the release before, while it ran on this database, is there again. */
async function showEveryRow(db: Database): Promise<void> {
  const { rows } = await sql<{ table: string }>`
    select relname as "table" from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace
  `.execute(db);
  for (const { table } of rows) await sql`alter table ${sql.table(table)} disable row level security`.execute(db);
}

/** The migrations that this database lacks; the service role may ask. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const ran = new Set(await ranMigrations(db));
  return Object.keys(await readMigrations())
    .filter((name) => !ran.has(name))
    .sort();
}

async function ranMigrations(db: Database): Promise<string[]> {
  try {
    const rows = await db.selectFrom('kysely_migration').select('name').execute();
    return rows.map((row) => row.name);
  } catch (error) {
    if (isMissingTable(error)) return [];
    throw error;
  }
}

function createMigrator(db: Database): Migrator {
  return new Migrator({ db, provider: { getMigrations: readMigrations } });
}
