import { expect, test } from 'vitest';
import { type Asking, createCollectLanes, type LaneWork } from './collect-lanes.ts';

/** A station with so many pieces of work, which last until the test ends them. */
function stationWith(log: string[], name: string, count: number) {
  let begun = 0;
  const ends: (() => void)[] = [];
  const askings: Asking[] = [];
  return {
    ends,
    askings,
    next(): LaneWork | undefined {
      if (begun === count) return undefined;
      begun += 1;
      log.push(`${name}${begun}`);
      return async (asking) => {
        askings.push(asking);
        const { promise, resolve } = Promise.withResolvers<void>();
        ends.push(resolve);
        await promise;
      };
    },
  };
}

function lanesWith(options: { atOnce: number; mostSilent?: number }) {
  let nowMs = 0;
  const clock = { wall: () => new Date(0), monotonicMs: () => nowMs, bootId: '' };
  return {
    lanes: createCollectLanes({ clock, silentMs: 1000, ...options }),
    advance(ms: number) {
      nowMs += ms;
    },
  };
}

const never = new Promise<void>(() => {});
const turn = () => new Promise(setImmediate);

test('no more work is under way than there are lanes', async () => {
  const log: string[] = [];
  const { lanes } = lanesWith({ atOnce: 2 });
  const a = stationWith(log, 'a', 5);
  lanes.join(a.next).look();
  expect(log).toEqual(['a1', 'a2']);
  a.ends[0]?.();
  await turn();
  expect(log).toEqual(['a1', 'a2', 'a3']);
});

test('a station that comes later has a lane at once, and the next free one', async () => {
  const log: string[] = [];
  const { lanes } = lanesWith({ atOnce: 2 });
  const [a, b] = [stationWith(log, 'a', 5), stationWith(log, 'b', 5)];
  lanes.join(a.next).look();
  lanes.join(b.next).look();
  expect(log).toEqual(['a1', 'a2', 'b1']);
  a.ends[0]?.();
  await turn();
  expect(log).toEqual(['a1', 'a2', 'b1']); // Two are under way again, as many as there are lanes.
  a.ends[1]?.();
  await turn();
  expect(log).toEqual(['a1', 'a2', 'b1', 'a3']);
  b.ends[0]?.();
  await turn();
  expect(log).toEqual(['a1', 'a2', 'b1', 'a3', 'b2']);
});

test('work whose card does not answer gives its lane away, up to a bound', async () => {
  const log: string[] = [];
  const { lanes, advance } = lanesWith({ atOnce: 1, mostSilent: 2 });
  const a = stationWith(log, 'a', 9);
  const seat = lanes.join(a.next);
  for (let looks = 1; looks <= 5; looks += 1) {
    seat.look();
    void a.askings.at(-1)?.(never);
    advance(999);
    seat.look();
    expect(log).toHaveLength(Math.min(looks, 3));
    advance(1);
  }
  expect(log).toEqual(['a1', 'a2', 'a3']);
});

test('a card that answers late goes on beside the lanes', async () => {
  const log: string[] = [];
  const { lanes, advance } = lanesWith({ atOnce: 1 });
  const a = stationWith(log, 'a', 3);
  const seat = lanes.join(a.next);
  seat.look();
  const answer = Promise.withResolvers<string>();
  const asked = a.askings[0]?.(answer.promise);
  advance(1000);
  seat.look();
  expect(log).toEqual(['a1', 'a2']);
  answer.resolve('bytes');
  expect(await asked).toBe('bytes');
  a.ends[1]?.();
  await turn();
  expect(log).toEqual(['a1', 'a2']);
  a.ends[0]?.();
  await turn();
  expect(log).toEqual(['a1', 'a2', 'a3']);
});

test('a station that leaves begins nothing more and waits for what it has under way', async () => {
  const log: string[] = [];
  const { lanes } = lanesWith({ atOnce: 1 });
  const [a, b] = [stationWith(log, 'a', 2), stationWith(log, 'b', 2)];
  const seat = lanes.join(a.next);
  lanes.join(b.next);
  seat.look();
  let hasLeft = false;
  const leaving = seat.leave().then(() => {
    hasLeft = true;
  });
  await turn();
  expect(hasLeft).toBe(false);
  a.ends[0]?.();
  await leaving;
  expect(log).toEqual(['a1', 'b1']);
});
