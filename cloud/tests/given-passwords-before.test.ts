import { up } from '@rollcall/cloud/db/migrations/20261216-0100-end-handlings-by-own-password';
import { appendFact } from '@rollcall/cloud/ledger/append-fact';
import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { startMigratedDatabase } from './support/migrated-database.ts';

test('facts of before the upgrade tell whose password somebody else made, and who is bound to whom', async () => {
  const migrated = await startMigratedDatabase();
  const { owner } = migrated;
  try {
    await sql`
      drop index account_handling_open;
      alter table account drop column given_password;
      alter table account_handling drop column ended_at, drop column by_one_person`.execute(owner);
    const ids = new Map<string, string>();
    for (const username of ['admin', 'made', 'chose', 'reset', 'by-command', 'renamed']) {
      const { rows } = await sql<{ id: string }>`insert into account (username, password_hash, role, person_name)
        values (${username}, '', 'brigade_admin', ${username}) returning account_id as id`.execute(owner);
      ids.set(username, rows[0]?.id ?? '');
    }
    const tell = (username: string, type: 'account_added' | 'password_changed' | 'account_changed', payload: object) =>
      owner.transaction().execute((tx) => appendFact(tx, { type, subject: `account:${ids.get(username)}`, payload }));
    for (const username of ['made', 'chose', 'reset']) await tell(username, 'account_added', { by: 'admin' });
    for (const username of ['admin', 'by-command', 'renamed']) await tell(username, 'account_added', {});
    await sql`insert into account_handling (account_id, handled_by, knew_password, handled_at)
      values (${ids.get('chose')}, ${ids.get('admin')}, true, now() - interval '1 minute')`.execute(owner);
    for (const username of ['chose', 'reset']) await tell(username, 'password_changed', { by: username });
    await tell('reset', 'password_changed', { by: 'admin' });
    await tell('renamed', 'account_changed', { by: 'admin', after: { personName: '另一人' } });
    await up(owner as unknown as Kysely<unknown>);
    const given = await sql<{ username: string }>`
      select username from account where given_password order by 1`.execute(owner);
    expect(given.rows.map(({ username }) => username)).toEqual(['made', 'renamed', 'reset']);
    const bound = await sql<{ username: string }>`
      select username from account_handling join account using (account_id) where ended_at is null order by 1`.execute(
      owner,
    );
    expect(bound.rows.map(({ username }) => username)).toEqual(['made', 'reset']);
  } finally {
    await migrated.dispose();
  }
});
