import { saveCustodies } from '@rollcall/cloud/custody/custodies/save-custodies';
import { saveShifts } from '@rollcall/cloud/duty/shifts/save-shifts';
import { projectEvidence } from '@rollcall/cloud/evidence/project-evidence';
import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import { saveRecorders } from '@rollcall/cloud/registry/save-recorders';
import { roleSchema } from '@rollcall/shared/http/permissions';
import { type DownloadTable, downloadTableSchema } from '@rollcall/shared/resources/list-downloads';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses, asked, fillEveryDownload, formula } from './support/every-download.ts';
import { received, testFile } from './support/evidence-setup.ts';
import { type RosterSetup, startRoster, today } from './support/roster-setup.ts';
import { rowsOf, wall } from './support/sheet-files.ts';

let setup: RosterSetup;
let admin: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
  await fillEveryDownload(setup, admin);
});
afterAll(() => setup?.stop());

/** So many of everything that is listed page by page, in the year 2027. */
async function addMany(count: number): Promise<void> {
  const change = { by: 'test', now: new Date(0) };
  const all = Array.from({ length: count }, (_, index) => index);
  const hour = (index: number) => new Date(Date.UTC(2027, 0, 1, index));
  await setup.db.transaction().execute(async (tx) => {
    const serials = all.map((index) => `M${index}`);
    await saveOfficers(
      tx,
      all.map((index) => ({ badgeNo: `M${index}`, name: '某某', kind: 'sworn', unitCode: 'S2' })),
      change,
    );
    await saveRecorders(
      tx,
      serials.map((recorderSerial) => ({ recorderSerial })),
      change,
    );
    const held = { basis: 'assignment' as const, badgeNo: '200001', heldFrom: hour(0), heldUntil: null };
    await saveCustodies(
      tx,
      serials.map((recorderSerial) => ({ ...held, recorderSerial })),
      change,
    );
    const shift = { badgeNo: '200001', dutyType: 'standby', post: 'x' };
    await saveShifts(
      tx,
      all.map((index) => ({ ...shift, startsAt: hour(index), endsAt: new Date(hour(index).getTime() + 1000) })),
      change,
    );
    await projectEvidence(
      tx,
      all.map(() => received('collected', testFile(10).body, { stationId: 'gate-1' })),
    );
    await sql`
      insert into finding (rule_key, kind, subject, shift_id, badge_no, unit_code, duty_date, state, detail, found_at, changed_at,
        told_at, answer_due_on)
      select 'coverage', 'no_footage', 'shift:' || s.shift_id, s.shift_id, s.badge_no, 'S2', s.duty_date, 'open', f.detail, f.found_at, f.changed_at,
        f.told_at, f.answer_due_on
      from shift s, finding f where s.badge_no = '200001' and s.post = 'x' and f.kind = 'coverage_gap'
    `.execute(tx);
  });
}

const get = (path: string, cookie = admin) => setup.call(cookie, 'GET', path);
const csv = async (path: string, cookie = admin) => rowsOf((await get(`exports/${path}`, cookie)).bytes);

const listOf = (table: DownloadTable) => addresses[table] ?? table;

describe('an export', () => {
  it.each(downloadTableSchema.options)(
    'of %s has the rows of its list, in both formats and languages',
    async (table) => {
      const { body } = await get(listOf(table));
      const inUnits = (field: 'shifts' | 'days') =>
        body.units.flatMap((unit: { officers: Record<string, unknown[]>[] }) => unit.officers.flatMap((o) => o[field]));
      const rows =
        table === 'coverage-today'
          ? inUnits('shifts')
          : table === 'duty-week'
            ? inUnits('days')
            : table === 'officer-file'
              ? body.days
              : table === 'track-points'
                ? body.points
                : table === 'bookmarks'
                  ? body.bookmarks
                  : table === 'trends'
                    ? [...body.units, body.total].flatMap(({ points }: { points: object[] }) => points)
                    : body.rows;
      expect(rows.length).toBeGreaterThan(0);
      // Each export is a fact more that waits for its place in the ledger.
      const more = (count: number) => (table === 'pending-facts' ? rows.length + count : rows.length);
      const [zh, ...cells] = await csv(`${table}?format=csv${asked(table)}`);
      expect(cells).toHaveLength(more(1));
      const [en, ...same] = await csv(`${table}?format=xlsx&lang=en${asked(table)}`);
      expect(same).toHaveLength(more(2));
      expect(zh?.length).toBe(en?.length);
      expect(zh?.every((heading) => /\p{Script=Han}/u.test(String(heading)))).toBe(true);
      expect(en?.some((heading) => /\p{Script=Han}/u.test(String(heading)))).toBe(false);
    },
  );

  it('of the roster shows local times, words, and text that is no formula', async () => {
    const expected = [
      ['000123', '赵敏', '路面二中队', '2026-11-23', '2026-11-23 23:00:00', '2026-11-24 12:00:00', `'-1,"2"\n3`],
      ['100001', '陈建国', '路面一中队', '2026-11-24', '2026-11-24 08:00:00', '2026-11-24 12:00:00', `'${formula}`],
      ['100002', '李娜', '路面一中队', '2026-11-24', '2026-11-24 08:30:00', '2026-11-24 12:00:00', `'+1`],
      ['200001', '王伟', '路面二中队', '2026-11-24', '2026-11-24 09:00:00', '2026-11-24 12:00:00', `'@x`],
    ].map((row) => [...row, '路面执勤', '', '', '', '全程录像', '', '', '', '', '', '', '', '']);
    const [headings, ...rows] = await csv('shifts?format=csv');
    expect(headings?.slice(0, 8)).toEqual([
      '警号',
      '姓名',
      '所属单位',
      '日期',
      '开始时间',
      '结束时间',
      '岗位',
      '勤务类型',
    ]);
    expect(rows).toEqual(expected);

    const [, , first] = await csv('shifts?format=xlsx&lang=en');
    expect(first).toEqual([
      '100001',
      '陈建国',
      '路面一中队',
      wall('2026-11-24T00:00:00'),
      wall('2026-11-24T08:00:00'),
      wall('2026-11-24T12:00:00'),
      formula,
      '路面执勤',
      null,
      null,
      null,
      'Whole time',
    ]);
  });

  it('of findings says how long something is missing, to the second', async () => {
    const [headings, row] = await csv('findings?format=xlsx');
    const of = (heading: string) => row?.[headings?.indexOf(heading) ?? -1];
    expect([of('问题'), of('违规类别'), of('状态'), of('应录（时:分:秒）'), of('缺录（时:分:秒）')]).toEqual([
      '漏录',
      '保存不全',
      '待处理',
      wall('1899-12-31T01:00:00'),
      wall('1899-12-31T00:01:30'),
    ]);
  });

  it('takes the filters of its list, not its page', async () => {
    const badges = async (query: string) =>
      (await csv(`shifts?format=csv${query}`)).slice(1).map(([badgeNo]) => badgeNo);
    expect(await badges('&unitCode=S2')).toEqual(['000123', '200001']);
    expect(await badges('&from=2026-11-24&badgeNo=100001')).toEqual(['100001']);
    expect(await badges('&limit=1&cursor=anything&colour=red')).toHaveLength(4);
    expect((await csv('recorders?format=csv&spare=true')).slice(1)).toEqual([]);
    expect((await csv('coverage-today?format=csv&unitCode=S2&date=2026-11-23')).slice(1)).toHaveLength(1);
    expect((await get('exports/shifts?format=csv&from=yesterday')).status).toBe(400);
    expect((await get('exports/shifts?format=pdf')).status).toBe(400);
  });

  it('is a file with a name that says what and when, as Excel wants it, and leaves a fact', async () => {
    setup.clock.offsetMs = Date.parse(`${today}T07:00:00+08:00`) - Date.now();
    const { headers, bytes } = await get('exports/recordings?format=csv&q=MP4');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="___20261124-0700.csv"; filename*=UTF-8''${encodeURIComponent('录像')}_20261124-0700.csv`,
    );
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.toString()).toContain('\r\n');
    const fact = await setup.db
      .selectFrom('fact')
      .select(['payload', 'subject'])
      .where('type', '=', 'list_exported')
      .orderBy('fact_id', 'desc')
      .executeTakeFirstOrThrow();
    expect(fact).toMatchObject({
      subject: 'hq:exports',
      payload: {
        table: 'recordings',
        format: 'csv',
        filters: { q: 'MP4' },
        by: expect.stringMatching(/^brigade_admin/),
      },
    });
    expect(fact.payload).not.toHaveProperty('filters.limit');
  });

  it('has every page of a long list, none of its rows twice', async () => {
    const count = 1100;
    await addMany(count);
    const keys: Partial<Record<DownloadTable, string>> = {
      officers: '警号',
      recorders: '记录仪编号',
      custodies: '记录仪编号',
      shifts: '开始时间',
      recordings: '录像编号',
      sightings: '录像编号',
      findings: '班次开始',
    };
    for (const [table, key] of Object.entries(keys)) {
      for (const format of ['csv', 'xlsx']) {
        const [headings, ...rows] = await csv(`${table}?format=${format}`);
        const distinct = new Set(rows.map((row) => String(row[headings?.indexOf(key) ?? -1])));
        expect([table, format, rows.length > count, distinct.size > count]).toEqual([table, format, true, true]);
      }
    }
    const sorted = await csv('recordings?format=csv&sort=capturedAt');
    expect(new Set(sorted.map((row) => String(row.at(-1)))).size).toBeGreaterThan(count);
  });

  it('shows a squad leader the own squad only', async () => {
    const leader = await setup.signIn('squad_leader', 'S1');
    expect((await csv('officers?format=csv', leader)).slice(1).map(([badgeNo]) => badgeNo)).toEqual([
      '100001',
      '100002',
    ]);
    expect((await csv('officers?format=csv&unitCode=S2', leader)).slice(1)).toEqual([]);
    expect((await csv('coverage-today?format=csv&unitCode=S2', leader)).slice(1)).toEqual([]);
    expect((await csv('stations?format=csv', await setup.signIn('squad_leader', 'S2'))).slice(1)).toEqual([]);
  });

  it.each(roleSchema.options)('is for the role %s what its list is', async (role) => {
    const cookie = await setup.signIn(role, 'S1');
    for (const table of downloadTableSchema.options) {
      const [list, file] = [
        await get(listOf(table), cookie),
        await get(`exports/${table}?format=csv${asked(table)}`, cookie),
      ];
      expect([table, file.status]).toEqual([table, list.status]);
    }
    expect((await get('exports/officers?format=csv', '')).status).toBe(401);
  });
});
