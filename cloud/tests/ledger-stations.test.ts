import { appendFact } from '@rollcall/cloud/ledger/append-fact';
import { readLatestCheckpoint } from '@rollcall/cloud/ledger/checkpoint-repository';
import { proveFact } from '@rollcall/cloud/ledger/prove-fact';
import { verifyEd25519 } from '@rollcall/cloud/ledger/verify-ed25519';
import { waitForCheckpoint } from '@rollcall/cloud/ledger/wait-for-checkpoint';
import { wantCosignature, wantCosignatures } from '@rollcall/cloud/ledger/witness-repository';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { checkpointMessageSchema } from '@rollcall/shared/contract/checkpoint-message';
import { verifyCosignatureLine } from '@rollcall/shared/contract/cosignature';
import { leafBytes } from '@rollcall/shared/contract/ledger-leaf';
import { topics } from '@rollcall/shared/contract/topics';
import { factProofSchema } from '@rollcall/shared/http/station-ledger';
import { verifyConsistency } from '@rollcall/shared/merkle/consistency-proof';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import { verifyInclusion } from '@rollcall/shared/merkle/inclusion-proof';
import mqtt from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addFacts, enrolWitness, ledgerOf, sha256 } from './support/ledger-setup.ts';
import { startTestApi, type TestApi } from './support/start-api.ts';
import { startTestBroker, startTestIngest } from './support/start-ingest.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { event, TestStation } from './support/test-station.ts';

let hq: TestHq;
let api: TestApi;
let ledger: Awaited<ReturnType<typeof ledgerOf>>;
let witness: Awaited<ReturnType<typeof enrolWitness>>;

beforeEach(async () => {
  hq = await createTestHq();
  api = await startTestApi(hq);
  ledger = await ledgerOf(hq);
  witness = await enrolWitness(hq, 'witness-1');
});
afterEach(async () => {
  await api.stop();
  await hq.dispose();
});

const get = (path: string, of = witness) => api.call('GET', `/api/v1/station/ledger/${path}`, { headers: of.headers });
const post = (json: object, of = witness) =>
  api.call('POST', '/api/v1/station/ledger/cosignatures', { headers: of.headers, json });

async function newestCheckpoint() {
  const { body } = await get('checkpoint');
  const checkpoint = parseCheckpoint(body.note);
  if (!checkpoint) throw new Error('no checkpoint');
  return { ...checkpoint, cosignWanted: body.cosignWanted as boolean, text: body.note as string };
}

describe('a station', () => {
  it('is told when there is no checkpoint yet', async () => {
    expect(await get('checkpoint')).toMatchObject({ status: 404, body: { code: 'no_checkpoint_yet' } });
  });

  it('gets checkpoints and the proof that the newer extends the older', async () => {
    await addFacts(hq.db, 3);
    await ledger.processAll();
    const old = await newestCheckpoint();
    await addFacts(hq.db, 4);
    await ledger.processAll();
    const { size: newSize, root: newRoot } = await newestCheckpoint();
    const { body } = await get(`consistency-proof?from=${old.size}&to=${newSize}`);
    const proof = body.proof.map((hash: string) => Buffer.from(hash, 'hex'));
    const grown = { oldSize: old.size, oldRoot: old.root, newSize, newRoot, proof };
    expect(verifyConsistency(grown, sha256)).toBe(true);
    for (const query of ['from=5&to=3', `from=0&to=${newSize + 1}`]) {
      expect(await get(`consistency-proof?${query}`)).toMatchObject({ status: 400, body: { code: 'bad_tree_sizes' } });
    }
  });

  it('cosigns idempotently: the note keeps its line, and its first cosignature is a fact', async () => {
    await addFacts(hq.db, 2);
    await ledger.processAll();
    const { size, note } = await newestCheckpoint();
    const line = witness.cosign(note.body);
    for (const cosignature of [line, line, witness.cosign(note.body, 1)]) {
      expect(await post({ size, line: cosignature })).toMatchObject({ status: 204 });
    }
    const { text } = await newestCheckpoint();
    expect(text.endsWith(`\n${line}\n`)).toBe(true);
    expect(parseCheckpoint(text)?.note.signatures).toHaveLength(2);
    expect(verifyCosignatureLine({ body: note.body, line, key: witness.key }, verifyEd25519)).toBeTruthy();
    const facts = await hq.db.selectFrom('fact').select('subject').where('type', '=', 'witness_added').execute();
    expect(facts).toEqual([{ subject: 'witness:rollcall.local/hq/witness-1' }]);
  });

  it('is refused when it cosigned another root, another size, by another key or in another name', async () => {
    await addFacts(hq.db, 2);
    await ledger.processAll();
    const { size, note } = await newestCheckpoint();
    const other = await enrolWitness(hq, 'witness-2');
    const otherRoot = note.body.replace(/\n[^\n]+\n$/, `\n${Buffer.alloc(32).toString('base64')}\n`);
    const line = witness.cosign(note.body);
    for (const wrong of [
      { size, line: witness.cosign(otherRoot) },
      { size: size + 1, line },
      { size, line: other.cosign(note.body) },
      { size, line: other.cosign(note.body).replace('witness-2', 'witness-1') },
      { size, line: 'nothing like a line' },
    ]) {
      expect(await post(wrong)).toMatchObject({ status: 422, body: { code: 'cosignature_refused' } });
    }
    expect(await hq.db.selectFrom('cosignature').selectAll().execute()).toEqual([]);
    expect(await post({ size, line }, other)).toMatchObject({ status: 422 });
  });

  it('is asked to cosign until it has cosigned a checkpoint with the wanted fact', async () => {
    await addFacts(hq.db, 1);
    await ledger.processAll();
    const first = await newestCheckpoint();
    const factId = await hq.db.transaction().execute(async (tx) => {
      const id = await appendFact(tx, { type: 'unit_added', subject: 'unit:x', payload: {} });
      await wantCosignature(tx, witness.stationId, id);
      return id;
    });
    expect(first.cosignWanted).toBe(false);
    await post({ size: first.size, line: witness.cosign(first.note.body) });
    expect((await newestCheckpoint()).cosignWanted).toBe(false);
    await ledger.processAll();
    const wanted = await newestCheckpoint();
    expect(wanted.cosignWanted).toBe(true);
    expect(await get('checkpoint', await enrolWitness(hq, 'witness-2'))).toMatchObject({
      body: { cosignWanted: false },
    });
    const minCosignedBy = witness.key.name;
    expect(await proveFact(hq.db, factId, { minCosignedBy })).toBeUndefined();
    await post({ size: wanted.size, line: witness.cosign(wanted.note.body) });
    expect((await newestCheckpoint()).cosignWanted).toBe(false);

    await addFacts(hq.db, 1);
    // The ledger goes on; the proof stays with what the station cosigned.
    await ledger.processAll();
    expect((await newestCheckpoint()).size).toBeGreaterThan(wanted.size);
    const proved = await proveFact(hq.db, factId, { minCosignedBy });
    expect(parseCheckpoint(proved?.note ?? '')).toMatchObject({ size: wanted.size, note: { signatures: [{}, {}] } });

    // Everybody who cosigned once is asked together.
    const [last = 0] = await addFacts(hq.db, 1);
    await hq.db.transaction().execute((tx) => wantCosignatures(tx, last));
    await ledger.processAll();
    expect((await newestCheckpoint()).cosignWanted).toBe(true);
    expect(await get('checkpoint', await enrolWitness(hq, 'witness-3'))).toMatchObject({
      body: { cosignWanted: false },
    });
  });

  it('is refused without a token of this HQ', async () => {
    for (const path of ['checkpoint', 'consistency-proof?from=0&to=0', 'batch-inclusion?incarnation=1&lastSeq=1']) {
      expect(await api.call('GET', `/api/v1/station/ledger/${path}`)).toMatchObject({ status: 401 });
    }
  });
});

describe('over the broker', () => {
  it('a batch becomes a leaf that its station can verify, and the newest checkpoint is retained for everyone', async () => {
    const { broker, url } = await startTestBroker(hq);
    const ingest = await startTestIngest(hq, url);
    const station = await TestStation.create(hq);
    await station.connect(url);
    const sealed = await station.seal([event(), event()]);
    await station.publish(sealed);
    await station.receipt(({ through }) => through === 2);
    const of = { ...witness, headers: { authorization: `Bearer ${await station.token()}` } };
    const ask = `batch-inclusion?incarnation=${station.incarnation}&lastSeq=2`;
    expect(await get(ask, of)).toMatchObject({ status: 404, body: { code: 'not_yet_in_ledger' } });
    await ledger.processAll();

    const proved = factProofSchema.parse((await get(ask, of)).body);
    const { incarnation, stationId } = station;
    expect(proved.payload).toEqual({ incarnation, firstSeq: 1, lastSeq: 2, hash: sealed.hash });
    expect(proved.subject).toBe(`station:${stationId}`);
    const checkpoint = parseCheckpoint(proved.note);
    const proof = proved.proof.map((hash) => Buffer.from(hash, 'hex'));
    const leafHash = hashLeaf(leafBytes(proved.leaf), sha256);
    const { size = 0, root = new Uint8Array() } = checkpoint ?? {};
    expect(verifyInclusion({ leafHash, index: proved.index, proof, size, root }, sha256)).toBe(true);
    expect(await get(ask)).toMatchObject({ status: 404, body: { code: 'not_yet_in_ledger' } });

    const latest = await readLatestCheckpoint(hq.db);
    const published = await heardCheckpoint(station, url);
    expect(checkpointMessageSchema.parse(JSON.parse(published.text))).toEqual({ v: 1, note: latest?.note });
    expect(await heardCheckpoint(station, url)).toEqual({ ...published, retained: true });
    await station.disconnect();
    await ingest.stop();
    await broker.stop();
  });

  it('a station that announces itself gets the newest checkpoint, though its broker retains none', async () => {
    await addFacts(hq.db, 1);
    await ledger.processAll();
    const latest = await readLatestCheckpoint(hq.db);
    const { broker, url } = await startTestBroker(hq);
    const ingest = await startTestIngest(hq, url);
    const station = await TestStation.create(hq);
    await station.connect(url);
    await heardCheckpoint(station, url);

    // A node that held the retained messages died with them.
    const asHq = await mqtt.connectAsync(url, { protocolVersion: 4, username: 'hq', password: 'hq-of-a-test' });
    await asHq.publishAsync(topics.checkpoint, '', { qos: 1, retain: true });
    await asHq.endAsync(true);
    const heard = heardCheckpoint(station, url);
    await station.publishPresence('online', 1);
    const note = checkpointMessageSchema.parse(JSON.parse((await heard).text)).note;
    expect(note).toBe(latest?.note);
    await station.disconnect();
    await ingest.stop();
    await broker.stop();
  });
});

/** The first message on the topic of checkpoints that a new subscriber hears. */
async function heardCheckpoint(station: TestStation, url: string): Promise<{ text: string; retained: boolean }> {
  const password = await station.brokerPassword();
  const client = await mqtt.connectAsync(url, { protocolVersion: 4, username: station.stationId, password });
  const heard = Promise.withResolvers<{ text: string; retained: boolean }>();
  client.on('message', (_topic, payload, { retain }) => heard.resolve({ text: payload.toString(), retained: retain }));
  await client.subscribeAsync(topics.checkpoint, { qos: 1 });
  return heard.promise.finally(() => client.endAsync(true));
}

it('waits for the checkpoint of a fact until its signal aborts', async () => {
  const [factId = 0] = await addFacts(hq.db, 1);
  expect(await waitForCheckpoint(hq.db, factId, AbortSignal.timeout(100))).toBeUndefined();
  const waiting = waitForCheckpoint(hq.db, factId, AbortSignal.timeout(120_000));
  await ledger.processAll();
  expect(await waiting).toMatchObject({ size: (await readLatestCheckpoint(hq.db))?.size });
});
