// The store as a program of its own, configured by environment variables (`readStoreSettings`). It ends at SIGTERM.
import { storeEnvironment } from '../config/env.ts';
import { readStoreSettings } from '../config/store-settings.ts';
import type { Log } from '../log.ts';
import { createS3Store } from './s3-store.ts';

const write = (level: string) => (fields: object, msg: string) => {
  const entry = { level, time: new Date().toISOString(), ...fields, msg };
  process.stdout.write(`${JSON.stringify(entry, (_name, value) => (value instanceof Error ? value.stack : value))}\n`);
};
const log: Log = { info: write('info'), warn: write('warn'), error: write('error') };

try {
  const { accessKeyId, secretAccessKey, ...settings } = readStoreSettings(storeEnvironment());
  const store = createS3Store({ ...settings, credentials: [{ accessKeyId, secretAccessKey }], log });
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());
  await store.start();
  if (!stopping.signal.aborted) {
    await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve, { once: true }));
  }
  await store.stop();
  log.info({}, 's3 store stopped');
} catch (error) {
  log.error({}, `s3 store could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
