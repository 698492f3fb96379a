// HQ's ingest, as the role `ingest` runs it.
import { createHqKeys } from '@rollcall/cloud/auth/create-hq-keys';
import { loadHqKeys } from '@rollcall/cloud/auth/hq-keys';
import { createDatabase } from '@rollcall/cloud/db/database';
import { Ingest } from '@rollcall/cloud/ingest/ingest';
import { projections } from '@rollcall/cloud/projections';
import { createLogger } from '@rollcall/node/logger';
import { programSettings, serve } from '../bench-program.ts';

const { databaseUrl, mqttUrl, keysFolder } = programSettings<{
  databaseUrl: string;
  mqttUrl: string;
  keysFolder: string;
}>();
await createHqKeys(keysFolder);
const db = createDatabase({ url: databaseUrl, max: 16 });
const ingest = new Ingest({
  db,
  hqKeys: await loadHqKeys(keysFolder),
  now: () => new Date(),
  log: createLogger({ level: 'warn', readable: true, destination: process.stderr }),
  mqtt: { url: mqttUrl, username: 'hq', password: 'bench' },
  shards: undefined,
  projections,
  signal: new AbortController().signal,
});
await ingest.start();
await serve({}, async () => {
  await ingest.stop();
  await db.destroy();
});
