import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBucket, expectRefusal } from './behaviour/s3-target.ts';
import { type RunningTestStore, startTestStore } from './start-test-store.ts';

const adminToken = 'for-the-tests';
let running: RunningTestStore;
beforeEach(async () => {
  running = await startTestStore({ adminToken });
});
afterEach(() => running.remove());

function admin(method: string, path: string, content?: unknown, token = adminToken): Promise<Response> {
  const body = content === undefined ? {} : { body: JSON.stringify(content) };
  return fetch(`${running.target.endpoint}/_rollcall/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...body,
  });
}

test('switches faults and reads counters over HTTP', async () => {
  const bucket = await createBucket(running.client);
  const put = () => running.client.send(new PutObjectCommand({ Bucket: bucket, Key: 'x', Body: 'abc' }));
  const fault = { kind: 'error', status: 503, operations: ['PutObject'] };
  const switched = await admin('POST', 'faults', { faults: [fault] });
  expect(await switched.json()).toEqual({ faults: [fault] });
  await expectRefusal(put(), 'SlowDown', 503);
  await admin('POST', 'faults', { faults: [] });
  await put();
  const stats = await (await admin('GET', 'stats')).json();
  expect(stats).toMatchObject({ requests: { PutObject: 2 }, bodyBytes: { total: 6 } });
});

test('refuses a wrong token, an unknown path and a body that is no list of faults, and changes nothing', async () => {
  running.store.faults.add({ kind: 'error', status: 500 });
  expect((await admin('GET', 'stats', undefined, 'wrong')).status).toBe(401);
  expect((await admin('POST', 'faults', { faults: [] }, 'wrong')).status).toBe(401);
  expect((await admin('GET', 'other')).status).toBe(404);
  expect((await admin('POST', 'faults', { faults: [{ kind: 'errors', status: 503 }] })).status).toBe(400);
  expect((await admin('POST', 'faults', { faults: [{ kind: 'error', status: 503, keyprefix: 'x' }] })).status).toBe(
    400,
  );
  expect((await admin('POST', 'faults', 'x'.repeat(100_000))).status).toBe(400);
  expect(running.store.faults.list()).toEqual([{ kind: 'error', status: 500 }]);
});

test('has no such paths without a token', async () => {
  const plain = await startTestStore();
  const answer = await fetch(`${plain.target.endpoint}/_rollcall/stats`, { headers: { authorization: 'Bearer ' } });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('AuthorizationHeaderMalformed');
  await plain.remove();
});
