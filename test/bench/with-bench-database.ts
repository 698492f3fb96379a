import { join } from 'node:path';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { serviceRole } from '@rollcall/demo/hq-settings';
import { createEmbeddedPostgres } from '@rollcall/embedded/postgres/embedded-postgres';
import pg from 'pg';

/** A database of HQ with these rows, as durable as `npm start` makes it; it is stopped when `use` is through. */
export async function withBenchDatabase(
  folder: string,
  { servicePassword, fill }: { servicePassword: string; fill: (client: pg.Client) => Promise<void> },
  use: (bench: { db: Database; ownerUrl: string }) => Promise<void>,
): Promise<void> {
  const postgres = createEmbeddedPostgres({ folder: join(folder, 'postgres'), durable: true });
  const { ownerUrl } = await postgres.start();
  try {
    await postgres.createDatabase('bench');
    const url = ownerUrl('bench');
    await migrateToLatest(url, { serviceRole: { name: serviceRole, password: servicePassword } });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await fill(client);
    } finally {
      await client.end();
    }
    const db = createDatabase({ url });
    try {
      await use({ db, ownerUrl: url });
    } finally {
      await db.destroy();
    }
  } finally {
    await postgres.stop();
  }
}
