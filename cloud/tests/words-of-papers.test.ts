import { downloadTableSchema } from '@rollcall/shared/resources/list-downloads';
import type { ProvinceRow } from '@rollcall/shared/resources/province';
import { addDays } from '@rollcall/shared/rules/local-date';
import { bulletinPaper } from '@rollcall/shared/words/bulletin-paper';
import { subjectIn } from '@rollcall/shared/words/subjects';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { type Known, mayStand, rawWordsOf } from '@rollcall/test/raw-words';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCommonFiles } from '../src/access/evidence-exports/common-files.ts';
import { renderDocx } from '../src/bulletins/documents/render-docx.ts';
import { renderFigures } from '../src/bulletins/documents/render-figures.ts';
import { selectChanges } from '../src/bulletins/input/changes-repository.ts';
import { fixturePersons, monthlyFixture, weeklyFixture } from './support/bulletin-fixture.ts';
import { asked, fillEveryDownload } from './support/every-download.ts';
import { partsOf, textOf } from './support/office-files.ts';
import { type RosterSetup, startRoster, today } from './support/roster-setup.ts';
import { rowsOf, sheetsOf } from './support/sheet-files.ts';

// Every paper and file that HQ makes is read word by word: an id, a digest, a key, a code or a user name in it fails here, with the
// place where it stands. What may stand is listed, each with why, in test/src/raw-words.ts.

let setup: RosterSetup;
let admin: string;
let known: Known;

beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
  await fillEveryDownload(setup, admin);
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
  // The code's own list of exports: one that is new has to get rows in support/every-download.ts, or this fails.
  it.each(downloadTableSchema.options)('%s says words in each cell, in both formats and languages', async (table) => {
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

it.each(['csv', 'json'] as const)('the export for the province says words in each field as %s', async (format) => {
  const [from, to] = [addDays(today, -90), addDays(today, 90)];
  const { bytes, body } = await setup.call(admin, 'GET', `exports/province?from=${from}&to=${to}&format=${format}`);
  const rows = format === 'json' ? (body as ProvinceRow[]).map((row) => Object.entries(row)) : await fieldsOf(bytes);
  expect(new Set(rows.flatMap((row) => row.filter(([, value]) => value).map(([field]) => field))).size).toBeGreaterThan(
    9,
  );
  const found = rows.flatMap((row) =>
    row.flatMap(([field, value]) =>
      rawWordsOf(value, known)
        .filter((raw) => !mayStand({ paper: '省平台', at: field }, raw))
        .map((raw) => `${field}: ${raw}`),
    ),
  );
  expect(found).toEqual([]);
});

it('the explanation in an export of evidence says words in each line', async () => {
  const [explained, ...others] = (await readCommonFiles(import.meta.filename)).slice(1);
  expect(others).toEqual([]);
  const lines = String(explained?.bytes).split('\r\n');
  expect(lines.length).toBeGreaterThan(20);
  const found = lines.flatMap((line) => {
    const [at = ''] = line.trim().split(/ {2,}/);
    return rawWordsOf(line, known)
      .filter((raw) => !mayStand({ paper: '说明', at }, raw))
      .map((raw) => `${line}: ${raw}`);
  });
  expect(found).toEqual([]);
});

describe.each([
  ['weekly', weeklyFixture],
  ['monthly', monthlyFixture],
] as const)('a %s bulletin', (_kind, fixture) => {
  const about = {
    ...{ issue: { kind: fixture.content.kind, year: 2026, number: 48 }, persons: fixturePersons, prefix: '丰公交通报' },
    ...{ checkpoint: { size: 48_912, root: 'ab'.repeat(32) }, sealedAt: '2026-12-04T16:30:00.000Z' },
    bulletinDigest: 'cd'.repeat(32),
  };
  const { units, outages } = fixture.content;
  const codes = [...units.map(({ unitCode }) => unitCode), ...outages.map(({ stationId }) => stationId)];
  const strata = new Set(fixture.content.checks.draws.flatMap((draw) => draw.strata.map(({ key }) => key)));
  const ofBulletin = { usernames: new Set<string>(), codes: new Set(codes) };

  it('says words in each paragraph of its document', async () => {
    const text = textOf(partsOf(await renderDocx(fixture, about))['word/document.xml'] ?? '');
    let before = '';
    const found = text.split('\n').flatMap((paragraph) => {
      const at = strata.has(paragraph) ? '分层' : before;
      const place = { paper: '通报', at };
      before = paragraph.trim() === '' ? before : paragraph;
      return rawWordsOf(paragraph, ofBulletin)
        .filter((raw) => !mayStand(place, raw) && !mayStand({ ...place, at: paragraph.split('：')[0] ?? '' }, raw))
        .map((raw) => `${paragraph}: ${raw}`);
    });
    expect(found).toEqual([]);
  });

  it('says words in each cell of its workbook', async () => {
    const found: string[] = [];
    for (const { name, rows } of await sheetsOf(await renderFigures(fixture, about))) {
      const [headings = [], ...cells] = rows;
      for (const row of cells) {
        for (const [index, cell] of row.entries()) {
          // The first sheet tells a thing a row.
          const at = String(name === bulletinPaper.sheets.about ? row[0] : headings[index]);
          for (const raw of rawWordsOf(cell, ofBulletin)) {
            if (!mayStand({ paper: '通报', at }, raw)) found.push(`${name}, ${at}: ${raw}`);
          }
        }
      }
    }
    expect(found).toEqual([]);
  });
});

it('a bulletin of these data says words of what changed', async () => {
  const officers = await setup.db.selectFrom('officer').select('badge_no').execute();
  const badgeNos = new Set(officers.map(({ badge_no }) => badge_no));
  const changes = await setup.db
    .transaction()
    .execute((tx) => selectChanges(tx, { since: new Date(0), asOf: new Date(8.64e15) }, (text) => badgeNos.has(text)));
  expect(new Set(changes.map(({ type }) => type)).size).toBeGreaterThan(3);
  expect(JSON.stringify(changes)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  const units = await setup.db.selectFrom('unit').select(['unit_code', 'name']).execute();
  const names = { unit: (code: string) => units.find(({ unit_code }) => unit_code === code)?.name ?? code };
  const found = changes.flatMap(({ subject }) =>
    (['zh', 'en'] as const).flatMap((language) =>
      subject === null ? [] : rawWordsOf(subjectIn(language, subject, names), known, language),
    ),
  );
  expect(found).toEqual([]);
});

async function fieldsOf(csv: Buffer): Promise<[string, unknown][][]> {
  const [headings = [], ...rows] = await rowsOf(csv);
  return rows.map((cells) => cells.map((cell, index) => [String(headings[index]), cell]));
}
