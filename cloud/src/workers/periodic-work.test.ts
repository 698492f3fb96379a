import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createPeriodicWork } from './periodic-work.ts';

const hour = 3_600_000;
const at = new Date('2026-11-25T00:00:00.000Z');

function gate() {
  return Promise.withResolvers<void>();
}

describe('periodic work', () => {
  it('is done once more when it is woken while it is done, and never twice at once', async () => {
    let running = 0;
    const gates = [gate(), gate()];
    const begun = [gate(), gate()];
    let pass = 0;
    const periodic = createPeriodicWork({
      now: () => at,
      intervalMs: hour,
      onError: () => undefined,
      work: async () => {
        const index = pass++;
        running++;
        expect(running).toBe(1);
        begun[index]?.resolve();
        await gates[index]?.promise;
        running--;
      },
    });
    periodic.start();
    periodic.start();
    await begun[0]?.promise;
    periodic.wake();
    periodic.wake();
    await turn();
    expect(pass).toBe(1);
    gates[0]?.resolve();
    await begun[1]?.promise;
    gates[1]?.resolve();
    await periodic.stop();
    expect(pass).toBe(2);
  });

  it('goes on after a failure, which it reports', async () => {
    const failures: unknown[] = [];
    const second = gate();
    let pass = 0;
    const periodic = createPeriodicWork({
      now: () => at,
      intervalMs: 1,
      onError: (error) => failures.push(error),
      work: async () => {
        if (pass++ === 0) throw new Error('once');
        expect(periodic.problem()).toBe('internal');
        second.resolve();
      },
    });
    expect(periodic.lastProgressAt()).toBeNull();
    periodic.start();
    await second.promise;
    await periodic.stop();
    expect([periodic.problem(), periodic.lastProgressAt()]).toEqual([undefined, at]);
    expect(failures).toEqual([new Error('once')]);
  });

  it('aborts the work when it is stopped, and waits for it', async () => {
    let ended = false;
    const begun = gate();
    const periodic = createPeriodicWork({
      now: () => at,
      intervalMs: hour,
      onError: () => undefined,
      work: async (signal) => {
        begun.resolve();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        await turn();
        ended = true;
      },
    });
    periodic.start();
    await begun.promise;
    await periodic.stop();
    expect(ended).toBe(true);
  });
});
