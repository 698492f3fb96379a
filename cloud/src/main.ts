import { readCommonFiles } from './access/evidence-exports/common-files.ts';
import { readKeySet } from './auth/key-set-file.ts';
import { loadLedgerSigner, loadPermitSigner } from './auth/load-signers.ts';
import { recordKeySet } from './auth/record-key-set.ts';
import type { Config } from './config/config.ts';
import { type Context, type ContextOverrides, createContext } from './context.ts';
import type { HealthCheck } from './http/health-check.ts';
import { Ingest } from './ingest/ingest.ts';
import { createIngestTurn } from './ingest/ingest-turn.ts';
import { createDiskWorker } from './observe/disks/disk-worker.ts';
import { observeService } from './observe/observe-service.ts';
import { createSelfCheckWorker } from './observe/self-check/self-check-worker.ts';
import { projections } from './projections.ts';
import { serveHealth } from './routes/health/serve-health.ts';
import { startApi } from './start-api.ts';
import { createPictureMaker } from './thumbnails/picture-maker.ts';
import { createBulletinWorker } from './workers/bulletin-worker.ts';
import { createStorageWorkers } from './workers/create-storage-workers.ts';
import { createDrawWorker } from './workers/draw-worker.ts';
import { createEraseWorker } from './workers/erase-worker.ts';
import { createEvidenceExportWorker } from './workers/evidence-export-worker.ts';
import { createHandlingWorker } from './workers/handling-worker.ts';
import { createLedgerWorker } from './workers/ledger-worker.ts';
import { createMetricWorker } from './workers/metric-worker.ts';
import type { PeriodicWork } from './workers/periodic-work.ts';
import { createQuarantineWatch } from './workers/quarantine-watch.ts';
import { createReviewWorker } from './workers/review-worker.ts';
import { createSettleCustodyWorker } from './workers/settle-custody-worker.ts';
import { createStudyPackWorker } from './workers/study-pack-worker.ts';
import { createThumbnailWorker } from './workers/thumbnail-worker.ts';
import { createVerifyWorker } from './workers/verify-worker.ts';
import { createVisitWorker } from './workers/visit-worker.ts';
import { createWitnessesWorker } from './workers/witnesses-worker.ts';

export interface Service {
  context: Context;
  /** Where HTTP is served; undefined without the role `api`. */
  url: string | undefined;
  /** Finishes what is being done, at most for a few seconds. */
  stop(): Promise<void>;
}

export type ServiceOverrides = ContextOverrides & Pick<Partial<ConstructorParameters<typeof Ingest>[0]>, 'projections'>;

/** An export waits this long for a checkpoint, and for a witness to cosign it. */
const exportPatience = { checkpointTimeoutMs: 10 * 60_000, cosignTimeoutMs: 60_000 };

/** A database that is away at the end of the service is waited for no longer than this. */
const graceMs = 5000;

/** Starts the roles that the config names, in one process. @throws AppError when something that they need isn't fit */
export async function startService(config: Config, overrides: ServiceOverrides = {}): Promise<Service> {
  const context = await createContext(config, overrides);
  const { db, log, now, store, hqKeys } = context;
  const aborter = new AbortController();
  const stops: (() => Promise<unknown>)[] = [];
  const checks: HealthCheck[] = [];
  const { token, certificateFiles } = config.metrics;
  const observed = observeService({ db, now, log, roles: config.roles, certificateFiles, checks });

  async function stop(): Promise<void> {
    const grace = setTimeout(() => aborter.abort(), graceMs);
    for (const end of stops.splice(0).reverse()) await end();
    clearTimeout(grace);
    await context.close();
    log.info('service stopped');
  }

  try {
    await recordKeySet(db, hqKeys);
    if (config.disks.length > 0) startWorker('disks', createDiskWorker({ db, disks: config.disks, log, now }));
    const verifier = config.roles.includes('worker') ? await startWorkers() : undefined;
    // HTTP before ingest: the broker may ask HQ about ingest's own password.
    const url = config.roles.includes('api') ? await startHttp(() => verifier?.wake()) : undefined;
    if (url === undefined && config.http.healthPort !== undefined) await startHealth(config.http.healthPort);
    if (config.roles.includes('ingest')) await startIngest();
    log.info({ url, roles: config.roles }, 'service ready');
    return { context, url, stop };
  } catch (error) {
    await stop();
    throw error;
  }

  async function startHttp(onUploaded: () => void): Promise<string> {
    const api = await startApi(context, { checks, observed, onUploaded });
    stops.push(api.stop);
    return api.url;
  }

  async function startHealth(port: number): Promise<void> {
    stops.push(
      (await serveHealth({ host: config.http.host, port, checks, now, metrics: { token, page: observed.page } })).stop,
    );
  }

  async function startWorkers() {
    const { origin, checkpointSeconds } = config.ledger;
    const signer = await loadLedgerSigner(config.keysFolder, origin);
    const ledger = createLedgerWorker({ db, store, signer, log, now, checkpointSeconds });
    const thumbnails = createThumbnailWorker({ db, store, log, now, pictures: createPictureMaker() });
    const verify = createVerifyWorker({ db, store, log, now, onVerified: thumbnails.wake, ...config.verify });
    const reviews = createReviewWorker({ db, log, now });
    const custody = createSettleCustodyWorker({ db, log, now });
    const handling = createHandlingWorker({ db, log, now });
    const bulletins = createBulletinWorker({ db, store, log, now, makers: context.bulletinMakers });
    const studyPacks = createStudyPackWorker({ db, log, now });
    const draws = createDrawWorker({ db, store, log, now });
    const visits = createVisitWorker({ db, log, now });
    const metrics = createMetricWorker({ db, log, now });
    const witnesses = createWitnessesWorker({ db, log, now });
    const exports = createEvidenceExportWorker({
      db,
      store,
      log,
      now,
      origin,
      keySet: async () => (await readKeySet(config.keysFolder)).jws,
      signer: () => loadLedgerSigner(config.keysFolder, origin),
      commonFiles: () => readCommonFiles(config.exports.verifierFile),
      ...exportPatience,
    });
    const storage = createStorageWorkers({ db, store, config, log, now, onRestored: verify.wake });
    const permitSigner = await loadPermitSigner(config.keysFolder);
    const erases = createEraseWorker({ db, signer: permitSigner, origin, log, now });
    for (const [name, worker] of Object.entries({
      ...storage,
      erases,
      exports,
      ledger,
      verify,
      thumbnails,
      reviews,
      witnesses,
      custody,
      handling,
      bulletins,
      studyPacks,
      draws,
      visits,
      metrics,
      selfCheck: createSelfCheckWorker({ db, checks, certificateFiles, log, now }),
    })) {
      startWorker(name, worker);
    }
    return verify;
  }

  function startWorker(name: string, worker: Omit<PeriodicWork, 'wake'>): void {
    worker.start();
    stops.push(worker.stop);
    const { lastProgressAt, lastFailureAt, problem } = worker;
    checks.push({ name, lastProgressAt, lastFailureAt, problem });
  }

  async function startIngest(): Promise<void> {
    const ingestLog = log.child({ part: 'ingest' });
    const { shards } = config.ingest;
    async function begin(): Promise<Ingest> {
      const ingest = new Ingest({
        db,
        hqKeys,
        now,
        log: ingestLog,
        mqtt: config.mqtt,
        shards,
        mergeMs: config.ledger.mergeMs,
        projections: overrides.projections ?? projections,
        signal: aborter.signal,
        onCommitted: observed.onCommitted,
      });
      await ingest.start();
      return ingest;
    }
    const turn = createIngestTurn({ databaseUrl: config.database.url, shards, begin, now, log: ingestLog });
    stops.push(turn.stop);
    await turn.start();
    checks.push({ name: 'ingest', lastProgressAt: turn.lastProgressAt, problem: turn.problem });
    startWorker('quarantine', createQuarantineWatch({ db, log, now }));
  }
}
