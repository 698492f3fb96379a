import { randomUUID } from 'node:crypto';
import { emptyDetail } from '@rollcall/cloud/reconcile/empty-detail';
import type { FindingCounts, FindingKind, FindingRow } from '@rollcall/shared/http/findings';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { rowsOf } from './support/sheet-files.ts';

let setup: RosterSetup;
let admin: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
  await add('coverage_gap', '08:00');
  await add('sequence_hole', '08:01', { grade: 'weak' });
  await add('late_import', '08:02', { unitCode: 'S2', badgeNo: '200001' });
  await add('sequence_hole', '08:03', { grade: 'proved' });
  await add('no_footage', '08:04');
  await add('coverage_gap', '08:05', { unitCode: 'S2', badgeNo: '200001' });
  await add('clock_drift', '08:06', { state: 'resolved' });
});
afterAll(() => setup?.stop());

async function add(
  kind: FindingKind,
  time: string,
  { unitCode = 'S1', badgeNo = '100001', grade = null as string | null, state = 'open' } = {},
): Promise<void> {
  const at = new Date(`2026-11-23T${time}:00+08:00`);
  await sql`
    insert into finding (rule_key, kind, subject, badge_no, unit_code, duty_date, state, grade, detail, found_at, changed_at,
      resolved_at, told_at, answer_due_on)
    values ('coverage', ${kind}, ${`recording:${randomUUID()}`}, ${badgeNo}, ${unitCode}, '2026-11-23', ${state}, ${grade},
      ${JSON.stringify(emptyDetail)}, ${at}, ${at}, ${state === 'resolved' ? at : null}, ${at}, '2026-11-26')`.execute(
    setup.db,
  );
}

const get = (path: string, cookie = admin) => setup.call(cookie, 'GET', path);
const brief = ({ kind, foundAt }: FindingRow) => `${kind} ${foundAt.slice(14, 16)}`;

/** All pages, two rows each. */
async function listed(query: string): Promise<string[]> {
  const rows: FindingRow[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await get(`findings?limit=2&${query}${cursor && `&cursor=${cursor}`}`);
    rows.push(...body.rows);
    cursor = body.nextCursor;
  }
  return rows.map(brief);
}
async function counted(query: string, cookie = admin): Promise<string[]> {
  const { body } = await get(`findings/counts?${query}`, cookie);
  return (body as FindingCounts).kinds.map(({ kind, count }) => `${kind} ${count}`);
}

const bySeverity = [
  'sequence_hole 03',
  'sequence_hole 01',
  'no_footage 04',
  'coverage_gap 00',
  'coverage_gap 05',
  'late_import 02',
];
const byTime = [
  'coverage_gap 00',
  'sequence_hole 01',
  'late_import 02',
  'sequence_hole 03',
  'no_footage 04',
  'coverage_gap 05',
];

describe('the list of findings', () => {
  it('is sorted by severity, by deadline and by when it was found, page by page, both ways', async () => {
    expect(await listed('state=open&sort=severity')).toEqual(bySeverity);
    expect(await listed('state=open&sort=-severity')).toEqual(bySeverity.toReversed());
    expect(await listed('state=open&sort=answerDueAt')).toEqual(byTime);
    expect(await listed('state=open&sort=-answerDueAt')).toEqual(byTime.toReversed());
    expect(await listed('state=open&sort=foundAt')).toEqual(byTime);
    expect(await listed('state=open')).toEqual(byTime.toReversed());
    expect(await listed('state=open&sort=severity&unitCode=S2')).toEqual(['coverage_gap 05', 'late_import 02']);
  });

  it('refuses a cursor of another order', async () => {
    const { nextCursor } = (await get('findings?limit=2&sort=answerDueAt')).body;
    expect((await get(`findings?limit=2&sort=-answerDueAt&cursor=${nextCursor}`)).body.code).toBe('bad_cursor');
    expect((await get('findings?sort=grade')).status).toBe(400);
  });

  it('is exported in the order in which it is shown', async () => {
    const { bytes } = await get('exports/findings?format=csv&state=open&sort=severity');
    const [headings, ...rows] = await rowsOf(bytes);
    const found = headings?.indexOf('发现时间') ?? -1;
    expect(rows.map((row) => String(row[found]).slice(14, 16))).toEqual(bySeverity.map((one) => one.slice(-2)));
  });

  it('is counted by kind over what the other filters select', async () => {
    const open = ['coverage_gap 2', 'sequence_hole 2', 'late_import 1', 'no_footage 1'];
    expect(await counted('state=open')).toEqual(open);
    expect(await counted('')).toEqual([...open.slice(0, 2), 'clock_drift 1', ...open.slice(2)]);
    expect(await counted('state=open&unitCode=S2')).toEqual(['coverage_gap 1', 'late_import 1']);
    expect(await counted('violationClass=unauthorised_deletion')).toEqual(['sequence_hole 2']);
    expect(await counted('grade=proved&from=2026-11-23&to=2026-11-23')).toEqual(['sequence_hole 1']);
    expect(await counted('from=2026-11-24')).toEqual([]);
    expect(await counted('state=open', await setup.signIn('squad_leader', 'S2'))).toEqual([
      'coverage_gap 1',
      'late_import 1',
    ]);
    expect(await counted('', await setup.signIn('officer', null, '100002'))).toEqual([]);
    // Each count is the number of rows behind it.
    for (const count of await counted('state=open')) {
      const [kind, number] = count.split(' ');
      expect(await listed(`state=open&kind=${kind}`)).toHaveLength(Number(number));
    }
  });
});
