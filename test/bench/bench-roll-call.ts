// The roll call at size: HQ's answers to everything that its pages ask, from session to checked answer, over HTTP; how soon
// the pages are painted; and how long it takes to look at every shift again.
//
// 300 officers are on duty each day. HQ serves in a process of its own; Postgres is as durable as `npm start` makes it.
// `--quick` for a smoke run, `--explain` for the plans of Today and of the list of recordings.
// `npm run bench:roll-call -- --serve --officers 300 --recordings 200000` measures nothing: it fills, plays a month, then serves
// HQ at the address that it prints, to be looked at with the accounts that it prints, until Ctrl-C.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Database } from '@rollcall/cloud/db/database';
import { createReviewWorker } from '@rollcall/cloud/workers/review-worker';
import { createWitnessesWorker } from '@rollcall/cloud/workers/witnesses-worker';
import { createLogger } from '@rollcall/node/logger';
import { sql } from 'kysely';
import { addBenchAccounts, type BenchAccounts } from './bench-accounts.ts';
import { withBenchFolder } from './bench-folder.ts';
import { anyOfficerName } from './brigade-names.ts';
import { explainRollCall } from './explain-roll-call.ts';
import { fillDutyMonth } from './fill-duty-month.ts';
import { fillRollCall } from './fill-roll-call.ts';
import { median, percentile, printRatios, RawLog } from './measure.ts';
import { measureAnswers } from './measure-answers.ts';
import { measurePages } from './measure-pages.ts';
import { playDutyMonth } from './play-duty-month.ts';
import type { Question } from './roll-call-questions.ts';
import { startHq } from './start-hq.ts';
import { withBenchDatabase } from './with-bench-database.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    explain: { type: 'boolean', default: false },
    serve: { type: 'boolean', default: false },
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
const pages = {
  today: { path: '/today', shows: anyOfficerName },
  roster: { path: '/duty/roster?unitCode=squad-2', shows: anyOfficerName },
  recordings: { path: '/recordings', shows: '.MP4' },
  findings: { path: '/findings', shows: anyOfficerName },
  registry: { path: '/registry', shows: anyOfficerName },
};
const servicePassword = 'bench';
const now = () => new Date();
const log = createLogger({ level: 'warn', readable: true });

await withBenchFolder((folder) =>
  withBenchDatabase(
    folder,
    {
      servicePassword,
      async fill(client) {
        await fillRollCall(client, size);
        await fillDutyMonth(client);
        await client.query('vacuum analyze');
      },
    },
    async ({ db, ownerUrl }) => {
      const accounts = await addBenchAccounts(db);
      const reviews = await measureReviews(db);
      const hq = await startHq(folder, { ownerUrl, servicePassword, reviewing: values.serve });
      try {
        await playDutyMonth(hq.url, accounts, size);
        await reviewAll(db);
        await sql`vacuum analyze`.execute(db);
        console.table([await countRows(db)]);
        console.table(reviews);
        if (values.serve) await serveUntilStopped(hq.url, accounts);
        else await measureAndPrint(db, { url: hq.url, accounts });
      } finally {
        await hq.stop();
      }
    },
  ),
);

async function measureAndPrint(db: Database, hq: { url: string; accounts: BenchAccounts }): Promise<void> {
  const raw = new RawLog('roll-call', { ...size, rounds });
  const { answers, paints } = await measure(db, hq, raw);
  const plans = values.explain ? await explainRollCall(db) : undefined;
  console.table(Object.fromEntries(answers.map(({ what, ms }) => [what, summary(ms)])));
  console.table(
    Object.fromEntries(
      Object.entries(paints).map(([page, { coldMs, warmMs }]) => {
        raw.add({ page, coldMs, warmMs });
        return [page, { 'cold LCP ms': Math.round(median(coldMs)), 'warm LCP ms': Math.round(median(warmMs)) }];
      }),
    ),
  );
  if (plans) console.log(plans);
  const p95 = (ms: readonly number[]) => percentile(ms, 0.95);
  const paintsOf = (which: 'coldMs' | 'warmMs') =>
    Object.entries(paints).map(([what, times]) => ({ what, ms: times[which] }));
  const of = (kind: Question['kind']) => answers.filter((answer) => answer.kind === kind);
  printRatios(raw, [
    slowest('list, median ms', of('list'), median, 100),
    slowest('list, p95 ms', of('list'), p95, 100),
    slowest('Today, median ms', of('today'), median, 300),
    slowest('Today, p95 ms', of('today'), p95, 300),
    slowest('page about one thing, p95 ms', of('one'), p95, 100),
    slowest('LCP warm, median ms', paintsOf('warmMs'), median, 700),
    slowest('LCP cold, median ms', paintsOf('coldMs'), median, 1500),
  ]);
}

/** Shows where it serves; whoever stops the bench ends it. */
async function serveUntilStopped(url: string, { officers, ...accounts }: BenchAccounts): Promise<never> {
  console.log(JSON.stringify({ url, accounts, officers: Object.fromEntries(officers) }, null, 2));
  return new Promise<never>(() => undefined);
}

async function measure(db: Database, hq: { url: string; accounts: BenchAccounts }, raw: RawLog) {
  console.log(`load of the machine before the answers: ${loadavg()[0]?.toFixed(1)}`);
  const answers = await measureAnswers(db, hq, rounds);
  for (const answer of answers) raw.add(answer);
  console.log(`load of the machine before the pages: ${loadavg()[0]?.toFixed(1)}`);
  const paints = await measurePages({ url: hq.url, ...hq.accounts.inspector }, pages, values.quick ? 1 : 5);
  return { answers, paints };
}

async function countRows(db: Database): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from officer) as officers, (select count(*) from shift) as shifts,
      (select count(*) from recording) as recordings, (select count(*) from sighting) as sightings,
      (select count(*) from custody) as custodies, (select count(*) from finding) as findings,
      (select count(*) from activity) as activities, (select count(*) from fact) as facts
  `.execute(db);
  return rows[0] ?? {};
}

/** What is found of recorders' days and of the last activities, and what changed since. */
async function reviewAll(db: Database): Promise<void> {
  await sql`update activity set review_at = now() where starts_at > now() - interval '4 days'`.execute(db);
  await createWitnessesWorker({ db, log, now }).processAll();
  await createReviewWorker({ db, log, now }).processAll();
}

/** Every shift is looked at, and then again, which changes nothing. */
async function measureReviews(db: Database) {
  const worker = createReviewWorker({ db, log, now });
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

function summary(ms: readonly number[]) {
  const [p95, most] = [0.95, 1].map((part) => Number(percentile(ms, part).toFixed(1)));
  return { 'median ms': Number(median(ms).toFixed(1)), 'p95 ms': p95, 'max ms': most };
}

function slowest(
  what: string,
  measured: readonly { what: string; ms: number[] }[],
  numberOf: (ms: readonly number[]) => number,
  goal: number,
) {
  const [worst] = measured.toSorted((one, other) => numberOf(other.ms) - numberOf(one.ms));
  const value = worst ? numberOf(worst.ms) : Number.NaN;
  return { what: `slowest ${what} (${worst?.what})`, value, goal: `<= ${goal}`, met: value <= goal };
}
