import { explanation } from '@rollcall/cloud/access/evidence-exports/common-files';
import type { MakeContext } from '@rollcall/cloud/access/evidence-exports/make-export';
import { loadLedgerSigner } from '@rollcall/cloud/auth/load-signers';
import {
  createEvidenceExportWorker,
  type EvidenceExportWorkerOptions,
} from '@rollcall/cloud/workers/evidence-export-worker';
import { createLedgerWorker } from '@rollcall/cloud/workers/ledger-worker';
import { createVerifyWorker } from '@rollcall/cloud/workers/verify-worker';
import { pino } from 'pino';
import { type EvidenceSetup, type TestFile, upload } from './evidence-setup.ts';

const log = pino({ level: 'silent' });

/** A ledger that goes on by itself, with HQ's own keys. */
export async function startLedger({
  db,
  store,
  hq,
}: EvidenceSetup): Promise<{ origin: string; stop(): Promise<void> }> {
  const { origin } = hq.hqKeys.keySet.keySet;
  const signer = await loadLedgerSigner(hq.keysFolder, origin);
  const worker = createLedgerWorker({
    db,
    store,
    signer,
    log,
    now: () => new Date(),
    checkpointSeconds: 0,
    pollMs: 50,
  });
  worker.start();
  return { origin, stop: worker.stop };
}

/** A worker that makes exports when it is told to. */
export function exportWorker(setup: EvidenceSetup, changes: Partial<EvidenceExportWorkerOptions> = {}) {
  return createEvidenceExportWorker({ ...exportContext(setup), log, ...changes });
}

function exportContext({ db, store, hq }: EvidenceSetup): MakeContext {
  return {
    db,
    store,
    now: () => new Date(),
    origin: hq.hqKeys.keySet.keySet.origin,
    keySet: async () => hq.hqKeys.keySet.jws,
    signer: () => loadLedgerSigner(hq.keysFolder, hq.hqKeys.keySet.keySet.origin),
    commonFiles: async () => [
      { name: 'verify.html', bytes: Buffer.from('<!doctype html>') },
      { name: '说明.txt', bytes: Buffer.from(explanation) },
    ],
    checkpointTimeoutMs: 30_000,
    cosignTimeoutMs: 0,
  };
}

/** Announced, uploaded and read back. */
export async function verified(setup: EvidenceSetup, file: TestFile): Promise<TestFile> {
  const { db, store } = setup;
  await upload(setup, file);
  await createVerifyWorker({ db, store, log, now: () => new Date() }).processAll();
  return file;
}
