import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { createTestDatabase, type TestDatabase } from '@rollcall/test/test-database';

export const serviceRole = { name: 'rollcall_service', password: 'service-of-a-test' };

/** A database of its own with today's schema, as its owner and as the service see it. */
export async function startMigratedDatabase(): Promise<{
  database: TestDatabase;
  service: Database;
  owner: Database;
  dispose(): Promise<void>;
}> {
  const database = await createTestDatabase();
  await migrateToLatest(database.url, { serviceRole });
  const url = new URL(database.url);
  url.username = serviceRole.name;
  url.password = serviceRole.password;
  const service = createDatabase({ url: url.href });
  const owner = createDatabase({ url: database.url });
  return {
    database,
    service,
    owner,
    async dispose() {
      await service.destroy();
      await owner.destroy();
      await database.drop();
    },
  };
}
