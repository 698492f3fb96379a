import { randomUUID } from 'node:crypto';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { readMigrations } from '@rollcall/cloud/db/migrations';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestHq, type TestHq } from './support/test-hq.ts';

// Who led before HQ kept it, as far as the facts of that time still tell.

let hq: TestHq;
let owner: Database;
beforeAll(async () => {
  hq = await createTestHq();
  owner = createDatabase({ url: hq.ownerUrl });
  await sql`insert into unit (unit_code, name, kind) values ('S1', 'one', 'squad'), ('S2', 'two', 'squad')`.execute(
    owner,
  );
});
afterAll(async () => {
  await owner?.destroy();
  await hq?.dispose();
});

const on = (day: number) => `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z`;

async function fact(type: string, subject: string, payload: object, day: number): Promise<void> {
  await sql`insert into fact (type, subject, payload, recorded_at)
    values (${type}, ${subject}, ${JSON.stringify(payload)}::jsonb, ${on(day)})`.execute(owner);
}

/** As the registry has it now. */
async function officer(badgeNo: string, unitCode: string, leaderBadgeNo: string | null = null): Promise<void> {
  await sql`insert into officer (badge_no, name, kind, unit_code, leader_badge_no)
    values (${badgeNo}, ${badgeNo}, 'sworn', ${unitCode}, ${leaderBadgeNo})`.execute(owner);
}

/** As it is now: a squad leader's. */
async function account(
  unitCode: string,
  badgeNo: string,
  { day, disabled = false }: { day: number; disabled?: boolean },
) {
  const accountId = randomUUID();
  await sql`insert into account (account_id, username, password_hash, role, unit_code, badge_no, created_at, disabled_at)
    values (${accountId}, ${accountId}, 'x', 'squad_leader', ${unitCode}, ${badgeNo}, ${on(day)},
      ${disabled ? on(28) : null})`.execute(owner);
  return `account:${accountId}`;
}

async function migrate(): Promise<void> {
  await sql`drop table leadership; alter table finding drop column leader_terms`.execute(owner);
  const { '20261130-0450-keep-who-led': keep } = await readMigrations();
  await owner.transaction().execute(async (tx) => keep?.up(tx));
}

/** Who led an officer or a unit: leader, since and until when; `today` is when the migration ran. */
async function termsOf(whom: { badge_no: string } | { unit_code: string }): Promise<string[]> {
  const rows = await owner
    .selectFrom('leadership')
    .selectAll()
    .$if('badge_no' in whom, (all) => all.where('badge_no', '=', 'badge_no' in whom ? whom.badge_no : ''))
    .$if('unit_code' in whom, (all) =>
      all.where('badge_no', 'is', null).where('unit_code', '=', 'unit_code' in whom ? whom.unit_code : ''),
    )
    .orderBy(sql`led_from nulls first`)
    .execute();
  const moment = (at: Date | null, open: string) => {
    if (at === null) return open;
    return at.toISOString().startsWith('2026-03-') ? String(at.getUTCDate()) : 'today';
  };
  return rows.map(
    ({ unit_code, leader_badge_no, led_from, led_until }) =>
      `${unit_code} ${leader_badge_no ?? '-'} ${moment(led_from, 'always')}..${moment(led_until, 'now')}`,
  );
}

it('terms follow from what the ledger tells; what it no longer tells begins today', async () => {
  await officer('L1', 'S1');
  await officer('L2', 'S1');
  await officer('told', 'S2', 'L2');
  const state = (unitCode: string, leaderBadgeNo: string | null) => ({
    badgeNo: 'told',
    name: 'x',
    unitCode,
    leaderBadgeNo,
  });
  await fact('officer_added', 'officer:told', state('S1', 'L1'), 1);
  await fact(
    'officer_changed',
    'officer:told',
    { before: state('S1', 'L1'), after: { ...state('S1', 'L1'), name: 'y' } },
    3,
  );
  await fact('officer_changed', 'officer:told', { before: state('S1', 'L1'), after: state('S1', 'L2') }, 5);
  await fact('officer_changed', 'officer:told', { before: state('S1', 'L2'), after: state('S2', 'L2') }, 7);
  await officer('half-told', 'S2', 'L2');
  await fact('officer_changed', 'officer:half-told', { before: state('S1', 'L1'), after: state('S1', 'L1') }, 4);
  await officer('untold', 'S1', 'L1');

  const first = await account('S1', 'L1', { day: 1, disabled: true });
  await fact('account_added', first, { username: 'a', role: 'squad_leader', unitCode: 'S1', badgeNo: 'L1' }, 1);
  const second = await account('S1', 'L2', { day: 2 });
  await fact('account_added', second, { username: 'b', role: 'officer', unitCode: null, badgeNo: 'L2' }, 2);
  await fact(
    'account_changed',
    second,
    { before: { role: 'officer' }, after: { role: 'squad_leader', unitCode: 'S1' } },
    6,
  );
  await fact('account_changed', first, { before: { disabled: false }, after: { disabled: true } }, 9);
  await account('S2', 'L1', { day: 1 });

  await migrate();
  expect(await termsOf({ badge_no: 'told' })).toEqual(['S1 L1 always..5', 'S1 L2 5..7', 'S2 L2 7..now']);
  expect(await termsOf({ badge_no: 'half-told' })).toEqual(['S1 L1 4..today', 'S2 L2 today..now']);
  expect(await termsOf({ badge_no: 'untold' })).toEqual(['S1 L1 today..now']);
  expect(await termsOf({ unit_code: 'S1' })).toEqual(['S1 L1 always..9', 'S1 L2 9..now']);
  expect(await termsOf({ unit_code: 'S2' })).toEqual(['S2 L1 today..now']);
  expect(await termsOf({ unit_code: 'U1' })).toEqual([]);
});
