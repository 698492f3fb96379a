import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askEarly, takeAnswer } from '../api/early.ts';
import { staleQueries } from './stale-queries.ts';

const begun: (() => void)[] = [];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const end of begun.splice(0)) end();
  vi.useRealTimers();
});

/** A page that shows some lists, each answered already, and has looked at others before. */
async function page({ shows, showed = [], random }: { shows: string[]; showed?: string[]; random: () => number }) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, gcTime: 600_000 } } });
  const asked: string[] = [];
  const options = (list: string) => ({
    queryKey: [list, `${list}?state=1`],
    queryFn: async () => {
      asked.push(list);
      return asked.length;
    },
  });
  for (const list of shows) begun.push(new QueryObserver(client, options(list)).subscribe(() => undefined));
  await Promise.all(showed.map((list) => client.prefetchQuery(options(list))));
  await vi.advanceTimersByTimeAsync(0);
  asked.length = 0;
  const queries = staleQueries({ client, leastMs: 1000, random });
  begun.push(queries.stop, () => client.clear());
  return { client, asked, queries, options };
}

test('asks again for what is on the screen only, and for the rest when it is shown', async () => {
  const { client, asked, queries, options } = await page({
    shows: ['shifts'],
    showed: ['officers'],
    random: () => 0.5,
  });
  queries.hear({ topic: 'duty', stale: ['officers', 'shifts', 'leave'] });
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual(['shifts']);
  begun.push(new QueryObserver(client, options('officers')).subscribe(() => undefined));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual(['shifts', 'officers']);
});

test('asks for nothing when what changed is not shown', async () => {
  const { asked, queries } = await page({ shows: ['coverage', 'stations'], random: () => 0 });
  queries.hear({ topic: 'duty', stale: ['recorders', 'custodies'] });
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual([]);
});

test('asks once for a burst of events, also of several topics', async () => {
  const { asked, queries } = await page({ shows: ['coverage'], random: () => 0.5 });
  for (let event = 0; event < 20; event += 1) {
    queries.hear({ topic: event % 2 ? 'duty' : 'coverage', stale: ['coverage'] });
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(300);
  expect(asked).toEqual(['coverage']);
});

test('never loses an event that comes after it asked', async () => {
  const { asked, queries } = await page({ shows: ['coverage'], random: () => 0 });
  queries.hear({ topic: 'coverage', stale: ['coverage'] });
  await vi.advanceTimersByTimeAsync(10);
  queries.hear({ topic: 'coverage', stale: ['coverage'] });
  await vi.advanceTimersByTimeAsync(500);
  expect(asked).toEqual(['coverage']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual(['coverage', 'coverage']);
});

test('spreads pages over the time after a change of registry or roster, and does not keep urgent news waiting for it', async () => {
  const late = await page({ shows: ['coverage'], random: () => 0.9 });
  late.queries.hear({ topic: 'duty', stale: ['coverage'] });
  await vi.advanceTimersByTimeAsync(2600);
  expect(late.asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(late.asked).toEqual(['coverage']);
  await vi.advanceTimersByTimeAsync(2000);
  late.queries.hear({ topic: 'duty', stale: ['coverage'] });
  late.queries.hear({ topic: 'coverage', stale: ['coverage'] });
  await vi.advanceTimersByTimeAsync(950);
  expect(late.asked).toEqual(['coverage', 'coverage']);
});

test('asks no more once the page is left', async () => {
  const { asked, queries } = await page({ shows: ['coverage'], random: () => 0.5 });
  queries.hear({ topic: 'coverage', stale: ['coverage'] });
  queries.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual([]);
});

test('an early answer is not shown when its list became old before the part of the page was loaded that shows it', async () => {
  const { queries } = await page({ shows: [], random: () => 0 });
  const hq = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json([]));
  for (const path of ['coverage/today', 'stations?limit=1']) askEarly(path);
  await vi.advanceTimersByTimeAsync(0);
  queries.hear({ topic: 'coverage', stale: ['coverage'] });
  expect(takeAnswer('coverage/today')).toBeUndefined();
  expect(takeAnswer('stations?limit=1')).toEqual([]);
  hq.mockRestore();
});
