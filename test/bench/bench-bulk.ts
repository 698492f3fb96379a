// One decision about a hundred findings at size: 300 officers, 20,000 findings. What HQ needs, over HTTP, to excuse, to set aside
// and to confirm a hundred at once, and to refuse a hundred. `--quick` for a smoke run.
import { parseArgs } from 'node:util';
import type { Database } from '@rollcall/cloud/db/database';
import { emptyDetail } from '@rollcall/cloud/reconcile/empty-detail';
import { outsideCause } from '@rollcall/test/outside-cause';
import { sql } from 'kysely';
import { HqClient } from '../src/hq-client.ts';
import { addBenchAccounts, type BenchAccount } from './bench-accounts.ts';
import { withBenchFolder } from './bench-folder.ts';
import { fillRollCall } from './fill-roll-call.ts';
import { median, percentile, printRatios, RawLog } from './measure.ts';
import { startHq } from './start-hq.ts';
import { withBenchDatabase } from './with-bench-database.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const size = values.quick ? { officers: 50, findings: 3000 } : { officers: 300, findings: 20_000 };
const rounds = values.quick ? 3 : 20;
const atOnce = 100;
const servicePassword = 'bench';
const reason = '采集站停电，已核实';

await withBenchFolder((folder) =>
  withBenchDatabase(
    folder,
    {
      servicePassword,
      fill: (client) => fillRollCall(client, { officers: size.officers, recordings: 20_000, days: 10 }),
    },
    async ({ db, ownerUrl }) => {
      const { inspector } = await addBenchAccounts(db);
      const findingIds = await fillFindings(db);
      const hq = await startHq(folder, { ownerUrl, servicePassword });
      try {
        await measure(hq.url, inspector, findingIds);
      } finally {
        await hq.stop();
      }
    },
  ),
);

/** All silent, and overdue. @returns their ids, those of one officer far apart */
async function fillFindings(db: Database): Promise<string[]> {
  const { rows } = await sql<{ findingId: string }>`
    insert into finding (rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, found_at, changed_at, handling,
      told_at, answer_due_on)
    select 'coverage', 'no_footage', 'shift:' || gen_random_uuid(), badge_no, unit_code, current_date - 17, 'open',
      ${JSON.stringify(emptyDetail)}, at, at, 'told', at, current_date - 7
    from generate_series(1, ${size.findings}) as n
    join (select badge_no, unit_code, row_number() over (order by badge_no) as nr from officer) as o on o.nr = 1 + n % ${size.officers},
    lateral (select now() - interval '14 days' as at) as found
    returning finding_id as "findingId"
  `.execute(db);
  await sql`vacuum analyze`.execute(db);
  return rows.map(({ findingId }) => findingId);
}

async function measure(url: string, account: BenchAccount, findingIds: readonly string[]): Promise<void> {
  const client = new HqClient(url, account);
  await client.get('findings?limit=1');
  const raw = new RawLog('bulk', { ...size, rounds, atOnce });
  const steps: Record<string, { body: object; status: number; ms: number[] }> = {
    excuse: { body: { step: 'excuse', ...outsideCause }, status: 201, ms: [] },
    unfounded: { body: { step: 'unfounded', ...outsideCause }, status: 201, ms: [] },
    confirm: { body: { step: 'confirm', violationClass: 'incomplete' }, status: 201, ms: [] },
    refused: { body: { step: 'close', ...outsideCause }, status: 409, ms: [] },
  };
  let taken = 0;
  for (let round = 0; round <= rounds; round += 1) {
    for (const [what, { body, status, ms }] of Object.entries(steps)) {
      const chosen = findingIds.slice(taken, taken + atOnce);
      taken += atOnce;
      const begun = performance.now();
      const answer = await client.post('finding-decisions/bulk', { findingIds: chosen, reason, ...body });
      await answer.text();
      const took = performance.now() - begun;
      if (answer.status !== status) throw new Error(`${what} was answered with ${answer.status}`);
      raw.add({ round, what, counted: round > 0, ms: took });
      if (round > 0) ms.push(took);
    }
  }
  const shown = (ms: number) => Number(ms.toFixed(1));
  console.table(
    Object.fromEntries(
      Object.entries(steps).map(([what, { ms }]) => [
        what,
        { 'median ms': shown(median(ms)), 'p95 ms': shown(percentile(ms, 0.95)) },
      ]),
    ),
  );
  const slowest = Math.max(...Object.values(steps).map(({ ms }) => percentile(ms, 0.95)));
  printRatios(raw, [{ what: 'slowest, p95 ms', value: slowest, goal: '<= 1000', met: slowest <= 1000 }]);
}
