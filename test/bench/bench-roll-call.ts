// The roll call at size: how long HQ takes over its answers, from session to checked answer, and over looking at every shift
// again. Postgres is as durable as `npm start` makes it. `--quick` for a smoke run, `--explain` for the plan of Today.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp } from '@rollcall/cloud/app';
import { addAccount } from '@rollcall/cloud/auth/accounts';
import { createHqKeys, loadHqKeys } from '@rollcall/cloud/auth/hq-keys';
import { coverageQuery } from '@rollcall/cloud/coverage/coverage-repository';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { createLogger } from '@rollcall/cloud/logger/logger';
import { readParameters } from '@rollcall/cloud/registry/parameter-repository';
import { readToday } from '@rollcall/cloud/routes/coverage/read-today';
import { listFindings } from '@rollcall/cloud/routes/findings/list-findings';
import type { App } from '@rollcall/cloud/routes/route';
import { createSession } from '@rollcall/cloud/routes/sessions/create-session';
import { readShiftCoverage } from '@rollcall/cloud/routes/shifts/read-shift-coverage';
import { createReviewShiftsWorker } from '@rollcall/cloud/workers/review-shifts-worker';
import { createEmbeddedPostgres } from '@rollcall/embedded/postgres/embedded-postgres';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/local-date';
import { sql } from 'kysely';
import pg from 'pg';
import { withBenchFolder } from './bench-folder.ts';
import { fillRollCall } from './fill-roll-call.ts';
import { printRatios, RawLog } from './measure.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    explain: { type: 'boolean', default: false },
    officers: { type: 'string' },
    recordings: { type: 'string' },
    days: { type: 'string', default: '30' },
    rounds: { type: 'string' },
  },
});
const rounds = Number(values.rounds ?? (values.quick ? 3 : 30));
const size = {
  // Three of five are on duty on a day.
  officers: Number(values.officers ?? (values.quick ? 50 : 500)),
  recordings: Number(values.recordings ?? (values.quick ? 10_000 : 1_000_000)),
  days: Number(values.days),
};
const serviceRole = { name: 'bench_service', password: 'bench' };
const sessionCookie = 'session';
const now = () => new Date();

await withBenchFolder(async (folder) => {
  const postgres = createEmbeddedPostgres({ folder: join(folder, 'postgres'), durable: true });
  const { ownerUrl } = await postgres.start();
  try {
    await postgres.createDatabase('bench');
    await migrateToLatest(ownerUrl('bench'), { serviceRole });
    const client = new pg.Client({ connectionString: ownerUrl('bench') });
    await client.connect();
    await fillRollCall(client, size);
    const log = new RawLog('roll-call', size);
    console.log(`${size.officers} officers, ${size.days} days, ${size.recordings} recordings; ${rounds} rounds`);

    const db = createDatabase({ url: serviceUrl(ownerUrl('bench')), max: 16 });
    const reviews = await measureReviews(db);
    await client.query('vacuum analyze');
    await client.end();
    const app = await startApp(db, folder);
    const answers = await measureAnswers(app, db);
    for (const [what, ms] of Object.entries(answers)) log.add({ what, ms });
    console.table(Object.fromEntries(Object.entries(answers).map(([what, ms]) => [what, summary(ms)])));
    console.table(reviews);
    if (values.explain) console.log(await planOfToday(db));
    printRatios(log, [
      atMost('Today at the 95th percentile, ms', percentile(answers['Today, all units'] ?? [], 0.95), 300),
    ]);
    await app.close();
    await db.destroy();
  } finally {
    await postgres.stop();
  }
});

function serviceUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = serviceRole.name;
  url.password = serviceRole.password;
  return url.href;
}

async function startApp(db: Database, folder: string): Promise<App> {
  const keysFolder = join(folder, 'hq-keys');
  await createHqKeys(keysFolder);
  return createApp({
    db,
    now,
    hqKeys: await loadHqKeys(keysFolder),
    log: createLogger({ level: 'silent', readable: false }),
    sessionCookie,
    https: false,
    origin: () => 'http://localhost',
    webFolder: undefined,
    trustedProxies: undefined,
    routes: [
      createSession({ db, now, sessionCookie, https: false }),
      readToday({ db, now }),
      readShiftCoverage({ db, now }),
      listFindings({ db }),
    ],
  });
}

/** Every shift is looked at again: for the first time, and once more, which changes nothing. */
async function measureReviews(db: Database) {
  const worker = createReviewShiftsWorker({ db, log: createLogger({ level: 'warn', readable: true }), now });
  const rows: Record<string, object> = {};
  for (const what of ['first look at every shift', 'second look, nothing new']) {
    await sql`update shift set review_at = now()`.execute(db);
    const begun = performance.now();
    const { reviewed } = await worker.processAll();
    const ms = performance.now() - begun;
    rows[what] = { shifts: reviewed, seconds: Math.round(ms) / 1000, 'ms a shift': Number((ms / reviewed).toFixed(2)) };
  }
  return rows;
}

/** Milliseconds of each answer; the first of each isn't counted. */
async function measureAnswers(app: App, db: Database): Promise<Record<string, number[]>> {
  const account = { username: 'bench', password: 'password-of-a-bench' };
  await addAccount(db, { ...account, role: 'inspector', unitCode: null, badgeNo: null });
  const signedIn = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload: account });
  const cookies = { [sessionCookie]: signedIn.cookies.find(({ name }) => name === sessionCookie)?.value ?? '' };
  const shift = await db.selectFrom('finding').select('shift_id').limit(1).executeTakeFirst();
  const yesterday = addDays(localDateOf(now()), -1);
  const addresses = {
    'Today, all units': 'coverage/today',
    'Today, one unit': 'coverage/today?unitCode=squad-1',
    'the day before': `coverage/today?date=${yesterday}`,
    'one shift': `shifts/${shift?.shift_id}/coverage`,
    findings: 'findings',
    'open findings of a unit': 'findings?state=open&unitCode=squad-1',
    'findings of a kind and day': `findings?kind=late_import&from=${yesterday}&to=${yesterday}`,
  };
  const answers: Record<string, number[]> = {};
  for (let round = 0; round <= rounds; round += 1) {
    for (const [what, address] of Object.entries(addresses)) {
      const begun = performance.now();
      const answer = await app.inject({ method: 'GET', url: `/api/v1/${address}`, cookies });
      const ms = performance.now() - begun;
      if (answer.statusCode !== 200) throw new Error(`${address} answered ${answer.statusCode}: ${answer.body}`);
      if (round > 0) answers[what] = [...(answers[what] ?? []), ms];
    }
  }
  return answers;
}

async function planOfToday(db: Database): Promise<string> {
  const date = localDateOf(now());
  const overlapping = { from: startOfLocalDate(date), to: startOfLocalDate(addDays(date, 1)) };
  const query = coverageQuery({ overlapping }, { asOf: now(), parameters: await readParameters(db) });
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (analyze, buffers) ${query}`.execute(db);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

function summary(ms: readonly number[]) {
  const [median, p95, most] = [0.5, 0.95, 1].map((part) => Number(percentile(ms, part).toFixed(1)));
  return { 'median ms': median, 'p95 ms': p95, 'max ms': most };
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function atMost(what: string, value: number, goal: number) {
  return { what, value, goal: `<= ${goal}`, met: value <= goal };
}
