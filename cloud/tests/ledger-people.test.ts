import { sign } from 'node:crypto';
import { createDatabase } from '@rollcall/cloud/db/database';
import { erasePayload } from '@rollcall/cloud/ledger/erase-payload';
import { addOutsideWitness } from '@rollcall/cloud/ledger/outside-witnesses';
import { verifyEd25519 } from '@rollcall/cloud/ledger/verify-ed25519';
import { createCosignature } from '@rollcall/cloud/routes/ledger/create-cosignature';
import { listCheckpoints } from '@rollcall/cloud/routes/ledger/list-checkpoints';
import { listPendingFacts } from '@rollcall/cloud/routes/ledger/list-pending-facts';
import { listWitnesses } from '@rollcall/cloud/routes/ledger/list-witnesses';
import { readCheckpointFile } from '@rollcall/cloud/routes/ledger/read-checkpoint-file';
import { readCheckpointNote } from '@rollcall/cloud/routes/ledger/read-checkpoint-note';
import { readFactProof } from '@rollcall/cloud/routes/ledger/read-fact-proof';
import { readLedger } from '@rollcall/cloud/routes/ledger/read-ledger';
import { createStationCosignature } from '@rollcall/cloud/routes/station-ledger/create-cosignature';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { cosignatureMessage, formatCosignatureLine } from '@rollcall/shared/contract/cosignature';
import { formatVerifierKey, isSignedBy, noteAlgorithms, parseVerifierKey } from '@rollcall/shared/contract/signed-note';
import { checkpointFileSchema } from '@rollcall/shared/contract/witness-files';
import {
  checkpointsPageSchema,
  factProofResponseSchema,
  ledgerStatusSchema,
  pendingFactsPageSchema,
  witnessesPageSchema,
} from '@rollcall/shared/http/ledger';
import { verifyConsistency } from '@rollcall/shared/merkle/consistency-proof';
import { weakWitness } from '@rollcall/test/evidence/weak-witness';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { addFacts, enrolWitness, ledgerOf, makeNoteKey, sha256 } from './support/ledger-setup.ts';
import { startPageApi } from './support/start-page-api.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';

const origin = 'rollcall.local/hq';
const outside = makeNoteKey('supervision.example/office', noteAlgorithms.witness);
const verifierKey = formatVerifierKey(outside.key);
let hq: TestHq;
let api: Awaited<ReturnType<typeof startPageApi>>;
let ledger: Awaited<ReturnType<typeof ledgerOf>>;
let cookie: string;
let station: Awaited<ReturnType<typeof enrolWitness>>;

beforeAll(async () => {
  hq = await createTestHq();
  const { db, hqKeys } = hq;
  api = await startPageApi({ db, hq }, () => new Date(), [
    readLedger({ db, now: () => new Date(), hqKeys, origin }),
    listCheckpoints({ db }),
    readCheckpointNote({ db }),
    readCheckpointFile({ db, hqKeys }),
    listWitnesses({ db, origin }),
    listPendingFacts({ db }),
    readFactProof({ db }),
    createCosignature({ db }),
    createStationCosignature({ db, origin }),
  ]);
  ledger = await ledgerOf(hq);
  cookie = (await api.signInAs('auditor')).cookie;
  station = await enrolWitness(hq, 'witness-1');
  await enrolWitness(hq, 'witness-2');
});
afterAll(async () => {
  await api.stop();
  await hq.dispose();
});

async function get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> {
  return schema.parse(await (await api.call(`/api/v1/ledger${path}`, { cookie })).json());
}
const status = () => get('', ledgerStatusSchema);
const checkpoints = (query: string) => get(`/checkpoints?${query}`, checkpointsPageSchema);
const witnesses = (query: string) => get(`/witnesses?${query}`, witnessesPageSchema);
const pendingFacts = (query: string) => get(`/pending-facts?${query}`, pendingFactsPageSchema);
const proofOf = (factId: number) => get(`/facts/${factId}/proof`, factProofResponseSchema);
const post = (json: unknown) => api.call('/api/v1/ledger/cosignatures', { method: 'POST', cookie, json });
const newest = async () => (await status()).checkpoint?.size ?? 0;

async function bodyOf(size: number): Promise<string> {
  const response = await api.call(`/api/v1/ledger/checkpoints/${size}/note`, { cookie });
  return parseCheckpoint(await response.text())?.note.body ?? '';
}

async function cosignByStation(size: number): Promise<void> {
  const json = { size, line: station.cosign(await bodyOf(size)) };
  const { headers } = station;
  const response = await api.call('/api/v1/station/ledger/cosignatures', { method: 'POST', headers, json });
  expect(response.status).toBe(204);
}

function outsideCosignature(size: number, body: string) {
  const timestamp = 1_800_000_000;
  const signature = sign(null, cosignatureMessage(body, timestamp), outside.privateKey);
  return {
    v: 1,
    kind: 'cosignature',
    verifierKey,
    size,
    line: formatCosignatureLine(outside.key, timestamp, signature),
  };
}

describe('the ledger for people', () => {
  it('is shown only to roles that may read everything', async () => {
    const roles = ['brigade_admin', 'inspector', 'squad_leader', 'ops', 'auditor', 'officer'] as const;
    const passed: string[] = [];
    for (const role of roles) {
      const { cookie: own } = await api.signInAs(role, 'U1');
      if ((await api.call('/api/v1/ledger', { cookie: own })).status !== 403) passed.push(role);
    }
    expect(passed).toEqual(['brigade_admin', 'inspector', 'auditor']);
    expect((await api.call('/api/v1/ledger/facts/1/proof')).status).toBe(401);
  });

  it('shows the waiting facts, row by row, and the size of the ledger', async () => {
    const ids = await addFacts(hq.db, 3);
    const before = await status();
    expect(before).toMatchObject({
      origin,
      size: 0,
      pendingFacts: expect.any(Number),
      checkpoint: null,
      witnesses: { known: 2, cosigned: 0 },
      witnessed: null,
      problem: null,
    });
    expect(Date.parse(before.pendingSince ?? '')).toBeLessThanOrEqual(Date.now());
    const first = await pendingFacts('limit=2');
    const rest = await pendingFacts(`limit=200&cursor=${first.nextCursor}`);
    const listed = [...first.rows, ...rest.rows].map((row) => row.factId);
    expect(listed).toHaveLength(before.pendingFacts);
    expect(listed.slice(-3)).toEqual(ids);
    expect(rest.rows.at(-1)).toMatchObject({ type: 'unit_added', subject: 'unit:fact-2' });
    await ledger.processAll();
    const after = await status();
    expect(after).toMatchObject({ pendingFacts: 0, pendingSince: null, checkpoint: { size: after.size } });
    expect(after.rootFingerprint).toBe(hq.hqKeys.fingerprint);
    const note = await (await api.call(`/api/v1/ledger/checkpoints/${after.size}/note`, { cookie })).text();
    const key = parseVerifierKey(after.verifierKeys[0] ?? '', sha256);
    const checkpoint = parseCheckpoint(note);
    expect(key && checkpoint && isSignedBy(checkpoint.note, key, verifyEd25519)).toBe(true);
  });

  it('shows the leaf, checkpoint and witnesses of a fact, and what they prove', async () => {
    const [factId = 0] = await addFacts(hq.db, 1);
    expect(await proofOf(factId)).toMatchObject({
      factId,
      index: null,
      checkpoint: null,
      proof: null,
      cosignedBy: [],
    });
    await ledger.processAll();
    const size = await newest();
    expect(await proofOf(factId)).toMatchObject({
      index: size - 1,
      checkpoint: { size },
      cosignedBy: [],
    });
    await cosignByStation(size);
    await addFacts(hq.db, 1);
    await ledger.processAll();
    // The newest has no witness yet; the proof is in the one that has.
    const proved = await proofOf(factId);
    expect(proved).toMatchObject({
      checkpoint: { size },
      payloadGone: null,
      proof: { payload: { name: 'fact', nr: 0 } },
    });
    expect(proved.cosignedBy).toMatchObject([{ name: `${origin}/witness-1`, kind: 'station', size }]);
    expect(parseCheckpoint(proved.proof?.note ?? '')?.note.signatures).toHaveLength(2);
    // People know it by its entry's number, from 1.
    expect(await get(`/entries/${(proved.index ?? 0) + 1}/proof`, factProofResponseSchema)).toEqual(proved);
    expect((await api.call('/api/v1/ledger/facts/99999/proof', { cookie })).status).toBe(404);
    expect((await api.call('/api/v1/ledger/entries/99999/proof', { cookie })).status).toBe(404);
  });

  it('lists checkpoints with their cosignatures, and only cosigned ones when asked', async () => {
    const first = await checkpoints('limit=2');
    const rest = await checkpoints(`limit=200&cursor=${first.nextCursor}`);
    const sizes = [...first.rows, ...rest.rows].map((row) => row.size);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    const cosigned = await checkpoints('cosigned=true');
    expect(cosigned.rows).toMatchObject([{ cosignatures: [{ name: `${origin}/witness-1`, kind: 'station' }] }]);
    // Each says which cosignature covers it, and the status how many none covers yet.
    const [{ size: witnessed = 0 } = {}] = cosigned.rows;
    const covered = [...first.rows, ...rest.rows].map(({ size, coveredBy }) => [size, coveredBy]);
    expect(covered).toEqual(sizes.map((size) => [size, size <= witnessed ? witnessed : null]));
    const newer = sizes.filter((size) => size > witnessed).length;
    expect((await status()).witnessed).toMatchObject({ size: witnessed, newer });
  });

  it('lists every station as a witness, also those that never cosigned', async () => {
    const first = await witnesses('limit=1');
    const rest = await witnesses(`cursor=${first.nextCursor}`);
    expect([...first.rows, ...rest.rows]).toMatchObject([
      { name: `${origin}/witness-1`, kind: 'station', stationId: 'witness-1', last: { size: expect.any(Number) } },
      { name: `${origin}/witness-2`, stationId: 'witness-2', verifierKey: null, last: null },
    ]);
    expect((await status()).witnesses).toEqual({ known: 2, cosigned: 1 });
  });

  it('shows that a payload was erased, and still proves the fact', async () => {
    const owner = createDatabase({ url: hq.ownerUrl });
    await erasePayload(owner, { factId: 1, reason: 'a judgement', by: 'test' });
    await owner.destroy();
    expect(await proofOf(1)).toMatchObject({
      payloadGone: 'erased',
      proof: { payload: null, subject: null },
    });
  });
});

describe('a witness outside', () => {
  it('is refused with a key for which anybody can forge signatures', async () => {
    const weak = addOutsideWitness(hq.db, { verifierKey: weakWitness('outside').verifierKey, by: 'test' });
    await expect(weak).rejects.toThrow("This is not a witness's key");
  });

  it('cosigns by file, and its next file starts from its last cosignature', async () => {
    const size = await newest();
    const cosignature = outsideCosignature(size, await bodyOf(size));
    expect(await (await post(cosignature)).json()).toMatchObject({ code: 'cosignature_refused' });
    expect(await addOutsideWitness(hq.db, { verifierKey, by: 'test' })).toEqual({
      name: outside.key.name,
      added: true,
    });
    expect(await addOutsideWitness(hq.db, { verifierKey, by: 'test' })).toMatchObject({ added: false });
    expect(await (await post(cosignature)).json()).toEqual({ name: outside.key.name, added: true });
    expect(await (await post(cosignature)).json()).toEqual({ name: outside.key.name, added: false });

    await ledger.processAll();
    const file = await get('/checkpoint-file', checkpointFileSchema);
    const [grown] = file.proofs;
    const checkpoint = parseCheckpoint(file.note);
    const old = parseCheckpoint(`${await bodyOf(size)}\n${file.note.split('\n').at(-2)}\n`);
    if (!grown || !checkpoint || !old) throw new Error('no proof in the file');
    expect(grown.from).toBe(size);
    const proof = grown.proof.map((hash) => Buffer.from(hash, 'hex'));
    const { root: oldRoot } = old;
    const growth = { oldSize: size, newSize: checkpoint.size, oldRoot, newRoot: checkpoint.root, proof };
    expect(verifyConsistency(growth, sha256)).toBe(true);
    expect((await witnesses('')).rows.at(-1)).toMatchObject({
      name: outside.key.name,
      kind: 'outside',
      verifierKey,
      last: { size, signedAt: '2027-01-15T08:00:00.000Z' },
    });
    expect((await status()).witnesses).toEqual({ known: 3, cosigned: 2 });
  });

  it.each([
    ['another checkpoint', async () => outsideCosignature(await newest(), 'rollcall.local/hq\n1\nAAAA\n')],
    ['a checkpoint that HQ has not', async () => outsideCosignature(77_777, await bodyOf(await newest()))],
    ['no cosignature', async () => ({ ...outsideCosignature(1, 'x'), size: await newest(), line: '— x y' })],
  ])('is refused when it brings %s', async (_what, make) => {
    expect(await (await post(await make())).json()).toMatchObject({ code: 'cosignature_refused' });
  });
});
