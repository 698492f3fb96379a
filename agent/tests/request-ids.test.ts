import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createLogger } from '@rollcall/node/logger';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createHqClock } from '../src/identity/hq-clock.ts';
import { createHqHttp } from '../src/identity/hq-http.ts';
import { createSystemClock } from '../src/runtime/clock.ts';
import { createPeriodicTask } from '../src/runtime/periodic-task.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Answers each request with a status, and keeps the ids of all. */
async function startHq(status: number) {
  const ids: unknown[] = [];
  const problem = { type: 'about:blank', title: 'no', status, code: 'no', nextStep: 'Wait.' };
  const server = createServer((request, response) => {
    ids.push(request.headers['x-request-id']);
    response.writeHead(status).end(JSON.stringify(status < 400 ? {} : problem));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const hqUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { ids, server, http: createHqHttp({ hqUrl, hqClock: createHqClock(createSystemClock()) }) };
}

test('each request to HQ has an id of its own', async () => {
  const { ids, server, http } = await startHq(200);
  await http.get('/a', z.object({}));
  await http.post('/b', {}, z.object({}));
  server.close();
  expect(ids).toEqual([expect.stringMatching(uuid), expect.stringMatching(uuid)]);
  expect(ids[0]).not.toBe(ids[1]);
});

test('the log names the request that HQ refused', async () => {
  const { ids, server, http } = await startHq(409);
  expect([await loggedId(() => http.get('/a', z.object({})))]).toEqual(ids);
  server.close();
  expect(ids).toEqual([expect.stringMatching(uuid)]);
});

test('the log names the request that nobody answered', async () => {
  const { server, http } = await startHq(200);
  server.close();
  await once(server, 'close');
  expect(await loggedId(() => http.get('/a', z.object({})))).toMatch(uuid);
});

/** What a task of a station that fails leaves in the log. */
async function loggedId(run: () => Promise<unknown>): Promise<unknown> {
  const destination = new PassThrough();
  const log = createLogger({ level: 'info', readable: false, destination });
  const stopping = new AbortController();
  const task = createPeriodicTask({ name: 'a task', intervalMs: 60_000, run: async () => void (await run()), log });
  task.start(stopping.signal);
  await once(destination, 'readable');
  stopping.abort();
  await task.stopped();
  destination.end();
  return JSON.parse(await text(destination)).err.requestId;
}
