// Reconciliation at size: coverage of every shift and of one brigade's day beside the barest SQL that tells what is missing,
// in turns; then the whole pass as the worker does it, with judgement, findings and facts.
//
// Both are summed in the database, so that neither pays for rows that are sent: the product's segments with their states and
// reasons, the bare query's milliseconds. What sending, reading and keeping them costs shows in the passes. The bare query goes
// through all that an officer held before the shift, the product through the last 48 hours of it.
//
// A tenth of a million shifts with ten clips each; `--full` for all of it in fewer rounds, `--quick` for a smoke run. The plans
// are kept beside the raw log.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { createReviewWorker } from '@rollcall/cloud/workers/review-worker';
import { serviceRole } from '@rollcall/demo/hq-settings';
import { createEmbeddedPostgres } from '@rollcall/embedded/postgres/embedded-postgres';
import { createLogger } from '@rollcall/node/logger';
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { withBenchFolder } from './bench-folder.ts';
import { fillReconcile } from './fill-reconcile.ts';
import { interleave, medianOf, printRatios, printTable, RawLog, type Sample } from './measure.ts';
import { asOf, bareQuery, ofBrigadeDay, ofEverything, planOf, productQuery } from './reconcile-questions.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    rounds: { type: 'string' },
  },
});
const shifts = values.full ? 1_000_000 : values.quick ? 10_000 : 100_000;
const rounds = Number(values.rounds ?? (values.quick ? 1 : values.full ? 2 : 5));
const dayRepeats = 20;

await withBenchFolder(async (folder) => {
  const postgres = createEmbeddedPostgres({ folder: join(folder, 'postgres'), durable: true });
  const { ownerUrl } = await postgres.start();
  try {
    await postgres.createDatabase('bench');
    const url = ownerUrl('bench');
    await migrateToLatest(url, { serviceRole: { name: serviceRole, password: 'bench' } });
    const log = new RawLog('reconcile', { shifts, clips: 10, rounds });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const begun = performance.now();
    const brigades = await fillReconcile(client, { shifts, clips: 10 }).finally(() => client.end());
    const filled = Math.round((performance.now() - begun) / 1000);
    console.log(`${shifts} shifts, ${shifts * 10} clips, ${brigades} brigades of 300, filled in ${filled} s`);
    const db = createDatabase({ url });
    await measure(db, log);
    await db.destroy();
  } finally {
    await postgres.stop();
  }
});

async function measure(db: Database, log: RawLog): Promise<void> {
  const samples = await interleave(
    rounds,
    {
      'bare, whole': () => timed(db, bareQuery(ofEverything)),
      'coverage, whole': () => timed(db, productQuery(ofEverything)),
      'bare, brigade-day': () => timed(db, bareQuery(ofBrigadeDay), dayRepeats),
      'coverage, brigade-day': () => timed(db, productQuery(ofBrigadeDay), dayRepeats),
    },
    log,
  );
  printTable(samples);
  for (const [name, query] of Object.entries({ bare: bareQuery, coverage: productQuery })) {
    const plans = [await planOf(db, query(ofEverything)), await planOf(db, query(ofBrigadeDay))];
    writeFileSync(log.path.replace('.jsonl', `-${name}.plan.txt`), plans.join('\n\n'));
  }
  const passes = await measurePasses(db, log);
  console.table(passes);
  const seconds = (name: keyof typeof samples) => medianOf(samples[name], 'wallSeconds');
  const whole = seconds('coverage, whole') / seconds('bare, whole');
  const dayMs = seconds('coverage, brigade-day') * 1000;
  printRatios(log, [
    { what: 'a brigade-day, ms', value: dayMs, goal: '<= 20', met: dayMs <= 20 },
    { what: 'whole: coverage with reasons / bare SQL', value: whole, goal: '<= 1.2', met: whole <= 1.2 },
  ]);
}

async function timed(db: Database, query: RawBuilder<unknown>, repeats = 1): Promise<Sample> {
  const begun = performance.now();
  for (let round = 0; round < repeats; round++) await query.execute(db);
  return { wallSeconds: (performance.now() - begun) / 1000 / repeats, cpuSeconds: Number.NaN };
}

/** What the worker does with all of it at once, what it does again when nothing is new, and with a brigade's day. */
async function measurePasses(db: Database, log: RawLog) {
  const worker = createReviewWorker({ db, log: createLogger({ level: 'warn', readable: true }), now: () => asOf });
  const rows: Record<string, object> = {};
  for (const [what, mark] of [
    ['first look at everything', sql`update shift set review_at = now()`],
    ['second look, nothing new', sql`update shift set review_at = now()`],
    [
      'a brigade-day, nothing new',
      sql`update shift set review_at = now() from officer o
        where o.badge_no = shift.badge_no and o.unit_code = 'unit-1' and duty_date = '2026-02-16'`,
    ],
    ['every activity', sql`update activity set review_at = now()`],
  ] as const) {
    await mark.execute(db);
    const begun = performance.now();
    const { reviewed } = await worker.processAll();
    const ms = performance.now() - begun;
    rows[what] = { reviewed, seconds: Number((ms / 1000).toFixed(2)), 'ms each': Number((ms / reviewed).toFixed(3)) };
    log.add({ pass: what, reviewed, ms });
  }
  return rows;
}
