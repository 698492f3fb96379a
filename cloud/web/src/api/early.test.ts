import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askEarly, takeAnswer, takeEarly } from './early.ts';
import { request } from './request.ts';

const asked: string[] = [];
const hq = globalThis.fetch;

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  globalThis.fetch = async (url) => {
    asked.push(String(url));
    return Response.json({ number: asked.length });
  };
});
afterEach(() => {
  vi.useRealTimers();
  globalThis.fetch = hq;
});

test('an early answer is taken once, then HQ is asked again', async () => {
  askEarly('stations');
  expect(await request('stations')).toEqual({ number: 1 });
  expect(await request('stations')).toEqual({ number: 2 });
  expect(asked).toEqual(['/api/v1/stations', '/api/v1/stations']);
});

test('an early answer is for the same address only', async () => {
  askEarly('stations?unitCode=1');
  expect(await request('stations')).toEqual({ number: 2 });
  expect(await request('stations?unitCode=1')).toEqual({ number: 1 });
});

test('an early answer from before a change, such as a sign-in, is not used', async () => {
  askEarly('stations');
  await request('sessions', { method: 'POST', commandKey: 'a key' });
  expect(await request('stations')).toEqual({ number: 3 });
});

test('an early answer that nobody took for 10 s is old', () => {
  askEarly('stations');
  vi.advanceTimersByTime(10_000);
  expect(takeEarly('stations')).toBeUndefined();
});

test('an early request that did not reach HQ is told to who takes it', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('failed to fetch'));
  askEarly('stations');
  await expect(request('stations')).rejects.toMatchObject({ code: 'unreachable' });
});

test('an answer that is not of HQ, such as a sign-in page of the network, is no HQ', async () => {
  globalThis.fetch = async () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
  askEarly('stations');
  await expect(request('stations')).rejects.toMatchObject({ code: 'unreachable' });
  await expect(request('stations')).rejects.toMatchObject({ code: 'unreachable' });
});

test('an early answer that is there can be had at once, by one', async () => {
  askEarly('stations');
  expect(takeAnswer('stations')).toBeUndefined();
  await vi.advanceTimersByTimeAsync(0);
  expect(takeAnswer('stations')).toEqual({ number: 1 });
  expect(takeAnswer('stations')).toBeUndefined();
  expect(await request('stations')).toEqual({ number: 2 });
});

test('an early refusal is no answer, and is told to who asks', async () => {
  globalThis.fetch = async () => Response.json({ code: 'not_signed_in' }, { status: 401 });
  askEarly('stations');
  await vi.advanceTimersByTimeAsync(0);
  expect(takeAnswer('stations')).toBeUndefined();
  await expect(request('stations')).rejects.toMatchObject({ status: 401 });
});
