import { readFile } from 'node:fs/promises';
import type { Database } from '@rollcall/cloud/db/database';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { settleSetAside } from '@rollcall/cloud/findings/settle-set-aside';
import { kindsOfRule } from '@rollcall/shared/http/findings';
import { outsideKindSchema } from '@rollcall/shared/resources/outside-decisions';
import { readSchemaCatalogue, type SchemaCatalogue } from '@rollcall/test/schema-catalogue';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { serviceRole, startMigratedDatabase } from './support/migrated-database.ts';
import { schemaNarrowed } from './support/schema-narrowed.ts';

/** What today's schema asks for beyond that of the release before, and why that release runs on it still. */
const harmless = {
  'shift.shift_marks_metrics':
    'it leaves the same marks, each once a statement; shift_gone_marks_metrics does so of what is deleted',
};

let migrated: Awaited<ReturnType<typeof startMigratedDatabase>>;
let service: Database;
let owner: Database;
let fixtures: string;
let before: SchemaCatalogue;
let now: SchemaCatalogue;

beforeAll(async () => {
  migrated = await startMigratedDatabase();
  ({ service, owner } = migrated);
  const { previous } = await read<{ previous: { version: string } }>('../../infra/compose/releases.json');
  fixtures = `../../test/fixtures/release-${previous.version}`;
  before = await read(`${fixtures}/schema.json`);
  now = await readSchemaCatalogue(migrated.database.url, serviceRole.name);
});
afterAll(() => migrated.dispose());

async function read<Content>(file: string): Promise<Content> {
  return JSON.parse(await readFile(new URL(file, import.meta.url), 'utf8')) as Content;
}

test('today’s schema takes nothing from the release before, which can be started again on it', () => {
  expect(schemaNarrowed(before, now, harmless)).toEqual([]);
});

type Change = (schema: SchemaCatalogue) => void;
it.each<[string, Change]>([
  ['officer.name is gone', (schema) => delete schema.columns['officer.name']],
  ['officer.name has another type', (schema) => (schema.columns['officer.name'] = 'integer')],
  ['shift.note can’t be empty', (schema) => schema.notNull.push('shift.campaign_id')],
  [
    'a column that must be given',
    (schema) => {
      schema.columns['officer.rank'] = 'text';
      schema.notNull.push('officer.rank');
    },
  ],
  ['a default is gone', (schema) => (schema.filled = schema.filled.filter((name) => name !== 'finding.finding_id'))],
  [
    'a value is refused',
    (schema) => (schema.checks['finding.finding_state_check'] = "CHECK ((state = ANY (ARRAY['open'::text])))"),
  ],
  ['a column gets a limit', (schema) => (schema.checks['officer.officer_name_check'] = 'CHECK ((length(name) < 9))')],
  ['what is found by conflict isn’t unique', (schema) => schema.unique.shift()],
  ['more is unique', (schema) => schema.unique.push('officer: btree (name)')],
  [
    'rows can’t be deleted',
    (schema) => (schema.references['x.x_fkey'] = 'FOREIGN KEY (id) REFERENCES shift_coverage(shift_id)'),
  ],
  [
    'a column refers to rows',
    (schema) => (schema.references['officer.x'] = 'FOREIGN KEY (name) REFERENCES names(name)'),
  ],
  ['a function is gone', (schema) => delete schema.functions[Object.keys(schema.functions)[0] ?? '']],
  ['a trigger is another', (schema) => (schema.triggers['fact.fact_append_only'] = '')],
  ['a privilege is gone', (schema) => schema.privileges.shift()],
])('it would be seen: %s', (_what, change) => {
  const schema = structuredClone(before);
  change(schema);
  expect(schemaNarrowed(before, schema)).toHaveLength(1);
});

test('rows of kinds that the release before does not know are hidden from it, and there again for today’s HQ', async () => {
  const rules = Object.keys(kindsOfRule);
  await sql`insert into unit (unit_code, name, kind) values ('h', 'H', 'squad')`.execute(service);
  await sql`
    insert into finding (
      rule_key, kind, subject, unit_code, duty_date, state, detail, leaders, leader_terms, told_at, answer_due_on, found_at, changed_at
    )
    select rule, 'x', 'hidden', 'h', '2026-11-20', 'open', '{}', '{}', '{}', now(), '2026-11-26', now(), now()
    from unnest(${rules}::text[]) as rule
  `.execute(service);
  const seen = async () => {
    const rows = await service.selectFrom('finding').select('rule_key').where('subject', '=', 'hidden').execute();
    return rows.map((row) => row.rule_key).sort();
  };
  await sql`select hide_from_release_before()`.execute(owner);
  const known = await read<{ rules: string[]; outsideKinds: string[] }>(`${fixtures}/known-kinds.json`);
  expect(await seen()).toEqual([...known.rules].sort());
  const { rows } = await sql<{ says: string }>`
    select pg_get_expr(polqual, polrelid) as says from pg_policy where polrelid = 'outside_decision'::regclass
  `.execute(owner);
  const hidden = [...(rows[0]?.says ?? '').matchAll(/'(\w+)'/g)].map(([, kind]) => kind);
  expect([...known.outsideKinds, ...hidden].sort()).toEqual([...outsideKindSchema.options].sort());
  await migrateToLatest(migrated.database.url, { serviceRole });
  expect(await seen()).toEqual([...rules].sort());
});

test('accounts of a role that the release before does not know are hidden from it, and there again for today’s HQ', async () => {
  const roles = async (table: 'account' | 'delegation', column: 'role' | 'leader_role') => {
    const { rows } = await sql<{ role: string }>`
      select distinct ${sql.ref(column)} as role from ${sql.table(table)} order by 1
    `.execute(service);
    return rows.map(({ role }) => role);
  };
  await sql`
    insert into account (username, password_hash, role, person_name)
    values ('old-a', 'x', 'auditor', 'a'), ('old-b', 'x', 'auditor', 'b'), ('new-a', 'x', 'legal', 'c'), ('new-b', 'x', 'legal', 'd')
  `.execute(service);
  await sql`
    insert into delegation (leader_role, leader_account_id, delegate_account_id, starts_at, ends_at, reason, named_by, named_at)
    select leader.role, leader.account_id, other.account_id, now(), now() + interval '1 day', 'x', leader.account_id, now()
    from account leader join account other on other.role = leader.role and other.username > leader.username
  `.execute(service);
  await sql`select hide_from_release_before()`.execute(owner);
  expect([await roles('account', 'role'), await roles('delegation', 'leader_role')]).toEqual([
    ['auditor'],
    ['auditor'],
  ]);
  await migrateToLatest(migrated.database.url, { serviceRole });
  const both = ['auditor', 'legal'];
  expect([await roles('account', 'role'), await roles('delegation', 'leader_role')]).toEqual([both, both]);
});

describe('what 0.1.0 writes about a finding', () => {
  let nr = 0;
  /** As `upsertFindings` of 0.1.0 does. */
  async function write(subject: string, finding: { state?: string; badgeNo?: string; minutes?: number }, at: string) {
    const { state = 'open', badgeNo = '100001', minutes = 10 } = finding;
    await sql`
      insert into finding (
        rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, set_aside, leaders, leader_terms, found_at, changed_at, resolved_at
      )
      select 'shift', 'gap', subject, ${badgeNo}, 'a', '2026-11-20', ${state}, jsonb_build_object('missingMs', ${minutes}::integer),
        case when ${state} = 'set_aside' then '{}'::jsonb end, '{}', '{}', ${at}::timestamptz, ${at}::timestamptz, case when ${state} = 'resolved' then ${at}::timestamptz end
      from unnest(array[${subject}, ${`other-${nr++}`}]) as subject
      on conflict (rule_key, subject) do update set
        badge_no = excluded.badge_no, state = excluded.state, detail = excluded.detail, set_aside = excluded.set_aside, changed_at = excluded.changed_at,
        resolved_at = excluded.resolved_at,
        found_at = case when excluded.state = 'open' and finding.state <> 'open' then excluded.found_at else finding.found_at end
    `.execute(service);
  }
  const handle = (subject: string, handling: string) =>
    sql`update finding set handling = ${handling} where subject = ${subject}`.execute(service);
  async function stands(subject: string) {
    const { rows } = await sql<Record<string, unknown>>`
      select handling, look_again as "lookAgain", to_char(told_at at time zone 'UTC', 'YYYY-MM-DD') as told, answer_due_on as due
      from finding where subject = ${subject}
    `.execute(service);
    return rows[0];
  }
  const monday = '2026-11-23T01:00:00Z';
  const friday = '2026-11-27T01:00:00Z';
  const found = { handling: 'told', lookAgain: null, told: '2026-11-23', due: '2026-11-26' };

  beforeAll(async () => {
    await sql`insert into unit (unit_code, name, kind) values ('a', 'A', 'squad')`.execute(service);
    await sql`
      insert into officer (badge_no, name, unit_code, kind) values ('100001', 'B', 'a', 'sworn'), ('100002', 'C', 'a', 'sworn')
    `.execute(service);
  });

  it('is told when it was found, and to be answered so many days later', async () => {
    await write('new', {}, monday);
    expect(await stands('new')).toEqual(found);
  });

  it.each([
    ['told', { state: 'resolved' }, { ...found, handling: 'closed' }],
    ['answered', { state: 'resolved' }, { ...found, handling: 'closed' }],
    ['unfounded', { state: 'resolved' }, { ...found, handling: 'closed' }],
    ['closed', { state: 'resolved' }, { ...found, handling: 'closed' }],
    ['confirmed', { state: 'resolved' }, { ...found, handling: 'confirmed', lookAgain: 'no_longer_so' }],
    ['confirmed', { state: 'set_aside' }, { ...found, handling: 'unfounded' }],
    ['answered', { minutes: 20 }, { ...found, handling: 'answered' }],
    ['answered', { badgeNo: '100002' }, { ...found, told: '2026-11-27', due: '2026-11-30' }],
    ['confirmed', { minutes: 20 }, { ...found, handling: 'confirmed', lookAgain: 'says_more' }],
    ['confirmed', { badgeNo: '100002' }, { ...found, handling: 'confirmed', lookAgain: 'other_person' }],
  ])('moves what is %s: %o', async (handling, change, expected) => {
    const subject = `of-${nr}`;
    await write(subject, {}, monday);
    await handle(subject, handling);
    await write(subject, change, friday);
    expect(await stands(subject)).toEqual(expected);
  });

  it('tells anew what opens again', async () => {
    await write('again', {}, monday);
    await write('again', { state: 'resolved' }, monday);
    await write('again', {}, friday);
    expect(await stands('again')).toEqual({ ...found, told: '2026-11-27', due: '2026-11-30' });
  });

  it('leaves alone what today’s HQ writes after it in the same transaction', async () => {
    await write('later', {}, monday);
    await handle('later', 'confirmed');
    await sql`update finding set detail = '{}' where subject = 'later'`.execute(service);
    expect(await stands('later')).toEqual({ ...found, handling: 'confirmed' });
  });

  it('ends what rested on it, once today’s HQ runs again', async () => {
    await write('order', {}, monday);
    await handle('order', 'rectifying');
    await sql`
      insert into account (username, password_hash, role) values ('who-ordered', 'x', 'inspector')
    `.execute(service);
    await sql`
      insert into rectification (order_year, order_no, finding_id, finding_kind, task, owner_badge_no, due_on, ordered_by, ordered_at)
      select 2026, 1, finding_id, kind, 'Wear it.', '100001', '2026-12-01', account_id, ${monday}::timestamptz
      from finding, account where subject = 'order' and username = 'who-ordered'
    `.execute(service);
    await write('order', { state: 'set_aside' }, friday);
    expect(await settleSetAside(service, new Date(friday))).toBe(1);
    const orders = await service.selectFrom('rectification').select(['state', 'ended_why']).execute();
    expect(orders).toEqual([{ state: 'ended', ended_why: 'appeal_upheld' }]);
    expect(await settleSetAside(service, new Date(friday))).toBe(0);
  });

  it('is answered by the answer of whom it is about, not by another’s', async () => {
    await write('said', {}, monday);
    for (const [badgeNo, handling] of [
      ['100002', 'told'],
      ['100001', 'answered'],
    ]) {
      await sql`
        insert into account (username, password_hash, role, badge_no) values (${`of-${badgeNo}`}, 'x', 'officer', ${badgeNo})
      `.execute(service);
      await sql`
        insert into finding_answer (finding_id, finding_kind, text, answered_by, answered_at, late)
        select finding_id, kind, 'So it was.', account_id, ${friday}::timestamptz, false
        from finding, account where subject = 'said' and username = ${`of-${badgeNo}`}
      `.execute(service);
      expect(await stands('said')).toMatchObject({ handling });
    }
  });
});
