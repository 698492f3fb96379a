import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHqKeys, rotateHqKey } from '@rollcall/cloud/auth/create-hq-keys';
import { loadHqKeys } from '@rollcall/cloud/auth/hq-keys';
import { rootFolderBeside } from '@rollcall/cloud/auth/key-file';
import { recordKeySet } from '@rollcall/cloud/auth/record-key-set';
import { verifyEd25519 } from '@rollcall/cloud/ledger/verify-ed25519';
import { openKeySet } from '@rollcall/shared/contract/key-set';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi } from './support/start-api.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { TestStation } from './support/test-station.ts';

let hq: TestHq;
beforeEach(async () => {
  hq = await createTestHq();
});
afterEach(() => hq?.dispose());

const facts = () =>
  hq.db
    .selectFrom('fact')
    .select(['subject', 'payload'])
    .where('type', '=', 'key_set_taken_up')
    .orderBy('fact_id')
    .execute();
const rotate = () =>
  rotateHqKey(hq.keysFolder, {
    use: 'ledger',
    rootFolder: rootFolderBeside(hq.keysFolder),
    retireAfterMs: 0,
    now: new Date(),
  });

describe('the key set of HQ', () => {
  it('is a fact when HQ begins to work with it, once, whoever starts first', async () => {
    await Promise.all(Array.from({ length: 8 }, () => recordKeySet(hq.db, hq.hqKeys)));
    await recordKeySet(hq.db, hq.hqKeys);
    await rotate();
    await recordKeySet(hq.db, await loadHqKeys(hq.keysFolder));
    expect(await facts()).toMatchObject([
      { subject: `key_set:${hq.hqKeys.fingerprint}`, payload: { counter: 1 } },
      { subject: `key_set:${hq.hqKeys.fingerprint}`, payload: { counter: 2, keys: { length: 4 } } },
    ]);
  });

  it('is refused when HQ worked with a later one, or with another of its number', async () => {
    await rotate();
    const other = await loadHqKeys(hq.keysFolder);
    await recordKeySet(hq.db, other);
    await writeFile(join(hq.keysFolder, 'hq-key-set.jws'), hq.hqKeys.keySet.jws);
    await expect(startTestApi(hq)).rejects.toMatchObject({ code: 'key_set_outdated' });
    const twin = { ...other, keySet: { ...other.keySet, jws: `${other.keySet.jws}A` } };
    await expect(recordKeySet(hq.db, twin)).rejects.toMatchObject({ code: 'key_set_outdated' });
  });

  it('is refused where HQ calls its ledger by another name', async () => {
    const started = startTestApi(hq, { LEDGER_ORIGIN: 'other.example/hq' });
    await expect(started).rejects.toMatchObject({ code: 'origin_differs' });
  });

  it('may begin anew under another root', async () => {
    await rotate();
    await recordKeySet(hq.db, await loadHqKeys(hq.keysFolder));
    const keysFolder = `${hq.keysFolder}-${randomUUID()}`;
    await createHqKeys(keysFolder);
    await recordKeySet(hq.db, await loadHqKeys(keysFolder));
    expect((await facts()).map(({ payload }) => payload)).toMatchObject([{ counter: 2 }, { counter: 1 }]);
  });

  it('is told to stations, and to nobody else', async () => {
    const api = await startTestApi(hq);
    const station = await TestStation.create(hq);
    const read = (token: string) =>
      api.call('GET', '/api/v1/station/key-set', { headers: { authorization: `Bearer ${token}` } });
    const { status, body } = await read(await station.token());
    expect({ status, ...body }).toEqual({ status: 200, keySet: hq.hqKeys.keySet.jws, rootVouch: null });
    expect(openKeySet(body.keySet, verifyEd25519)?.rootJwk).toEqual(hq.hqKeys.keySet.rootJwk);
    expect(await read('nobody')).toMatchObject({ status: 401 });
    await api.stop();
  });
});
