import type { InboxGroups } from '@rollcall/shared/resources/inbox';
import type { LeaderPage } from '@rollcall/shared/resources/leader-page';
import type { MetricSeries } from '@rollcall/shared/resources/metrics';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { type Explaining, officerWithGap, type Person, startExplaining } from './support/explaining-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    leader-page a a a - - - a
`);

// Six weeks after a day on which officers of two squads recorded too little. Squad 1 answered less of it each week.

let clock = at('09:00', 2);
/** A Monday. */
const asOf = at('09:00', 44);
const weeks = ['2040-03-26', '2040-04-02', '2040-04-09', '2040-04-16'] as const;
const running = '2040-04-23';

let setup: Explaining;
let owner: pg.Client;
let leader: Person;

beforeAll(async () => {
  setup = await startExplaining(() => clock);
  owner = new pg.Client({ connectionString: setup.world.hq.ownerUrl });
  await owner.connect();
  await tell('squad-1', weeks[0], { answered: 1, told: 1 });
  await tell('squad-1', weeks[1], { answered: 1, told: 2 });
  await tell('squad-1', weeks[2], { answered: 1, told: 3 });
  await tell('squad-1', weeks[3], { answered: 0, told: 1 });
  await tell('squad-2', weeks[2], { answered: 1, told: 1 });
  await tell('squad-2', weeks[3], { answered: 1, told: 1 });
  await tell('squad-2', running, { answered: 1, told: 1 });
  clock = asOf;
  leader = await setup.signIn('brigade_leader');
}, 120_000);
afterAll(async () => {
  await owner?.end();
  await setup?.stop();
});

/** So many officers of the unit are told that week what they didn't record, and some of them answer the same day. */
async function tell(unitCode: string, monday: string, { answered, told }: { answered: number; told: number }) {
  for (let nr = 0; nr < told; nr += 1) {
    const { badgeNo, findingId } = await officerWithGap(setup, unitCode);
    await owner.query('delete from finding where badge_no = $1 and finding_id <> $2', [badgeNo, findingId]);
    await owner.query(
      `update finding set told_at = $2::date + time '08:00' at time zone 'Asia/Shanghai', answer_due_on = $2::date + 3
       where finding_id = $1`,
      [findingId, monday],
    );
    if (nr >= answered) continue;
    await owner.query(
      `insert into finding_answer (finding_id, finding_kind, text, answered_by, answered_at, late)
       select finding_id, kind, 'x', (select account_id from account limit 1), told_at + interval '1 minute', false
       from finding where finding_id = $1`,
      [findingId],
    );
  }
}

const page = async (who: Person) => who.get<LeaderPage>('leader-page');

it('shows the last week that is over, the one before, and thirteen weeks, as the trends have them', async () => {
  const { body } = await page(leader);
  expect(body.week).toEqual({ from: weeks[3], to: '2040-04-22' });
  expect(body.figures.map(({ metric }) => metric)).toEqual([
    ...['use', 'coverage', 'timely_import', 'must_record', 'answer'],
  ]);
  for (const { metric, value, before, points, periods } of body.figures) {
    const { body: series } = await leader.get<MetricSeries>(`metrics/series?metric=${metric}&step=week&count=14`);
    expect(periods).toEqual(series.periods.slice(0, 13).map(({ from, to }) => ({ from, to })));
    expect(points).toEqual(series.total.points.slice(0, 13));
    expect([before, value]).toEqual(points.slice(-2));
  }
  const answers = body.figures.at(-1);
  expect(answers?.points.slice(-4)).toEqual([
    { numerator: 1, denominator: 1 },
    { numerator: 1, denominator: 2 },
    { numerator: 2, denominator: 4 },
    { numerator: 1, denominator: 2 },
  ]);
});

it('says which unit slips, in what and since when', async () => {
  const { body } = await page(leader);
  expect(body.slipping).toEqual([
    {
      ...{ unitCode: 'squad-1', metric: 'answer', since: weeks[1], why: 'falls' },
      unitName: expect.any(String),
      now: { numerator: 0, denominator: 1 },
    },
  ]);
});

it('says what waits for whom it shows this, as the inbox does', async () => {
  const inspector = await setup.signIn('inspector');
  for (const who of [leader, inspector]) {
    const { body } = await page(who);
    const { mustDo } = (await who.get<InboxGroups>('inbox/groups')).body;
    expect(body.waiting).toEqual(mustDo.map(({ kind, count }) => ({ kind, count })));
  }
  expect((await page(inspector)).body.waiting).toContainEqual({ kind: 'finding_decision', count: expect.any(Number) });
});

it('is for those who see all units', async () => {
  for (const role of ['brigade_admin', 'inspector', 'auditor'] as const) {
    expect([role, (await page(await setup.signIn(role))).status]).toEqual([role, 200]);
  }
  for (const role of ['squad_leader', 'officer', 'ops'] as const) {
    const { status, body } = await (await setup.signIn(role, 'squad-1')).get('leader-page');
    expect([role, status, body.code]).toEqual([role, 403, 'forbidden']);
  }
});
