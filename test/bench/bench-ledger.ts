// P7: facts become leaves of the ledger under a signed checkpoint, and each is proved to stand under it. Everything is
// counted: that Postgres and HQ both work out every hash, the archive in an S3 store, the checkpoint, and for each leaf its
// inclusion proof, read from the database and checked.
//
// Every run has a database of its own. Postgres is as durable as `npm start` makes it; it shares this machine with HQ and
// the store, which are one process here.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createHqKeys } from '@rollcall/cloud/auth/create-hq-keys';
import { type LedgerSigner, loadLedgerSigner } from '@rollcall/cloud/auth/load-signers';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { appendFacts, type Fact } from '@rollcall/cloud/ledger/append-fact';
import { readLatestCheckpoint } from '@rollcall/cloud/ledger/checkpoint-repository';
import { proveFacts } from '@rollcall/cloud/ledger/prove-facts';
import { sha256 } from '@rollcall/cloud/ledger/sha256';
import { createObjectStore, type ObjectStore } from '@rollcall/cloud/objects/object-store';
import { createLedgerWorker } from '@rollcall/cloud/workers/ledger-worker';
import { createEmbeddedPostgres } from '@rollcall/embedded/postgres/embedded-postgres';
import { createS3Store } from '@rollcall/embedded/s3/s3-store';
import { createLogger } from '@rollcall/node/logger';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { leafBytes } from '@rollcall/shared/contract/ledger-leaf';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import { verifyInclusion } from '@rollcall/shared/merkle/inclusion-proof';
import { withBenchFolder } from './bench-folder.ts';
import { benchOptions } from './bench-options.ts';
import { interleave, medianOf, printRatios, printTable, RawLog, type Sample } from './measure.ts';
import { postgresCpuSeconds } from './postgres-cpu.ts';

const { rounds, events: leaves } = benchOptions({ events: 50_000, quickEvents: 5000 });
const template = 'bench_template';
const serviceRole = { name: 'bench_service', password: 'bench' };
const origin = 'rollcall.local/hq';
const credentials = { accessKeyId: 'bench', secretAccessKey: 'secret-of-a-bench' };
/** Proofs asked for at once, as for an export. */
const factsPerProving = 1000;

await withBenchFolder(async (folder) => {
  const clusterFolder = join(folder, 'postgres');
  const postgres = createEmbeddedPostgres({ folder: clusterFolder, durable: true });
  const { ownerUrl } = await postgres.start();
  const s3 = createS3Store({ folder: join(folder, 's3'), credentials: [credentials] });
  const { endpoint } = await s3.start();
  try {
    await postgres.createDatabase(template);
    await migrateToLatest(ownerUrl(template), { serviceRole });
    const keysFolder = join(folder, 'hq-keys');
    await createHqKeys(keysFolder);
    const signer = await loadLedgerSigner(keysFolder, origin);
    const log = new RawLog('ledger', { leaves, rounds });
    console.log(`${leaves} facts become leaves; then each is proved`);
    const samples = await interleave(rounds, { rollcall: () => inFreshDatabase(signer) }, log);
    printTable(samples);
    const value = medianOf(samples.rollcall, 'perSecond');
    printRatios(log, [
      {
        what: 'P7 leaves appended a second',
        value: medianOf(samples.rollcall, 'appendsPerSecond'),
        goal: '>= 5000',
        met: medianOf(samples.rollcall, 'appendsPerSecond') >= 5000,
      },
      { what: 'P7 leaves appended, signed and proved a second', value, goal: '>= 5000', met: value >= 5000 },
      { what: 'P7 ratio to the goal', value: value / 5000, goal: '>= 1', met: value >= 5000 },
    ]);
  } finally {
    await s3.stop();
    await postgres.stop();
  }

  async function inFreshDatabase(signer: LedgerSigner): Promise<Sample> {
    const database = 'bench';
    const bucket = `bench-${randomUUID()}`;
    await postgres.createDatabase(database, { template });
    const url = new URL(ownerUrl(database));
    url.username = serviceRole.name;
    url.password = serviceRole.password;
    const db = createDatabase({ url: url.href, max: 2 });
    const store = createObjectStore({
      endpoint,
      region: 'us-east-1',
      bucket,
      ...credentials,
      grantForm: 'content-sha256',
    });
    await store.ensureBucket();
    const factIds = await record(db);
    const cpuBefore = await postgresCpuSeconds(clusterFolder);
    const cpu = process.cpuUsage();
    const began = performance.now();
    await append(db, store, signer);
    const appendSeconds = (performance.now() - began) / 1000;
    await prove(db, factIds);
    const wallSeconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const postgresCpu = (await postgresCpuSeconds(clusterFolder)) - cpuBefore;
    store.close();
    await db.destroy();
    await postgres.dropDatabase(database);
    return {
      wallSeconds,
      cpuSeconds: (user + system) / 1e6,
      postgresCpu,
      appendSeconds,
      appendsPerSecond: leaves / appendSeconds,
      proofsPerSecond: leaves / (wallSeconds - appendSeconds),
      perSecond: leaves / wallSeconds,
    };
  }
});

/** Facts as ingest records one for each batch. */
async function record(db: Database): Promise<number[]> {
  const factIds: number[] = [];
  for (let from = 0; from < leaves; from += 1000) {
    const facts = Array.from({ length: Math.min(1000, leaves - from) }, (_, nr): Fact => {
      const hash = Buffer.from(sha256(Buffer.from(`${from + nr}`))).toString('hex');
      const payload = { incarnation: 1, firstSeq: (from + nr) * 20 + 1, lastSeq: (from + nr + 1) * 20, hash };
      return { type: 'batch_taken', subject: `station:bench-${nr % 50}`, payload };
    });
    factIds.push(...(await db.transaction().execute((tx) => appendFacts(tx, facts))));
  }
  return factIds;
}

async function append(db: Database, store: ObjectStore, signer: LedgerSigner): Promise<void> {
  const log = createLogger({ level: 'silent', readable: false });
  await createLedgerWorker({ db, store, signer, log, now: () => new Date(), checkpointSeconds: 0 }).processAll();
  const checkpoint = await readLatestCheckpoint(db);
  if (checkpoint === undefined) throw new Error('there is no checkpoint');
}

async function prove(db: Database, factIds: readonly number[]): Promise<void> {
  for (let from = 0; from < factIds.length; from += factsPerProving) {
    const proofs = await proveFacts(db, factIds.slice(from, from + factsPerProving));
    const checkpoint = parseCheckpoint(proofs[0]?.note ?? '');
    for (const proved of proofs) {
      if (!proved || !checkpoint) throw new Error('a fact has no proof');
      const leafHash = hashLeaf(leafBytes(proved.leaf), sha256);
      const proof = proved.proof.map((hash) => Buffer.from(hash, 'hex'));
      if (!verifyInclusion({ leafHash, index: proved.index, proof, ...checkpoint }, sha256))
        throw new Error(`fact ${proved.leaf.factId} is not proved`);
    }
  }
}
