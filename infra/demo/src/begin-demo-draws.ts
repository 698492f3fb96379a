import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase } from '@rollcall/cloud/db/database';
import { signInAtHq } from './hq-session.ts';
import { localTimeOf } from './local-clock.ts';
import type { DemoHq } from './tell-demo-duty.ts';

const patienceMs = 3 * 60_000;
/** So that a draw is finished soon after the first start. HQ announces within a minute. */
const leastMinutes = 5;
const closesAfterMs = (leastMinutes + 3) * 60_000;

/**
 * Sets the first plan of draws, once all stations asked HQ what there is to do: so each of their squads can throw a dice for the first
 * draw, which closes minutes later.
 */
export async function beginDemoDraws(
  databaseUrl: string,
  hq: DemoHq,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const inspector = await signInAtHq(hq.url, 'inspector', hq.password);
  const { rows } = await inspector.get<{ rows: object[] }>('draw-plans');
  if (rows.length > 0) return;
  await untilStationsLooked(databaseUrl, signal);
  await inspector.post('draw-plans', {
    plan: {
      turn: 4,
      strata: [
        { key: 'activities', kinds: ['activity'], perMille: 200, minimum: 1, cap: null },
        { key: 'rest', perMille: 100, minimum: 1, cap: null },
      ],
    },
    schedule: {
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      time: localTimeOf(new Date(Date.now() + closesAfterMs)),
      leastMinutes,
    },
    reason: '大队抽查比例',
  });
}

/** A station that didn't ask isn't in the roster of the first draw; nobody waits for it long. */
async function untilStationsLooked(databaseUrl: string, signal: AbortSignal): Promise<void> {
  const db = createDatabase({ url: databaseUrl, max: 1, applicationName: 'rollcall start' });
  const deadline = performance.now() + patienceMs;
  try {
    while (performance.now() < deadline) {
      const late = await db
        .selectFrom('station')
        .select('station_id')
        .where('public_jwk', 'is not', null)
        .where('draws_looked_at', 'is', null)
        .execute();
      if (late.length === 0) return;
      await delay(500, undefined, { signal });
    }
  } finally {
    await db.destroy();
  }
}
