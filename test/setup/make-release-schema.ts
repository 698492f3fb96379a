// Writes what a release relies on in its database, for the release after it: `node test/setup/make-release-schema.ts FILE`, run in
// a checkout of the release. `cloud/tests/release-before-runs.test.ts` reads it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { createEmbeddedPostgres } from '@rollcall/embedded/postgres/embedded-postgres';
import { readSchemaCatalogue } from '@rollcall/test/schema-catalogue';

const [file = 'schema.json'] = process.argv.slice(2);
const serviceRole = { name: 'rollcall_service', password: 'service-of-a-release' };
const folder = await mkdtemp(join(tmpdir(), 'rollcall-schema-'));
const postgres = createEmbeddedPostgres({ folder, durable: false });
const { ownerUrl } = await postgres.start();
await migrateToLatest(ownerUrl('postgres'), { serviceRole });
await writeFile(
  file,
  `${JSON.stringify(await readSchemaCatalogue(ownerUrl('postgres'), serviceRole.name), null, 1)}\n`,
);
await postgres.stop();
await rm(folder, { recursive: true });
