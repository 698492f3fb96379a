// A draw at size: 20,000 shifts that became ripe since the draw before. How long the close and the draw take, and the lists over it.
// `--quick` for a smoke run.
import { parseArgs } from 'node:util';
import { ripenItems } from '@rollcall/cloud/checks/draws/ripen-items';
import { takeDraws } from '@rollcall/cloud/checks/draws/take-draws';
import { setPlan } from '@rollcall/cloud/checks/plans/set-plan';
import { takeReviews } from '@rollcall/cloud/checks/reviews/take-reviews';
import type { Database } from '@rollcall/cloud/db/database';
import { sequenceFacts } from '@rollcall/cloud/ledger/sequence-facts';
import { sql } from 'kysely';
import { HqClient } from '../src/hq-client.ts';
import { addBenchAccounts } from './bench-accounts.ts';
import { withBenchFolder } from './bench-folder.ts';
import { fillRollCall } from './fill-roll-call.ts';
import { median, printRatios, RawLog } from './measure.ts';
import { startHq } from './start-hq.ts';
import { withBenchDatabase } from './with-bench-database.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
// An officer has about five shifts in a day of the filling.
const size = values.quick ? { officers: 50, days: 10 } : { officers: 300, days: 13 };
const rounds = values.quick ? 3 : 30;
const servicePassword = 'bench';
const hourMs = 60 * 60_000;

await withBenchFolder((folder) =>
  withBenchDatabase(
    folder,
    {
      servicePassword,
      fill: (client) =>
        fillRollCall(client, { officers: size.officers, recordings: size.officers * size.days * 5, days: size.days }),
    },
    async ({ db, ownerUrl }) => {
      const accounts = await addBenchAccounts(db);
      const log = new RawLog('draws', { ...size, rounds });
      const took = await draw(db, log);
      // As autovacuum does within a minute.
      await sql`vacuum analyze`.execute(db);
      const hq = await startHq(folder, { ownerUrl, servicePassword });
      try {
        await printAnswers(new HqClient(hq.url, accounts.inspector), took, log);
      } finally {
        await hq.stop();
      }
    },
  ),
);

/** A chain that began before the first shift: all shifts that are over become ripe for its first draw, and are drawn from. */
async function draw(db: Database, log: RawLog): Promise<{ items: number; closeMs: number; drawMs: number }> {
  const start = new Date(Date.now() - (size.days + 3) * 24 * hourMs);
  await setPlan({ db, now: () => start }, 'bench', {
    plan: {
      turn: 4,
      strata: [
        { key: 'window', dutyTypes: ['window_duty'], perMille: 30, minimum: 5, cap: 100 },
        { key: 'rest', perMille: 70, minimum: 10, cap: null },
      ],
    },
    schedule: { weekdays: [1, 2, 3, 4, 5, 6, 7], time: '08:00', leastMinutes: 60 },
    reason: 'for a bench',
  });
  await sequence(db);
  // Announced while nothing is ripe yet; every step afterwards is timed by itself.
  await takeDraws(db, start);
  await sequence(db);
  const now = new Date();
  const step = async (what: string) => {
    const begun = performance.now();
    const done = await takeDraws(db, now);
    const ms = performance.now() - begun;
    console.log(`${done.join(', ')}: ${Math.round(ms)} ms`);
    log.add({ what, done, ms });
    await sequence(db);
    return { done, ms };
  };
  // That goes on all the time, a few at once.
  const ripeBegun = performance.now();
  const ripe = await ripenItems(db, now);
  console.log(`${ripe} items ripe: ${Math.round(performance.now() - ripeBegun)} ms`);
  await sequence(db);
  const first = await step('close');
  const second = await step('draw');
  const begun = performance.now();
  const assigned = await takeReviews(db, now);
  const assignMs = performance.now() - begun;
  console.log(`${assigned.join(', ')}: ${Math.round(assignMs)} ms`);
  log.add({ what: 'assign', done: assigned, ms: assignMs });
  const items = await db
    .selectFrom('draw_item')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { items: Number(items.n), closeMs: first.ms, drawMs: second.ms };
}

async function sequence(db: Database): Promise<void> {
  while ((await sequenceFacts(db, 5000)) === 5000);
}

async function printAnswers(
  client: HqClient,
  { items, closeMs, drawMs }: { items: number; closeMs: number; drawMs: number },
  log: RawLog,
): Promise<void> {
  const slowest: number[] = [];
  for (const path of [
    ...['draws', 'draws/1', 'draw-items?draw=1&drawn=yes', 'draw-items?draw=1'],
    ...['reviews?mine=to_do', 'reviews', 'reviews?draw=1&state=assigned', 'reviews/progress?draw=1'],
  ]) {
    await client.get(path);
    const ms: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const begun = performance.now();
      await client.get(path);
      ms.push(performance.now() - begun);
    }
    log.add({ path, ms });
    console.log(`${path}: median ${median(ms).toFixed(1)} ms`);
    if (path !== 'draws/1' && !path.startsWith('reviews/')) slowest.push(median(ms));
  }
  const both = (closeMs + drawMs) / 1000;
  const list = Math.max(...slowest);
  printRatios(log, [
    { what: `close and draw of ${items} items, s`, value: both, goal: '<= 5', met: both <= 5 },
    { what: 'slowest list, median ms', value: list, goal: '<= 100', met: list <= 100 },
  ]);
}
