// The inbox and the lists behind it at size: 300 officers, 20,000 findings that nobody has ended, as many decisions, and requests that
// wait. What HQ answers to whoever opens them, over HTTP. `--quick` for a smoke run.
import { parseArgs } from 'node:util';
import type { Database } from '@rollcall/cloud/db/database';
import { emptyDetail } from '@rollcall/cloud/reconcile/empty-detail';
import { sql } from 'kysely';
import { HqClient } from '../src/hq-client.ts';
import { addBenchAccounts } from './bench-accounts.ts';
import { withBenchFolder } from './bench-folder.ts';
import { fillRollCall } from './fill-roll-call.ts';
import { median, percentile, printRatios, RawLog } from './measure.ts';
import { startHq } from './start-hq.ts';
import { withBenchDatabase } from './with-bench-database.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
});
const size = values.quick ? { officers: 50, findings: 1000 } : { officers: 300, findings: 20_000 };
const rounds = values.quick ? 3 : 50;
const servicePassword = 'bench';
const paths = [
  ...['inbox/groups', 'inbox/count', 'inbox?kind=finding_decision'],
  ...[
    'findings?state=open',
    'findings?handling=unsettled&sort=answerDueAt',
    'findings?violationClass=incomplete&sort=-severity',
  ],
  'finding-decisions',
  ...['rectifications', 'accountability-cases'],
];

await withBenchFolder((folder) =>
  withBenchDatabase(
    folder,
    {
      servicePassword,
      fill: (client) => fillRollCall(client, { officers: size.officers, recordings: 20_000, days: 10 }),
    },
    async ({ db, ownerUrl }) => {
      const accounts = await addBenchAccounts(db);
      await fillInbox(db);
      const hq = await startHq(folder, { ownerUrl, servicePassword });
      try {
        await measure(hq.url, accounts);
      } finally {
        await hq.stop();
      }
    },
  ),
);

/** Of ten findings six are to be answered, half of them overdue; three are answered, one is to be looked at again. */
async function fillInbox(db: Database): Promise<void> {
  await sql`
    insert into finding (rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, found_at, changed_at, handling,
      look_again, told_at, answer_due_on)
    select case when n % 200 = 0 then 'integrity' else 'coverage' end, 'no_footage', 'shift:' || gen_random_uuid(),
      case when n % 20 > 0 then badge_no end, unit_code, current_date - 7, 'open',
      case when n % 20 = 1 then jsonb_set(${JSON.stringify(emptyDetail)}, '{badgeNos}', to_jsonb(array[badge_no])) else ${JSON.stringify(emptyDetail)} end,
      at, at, case when n % 10 < 6 then 'told' when n % 10 < 9 then 'answered' else 'confirmed' end,
      case when n % 10 = 9 then 'says_more' end, at, current_date + (n % 6 - 3)::integer
    from generate_series(1, ${size.findings}) as n
    join (select badge_no, unit_code, row_number() over (order by badge_no) as nr from officer) as o on o.nr = 1 + n % ${size.officers},
    lateral (select now() - n * interval '20 seconds' as at) as found
  `.execute(db);
  await sql`
    insert into finding_decision (finding_id, step, state, finding_kind, violation_class, badge_nos, reason, decided_by, decided_at)
    select finding_id, 'confirm', 'counts', kind, 'incomplete', array[badge_no], '已核实',
      (select account_id from account where role = 'inspector' limit 1), now() - interval '1 hour'
    from finding where badge_no is not null and handling <> 'told'
  `.execute(db);
  await sql`
    insert into exemption (badge_no, starts_at, ends_at, reason_code, explanation, asked_by, asked_at)
    select badge_no, now() - interval '2 hours', now() - interval '1 hour', 'fault', '执法仪中途自动关机', account_id, now()
    from officer, (select account_id from account where role = 'squad_leader' limit 1) as leader
  `.execute(db);
  await sql`vacuum analyze`.execute(db);
}

async function measure(url: string, accounts: Awaited<ReturnType<typeof addBenchAccounts>>): Promise<void> {
  const [officer = accounts.leader] = accounts.officers.values();
  const clients = { inspector: accounts.inspector, leader: accounts.leader, admin: accounts.admin, officer };
  const raw = new RawLog('inbox', { ...size, rounds });
  const answers: { what: string; path: string; ms: number[] }[] = [];
  for (const [who, account] of Object.entries(clients)) {
    const client = new HqClient(url, account);
    for (const path of paths) {
      const first = await client.get<{ mustDo?: number; counts?: { mustDo: number } }>(path);
      if (path === 'inbox/groups') console.log(`${who}: ${JSON.stringify(first.counts)}`);
      const ms: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const begun = performance.now();
        await client.get(path);
        ms.push(performance.now() - begun);
      }
      raw.add({ who, path, ms });
      answers.push({ what: `${who} ${path}`, path, ms });
    }
  }
  const shown = (ms: number) => Number(ms.toFixed(1));
  console.table(
    Object.fromEntries(
      answers.map(({ what, ms }) => [what, { 'median ms': shown(median(ms)), 'p95 ms': shown(percentile(ms, 0.95)) }]),
    ),
  );
  const slowest = Math.max(...answers.map(({ ms }) => median(ms)));
  printRatios(raw, [{ what: 'slowest, median ms', value: slowest, goal: '<= 100', met: slowest <= 100 }]);
}
