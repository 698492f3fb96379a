import { exportTableSchema } from '@rollcall/shared/resources/exports';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asked, fillEveryExport } from './support/every-export.ts';
import { type Known, mayStand, rawWordsOf } from './support/raw-words.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { rowsOf } from './support/sheet-files.ts';

// Every paper and file that HQ makes is read word by word: an id, a digest, a key, a code or a user name in it fails here, with the
// place where it stands. What may stand is listed, each with why, in support/raw-words.ts.

let setup: RosterSetup;
let admin: string;
let known: Known;

beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
  await fillEveryExport(setup, admin);
  const { db } = setup;
  // Whoever did something in the data has an account, and each account a person.
  const tester = { username: 'test', password: 'password-of-a-test', role: 'brigade_admin' as const };
  await addTestAccount(db, { ...tester, unitCode: null, badgeNo: null });
  await sql`
    update account set person_name = '经办人' || chr(19967 + nr::integer)
    from (select account_id, row_number() over (order by account_id) as nr from account) as numbered
    where numbered.account_id = account.account_id and badge_no is null
  `.execute(db);
  const accounts = await db.selectFrom('account').select('username').execute();
  const units = await db.selectFrom('unit').select('unit_code').execute();
  const stations = await db.selectFrom('station').select('station_id').execute();
  known = {
    usernames: new Set(accounts.map(({ username }) => username)),
    codes: new Set([...units.map(({ unit_code }) => unit_code), ...stations.map(({ station_id }) => station_id)]),
  };
}, 120_000);
afterAll(() => setup?.stop());

describe('a table that is exported', () => {
  // The code's own list of exports: one that is new has to get rows in support/every-export.ts, or this fails.
  it.each(exportTableSchema.options)('%s says words in each cell, in both formats and languages', async (table) => {
    const found = new Set<string>();
    for (const format of ['csv', 'xlsx']) {
      for (const lang of ['zh', 'en'] as const) {
        const path = `exports/${table}?format=${format}&lang=${lang}${asked(table)}`;
        const [headings = [], ...rows] = await rowsOf((await setup.call(admin, 'GET', path)).bytes);
        expect(rows.length, 'rows to read').toBeGreaterThan(0);
        for (const cells of rows) {
          for (const [index, cell] of cells.entries()) {
            const place = { paper: table, at: String(headings[index]) };
            for (const raw of rawWordsOf(cell, known, lang)) {
              if (!mayStand(place, raw)) found.add(`${table}.${format}, ${place.at}: ${raw}`);
            }
          }
        }
      }
    }
    expect([...found]).toEqual([]);
  });
});
