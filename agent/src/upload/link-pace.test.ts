import { expect, test } from 'vitest';
import { createLinkPace } from './link-pace.ts';

const MiB = 1024 ** 2;
const partBytes = 5 * MiB;

type Link = {
  /** Bytes per second of the link, and of one connection over it. */
  wholeBytes: number;
  eachBytes?: number;
  /** The link breaks so often, and what is on its way is lost. */
  breaksEveryMs?: number;
};

/**
 * Sends parts without end over a link that is shared evenly.
 * @returns the limits at the end of each minute, when parts were stored, and the most that were on their way at once
 */
function play(linkAt: (nowMs: number) => Link, minutes: number) {
  const pace = createLinkPace({ max: 4 });
  const limits: number[] = [];
  const storedMs: number[] = [];
  let mostAtOnce = 0;
  let inFlight: { startedMs: number; leftBytes: number }[] = [];
  const stepMs = 10;
  for (let nowMs = stepMs; nowMs <= minutes * 60_000; nowMs += stepMs) {
    const { wholeBytes, eachBytes = wholeBytes, breaksEveryMs = Number.POSITIVE_INFINITY } = linkAt(nowMs);
    while (inFlight.length < pace.limit()) inFlight.push({ startedMs: nowMs - stepMs, leftBytes: partBytes });
    mostAtOnce = Math.max(mostAtOnce, inFlight.length);
    const bytes = (Math.min(eachBytes, wholeBytes / inFlight.length) * stepMs) / 1000;
    for (const part of inFlight) part.leftBytes -= bytes;
    pace.sent(bytes * inFlight.length);
    for (const { startedMs } of inFlight.filter(({ leftBytes }) => leftBytes <= 0)) {
      pace.stored({ startedMs, nowMs });
      storedMs.push(nowMs);
    }
    inFlight = inFlight.filter(({ leftBytes }) => leftBytes > 0);
    if (nowMs % breaksEveryMs === 0) {
      for (const _ of inFlight) pace.broke(nowMs);
      inFlight = [];
    }
    if (nowMs % 60_000 === 0) limits.push(pace.limit());
  }
  return { limits, storedMs, mostAtOnce, pace };
}

test.for([
  ['a fast link', { wholeBytes: 100 * MiB }, 4],
  ['a link of 100 Mbit/s', { wholeBytes: 12.5e6 }, 1],
  ['a link of 20 Mbit/s', { wholeBytes: 2.5e6 }, 1],
  ['a link of 20 Mbit/s that breaks every 30 s', { wholeBytes: 2.5e6, breaksEveryMs: 30_000 }, 1],
  ['a link of 5 Mbit/s that breaks before four parts are through', { wholeBytes: 0.6e6, breaksEveryMs: 30_000 }, 1],
  ['a fast link on which one connection gets little', { wholeBytes: 12.5e6, eachBytes: 0.3e6 }, 4],
] as const)('after six minutes of %s', ([, link, limit]) => {
  expect(play(() => link, 6).limits.at(-1)).toBe(limit);
});

test('a fast link that becomes slow, and breaks before two parts are through, still gets one through each time', () => {
  const fast = { wholeBytes: 100 * MiB };
  const slow = { wholeBytes: 0.6e6, breaksEveryMs: 12_000 };
  const { limits, storedMs } = play((nowMs) => (nowMs <= 60_000 ? fast : slow), 3);
  expect(limits).toEqual([4, 1, 1]);
  expect(storedMs.filter((nowMs) => nowMs > 72_000)).toHaveLength((180 - 72) / 12);
});

test('a link that breaks every 30 s is never tried with more parts at once', () => {
  expect(play(() => ({ wholeBytes: 2.5e6, breaksEveryMs: 30_000 }), 20).mostAtOnce).toBe(1);
});

test('where each connection gets little, a trial with fewer is soon given up', () => {
  const { limits } = play(() => ({ wholeBytes: 12.5e6, eachBytes: 1.5e6 }), 40);
  expect(limits.slice(10).filter((limit) => limit < 4).length).toBeLessThanOrEqual(6);
});

test('it knows what the link takes', () => {
  expect(play(() => ({ wholeBytes: 2.5e6 }), 2).pace.bytesPerSecond()).toBeCloseTo(2.5e6, -5);
});

test('it comes back to more at once when the link has become fast', () => {
  const { pace } = play(() => ({ wholeBytes: 2.5e6 }), 2);
  for (let part = 1; part <= 20; part += 1) {
    pace.sent(partBytes);
    pace.stored({ startedMs: 120_000 + part * 100, nowMs: 120_100 + part * 100 });
  }
  expect(pace.limit()).toBe(4);
});

test('parts that came while there was little to send change nothing', () => {
  const pace = createLinkPace({ max: 4 });
  for (let part = 1; part <= 20; part += 1) {
    pace.sent(partBytes);
    pace.stored({ startedMs: part * 20_000 - 9000, nowMs: part * 20_000 });
    pace.idled();
  }
  expect([pace.limit(), pace.bytesPerSecond()]).toEqual([1, null]);
});
