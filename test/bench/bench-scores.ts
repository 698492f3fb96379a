// Scores at size: 300 officers, six months of duty, ten findings an officer and month of which most were decided. How long a month
// takes over HTTP, and the trial of other rules on all six. `--quick` for a smoke run.
import { parseArgs } from 'node:util';
import type { Database } from '@rollcall/cloud/db/database';
import { emptyDetail } from '@rollcall/cloud/reconcile/empty-detail';
import { previewRules } from '@rollcall/cloud/scores/rules/preview';
import { broughtRules } from '@rollcall/shared/scores/rules';
import { sql } from 'kysely';
import { HqClient } from '../src/hq-client.ts';
import { addBenchAccounts } from './bench-accounts.ts';
import { withBenchFolder } from './bench-folder.ts';
import { fillRollCall } from './fill-roll-call.ts';
import { median, printRatios, RawLog } from './measure.ts';
import { startHq } from './start-hq.ts';
import { withBenchDatabase } from './with-bench-database.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const size = values.quick
  ? { officers: 50, days: 60, recordings: 2000 }
  : { officers: 300, days: 180, recordings: 20_000 };
const rounds = values.quick ? 3 : 15;
const servicePassword = 'bench';
/** With footage; before them there are shifts and findings alone. */
const filledDays = 10;

await withBenchFolder((folder) =>
  withBenchDatabase(
    folder,
    {
      servicePassword,
      fill: (client) =>
        fillRollCall(client, { officers: size.officers, recordings: size.recordings, days: filledDays }),
    },
    async ({ db, ownerUrl }) => {
      const accounts = await addBenchAccounts(db);
      await addShifts(db);
      await addFindings(db);
      const log = new RawLog('scores', { ...size, rounds });
      const trial = await timed(log, 'preview', () =>
        previewRules(db, { ...broughtRules, minDutyDays: 8 }, new Date()),
      );
      const hq = await startHq(folder, { ownerUrl, servicePassword });
      const slowest: number[] = [];
      try {
        const client = new HqClient(hq.url, accounts.inspector);
        for (const path of ['scores', 'scores?by=unit', 'scores/100001']) {
          slowest.push(await timed(log, path, () => client.get(path)));
        }
      } finally {
        await hq.stop();
      }
      const month = Math.max(...slowest);
      printRatios(log, [
        { what: 'trial of rules on six months, median s', value: trial / 1000, goal: '<= 5', met: trial <= 5000 },
        { what: 'slowest answer about a month, median ms', value: month, goal: '<= 500', met: month <= 500 },
      ]);
    },
  ),
);

async function timed(log: RawLog, what: string, once: () => Promise<unknown>): Promise<number> {
  await once();
  const ms: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await once();
    ms.push(performance.now() - begun);
  }
  log.add({ what, ms });
  console.log(`${what}: median ${median(ms).toFixed(1)} ms`);
  return median(ms);
}

/** Three days of five, nobody looks at them again. */
async function addShifts(db: Database): Promise<void> {
  await sql`
    insert into shift (badge_no, starts_at, ends_at, duty_date, duty_type, post, review_at)
    select badge_no, day + interval '8 hours', day + interval '14 hours', (day at time zone 'Asia/Shanghai')::date, 'road_patrol',
      '解放路口', null
    from officer, generate_series(${filledDays + 3}::integer, ${size.days}::integer) as ago,
      lateral (select (current_date - ago)::timestamp at time zone 'Asia/Shanghai' as day) as of
    where (ago + badge_no::integer) % 5 < 3
  `.execute(db);
}

/** One of a shift in two: of ten findings seven were confirmed, one excused, two wait; each is answered. */
async function addFindings(db: Database): Promise<void> {
  await sql`
    insert into finding (rule_key, kind, subject, shift_id, badge_no, unit_code, duty_date, state, detail, found_at, changed_at,
      handling, judged, told_at, answer_due_on)
    select 'coverage', 'coverage_gap', 'shift:' || shift_id, shift_id, badge_no, unit_code, duty_date, 'open',
      ${JSON.stringify(emptyDetail)}::jsonb, ends_at, ends_at,
      case when n % 10 < 7 then 'confirmed' when n % 10 = 7 then 'excused' else 'answered' end,
      case when n % 10 < 8 then '{}'::jsonb end, ends_at, duty_date + 4
    from (select s.*, o.unit_code, row_number() over (order by shift_id) as n from shift s join officer o using (badge_no)) as s
    where n % 2 = 0 and starts_at < now()
    on conflict do nothing
  `.execute(db);
  const by = sql`(select account_id from account where role = 'inspector' limit 1)`;
  await sql`
    insert into finding_decision (finding_id, step, state, finding_kind, violation_class, badge_nos, reason, decided_by, decided_at)
    select finding_id, case handling when 'confirmed' then 'confirm' else 'excuse' end, 'counts', kind,
      case handling when 'confirmed' then 'incomplete' end, array[badge_no], '已核实', ${by}, told_at + interval '2 days'
    from finding where handling <> 'answered'
  `.execute(db);
  await sql`
    insert into finding_answer (finding_id, finding_kind, text, answered_by, answered_at, late)
    select finding_id, kind, '执法仪中途关机', ${by}, told_at + interval '1 day', false from finding
  `.execute(db);
  await sql`analyze`.execute(db);
}
