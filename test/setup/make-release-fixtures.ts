// Writes what must stay so in the release after this one: the schema that HQ relies on, and what station and HQ say to each other.
// `node test/setup/make-release-fixtures.ts FOLDER`, in a checkout of the release; see CONTRIBUTING.md.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { createEmbeddedPostgres } from '@rollcall/embedded/postgres/embedded-postgres';
import { kindsOfRule } from '@rollcall/shared/http/findings';
import { outsideKindSchema } from '@rollcall/shared/resources/outside-decisions';
import { readSchemaCatalogue } from '@rollcall/test/schema-catalogue';
import { schemasBetween } from '@rollcall/test/schemas-between';

const [to = ''] = process.argv.slice(2);
const serviceRole = { name: 'rollcall_service', password: 'service-of-a-release' };
const folder = await mkdtemp(join(tmpdir(), 'rollcall-schema-'));
const postgres = createEmbeddedPostgres({ folder, durable: false });
const { ownerUrl } = await postgres.start();
await migrateToLatest(ownerUrl('postgres'), { serviceRole });
const catalogue = await readSchemaCatalogue(ownerUrl('postgres'), serviceRole.name);
await postgres.stop();
await rm(folder, { recursive: true });
await write('schema.json', JSON.stringify(catalogue, null, 1));

const lines = Object.entries(await schemasBetween()).map((entry) =>
  entry.map((part) => JSON.stringify(part)).join(': '),
);
await write('messages.json', `{\n${lines.join(',\n')}\n}`);

// Its lists fail on rows of other kinds.
const known = { rules: Object.keys(kindsOfRule), outsideKinds: outsideKindSchema.options };
await write('known-kinds.json', JSON.stringify(known, null, 1));

// The signed samples of messages, none of which may change.
const samples = new URL('../../shared/fixtures/', import.meta.url);
const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^(in)?valid.*json$/.test(file),
);
const sha256Of = (file: string) =>
  createHash('sha256')
    .update(readFileSync(new URL(file, samples)))
    .digest('hex');
await write(
  'samples.json',
  JSON.stringify(Object.fromEntries(files.sort().map((file) => [file, sha256Of(file)])), null, 1),
);

async function write(name: string, text: string): Promise<void> {
  await writeFile(join(to, name), `${text}\n`);
}
