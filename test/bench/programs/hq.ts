// HQ's HTTP service with its page, as the role `api` runs it; `reviewing`: with those workers that look at rows, not at objects.
import { createHqKeys } from '@rollcall/cloud/auth/create-hq-keys';
import { loadLedgerSigner } from '@rollcall/cloud/auth/load-signers';
import { readConfig } from '@rollcall/cloud/config/config';
import { startService } from '@rollcall/cloud/main';
import { createLedgerWorker } from '@rollcall/cloud/workers/ledger-worker';
import { createReviewWorker } from '@rollcall/cloud/workers/review-worker';
import { createWitnessesWorker } from '@rollcall/cloud/workers/witnesses-worker';
import { createLogger } from '@rollcall/node/logger';
import { programSettings, serve } from '../bench-program.ts';

const { environment, reviewing } = programSettings<{ environment: Record<string, string>; reviewing: boolean }>();
const config = readConfig(environment);
await createHqKeys(config.keysFolder);
const log = createLogger({ level: 'warn', readable: true, destination: process.stderr });
const { url, stop, context } = await startService({ ...config, roles: ['api'] }, { log });
const workers = reviewing ? await startWorkers() : [];
await serve({ url }, async () => {
  for (const worker of workers) await worker.stop();
  await stop();
});

async function startWorkers() {
  const { db, store, now } = context;
  const { origin, checkpointSeconds } = config.ledger;
  const signer = await loadLedgerSigner(config.keysFolder, origin);
  const started = [
    createReviewWorker({ db, log, now }),
    createWitnessesWorker({ db, log, now }),
    createLedgerWorker({ db, store, signer, log, now, checkpointSeconds }),
  ];
  for (const worker of started) worker.start();
  return started;
}
