import { createImportThreads, importLimits } from '@rollcall/cloud/imports/import-threads';
import { importDefinitions } from '@rollcall/cloud/resources';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { type Cell, csvOf, xlsxOf } from './support/sheet-files.ts';
import { until } from './support/until.ts';
import { waitingForLocks } from './support/waiting-for-locks.ts';

// Several imports at once, and imports while somebody else holds the duty lock for long.

let setup: RosterSetup;
let admin: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
});
afterAll(() => setup?.stop());
/** Ends what a failed test still holds: nothing could be cleaned up behind it. */
let letGo: () => void = () => {};
afterEach(async () => {
  letGo();
  await setup.db.updateTable('shift').set({ cancelled_at: new Date() }).where('cancelled_at', 'is', null).execute();
});

const headings = ['警号', '日期', '开始时间', '结束时间', '岗位', '勤务类型'];
const row = (badgeNo: string, date: string, ends = '12:00'): Cell[] => [
  badgeNo,
  date,
  '08:00',
  ends,
  '人民路口',
  '路面执勤',
];
const post = async (cookie: string, rows: Cell[][], query = '', kind = 'shifts', heads = headings) =>
  setup.call(cookie, 'POST', `imports/${kind}?fileName=a.xlsx${query}`, await xlsxOf([heads, ...rows]));

/** Takes the locks that changes of roster, custody and registry take, until `release` is called. */
async function holdLocks() {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: held, resolve: tell } = Promise.withResolvers<void>();
  const done = setup.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('rollcall duty'))`.execute(tx);
    await sql`lock table shift, leave, custody, officer, recorder, unit in share row exclusive mode`.execute(tx);
    tell();
    await released;
  });
  await held;
  letGo = release;
  return async () => {
    release();
    await done;
  };
}

/** How many threads of imports are connected. */
async function connections(): Promise<number | undefined> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from pg_stat_activity where datname = current_database() and application_name = 'rollcall import'
  `.execute(setup.db);
  return rows[0]?.count;
}

/** What has answered already, without waiting for the rest. */
const isDone = async (answer: Promise<unknown>) =>
  (await Promise.race([answer, Promise.resolve('not yet')])) !== 'not yet';

describe('while somebody else changes the roster for long', () => {
  it.each<[string, string[], Cell[]]>([
    ['shifts', headings, row('100001', '2026-11-26')],
    ['leave', ['警号', '假别', '开始日期', '结束日期'], ['100001', '年休假', '2026-11-26', '2026-11-27']],
    ['activities', ['编号', '类型', '警号', '开始时间'], ['T1', '简易程序处罚', '100001', '2026-11-23 08:00']],
    ['custodies', ['记录仪编号', '警号', '方式', '开始时间'], ['K1', '100001', '配备', '2026-11-25']],
    ['officers', ['警号', '姓名', '人员类别', '所属单位'], ['100003', '张三', '民警', 'S1']],
    ['recorders', ['记录仪编号', '所属单位'], ['K9', 'S1']],
    ['units', ['单位代码', '单位名称', '类型'], ['S9', '九中队', '中队']],
  ])('a dry run of %s answers', async (kind, heads, cells) => {
    const release = await holdLocks();
    try {
      expect((await post(admin, [cells], '&dryRun=true', kind, heads)).body).toMatchObject({ added: 1, applied: 1 });
    } finally {
      await release();
    }
  });

  it('a file that changes nothing answers, and leaves no fact', async () => {
    const rows = [row('100001', '2026-11-26'), row('100002', '2026-11-26')];
    await post(admin, rows);
    const facts = await setup.facts();
    const release = await holdLocks();
    try {
      expect((await post(admin, rows)).body).toMatchObject({ rows: 2, applied: 0, waiting: 0, unchanged: 2 });
    } finally {
      await release();
    }
    expect(await setup.facts()).toEqual(facts);
  });

  it('the files of one person wait for each other, and nobody else waits', async () => {
    const other = await setup.signIn('brigade_admin');
    const release = await holdLocks();
    const first = post(admin, [row('100001', '2026-11-26')]);
    await until(
      () => waitingForLocks(setup.db),
      (count) => count === 1,
    );
    const second = post(admin, [row('100001', '2026-11-27')], '&dryRun=true');
    expect((await post(other, [row('100001', '2026-11-28')], '&dryRun=true')).body).toMatchObject({ applied: 1 });
    expect([await isDone(first), await isDone(second)]).toEqual([false, false]);
    // The second didn't even begin: a thread is at work for each person, and each has a connection.
    expect(await connections()).toBe(2);
    await release();
    expect([(await first).body, (await second).body]).toMatchObject([{ applied: 1 }, { applied: 1 }]);
  });

  it('the files of three persons are read at most', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => setup.signIn('brigade_admin')));
    const release = await holdLocks();
    const answers = people.map((cookie, index) => post(cookie, [row('100001', `2026-12-0${index + 1}`)]));
    await until(
      () => waitingForLocks(setup.db),
      (count) => count === importLimits.threads,
    );
    await release();
    expect((await Promise.all(answers)).map(({ body }) => body.applied)).toEqual([1, 1, 1, 1, 1]);
    expect(await connections()).toBe(importLimits.threads);
  });

  it('an import whose check no longer holds is checked again when its turn comes', async () => {
    await post(admin, [row('100001', '2026-11-26'), row('100002', '2026-11-26')]);
    const before = (await setup.facts()).length;
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: held, resolve: tell } = Promise.withResolvers<void>();
    const other = setup.db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('rollcall duty'))`.execute(tx);
      tell();
      await released;
      // What the file is about to make of it, too.
      await sql`
        update shift set ends_at = '2026-11-26T13:00:00+08:00', version = version + 1
        where badge_no = '100001' and cancelled_at is null
      `.execute(tx);
    });
    await held;
    const answer = post(admin, [row('100001', '2026-11-26', '13:00'), row('100002', '2026-11-26', '13:00')]);
    await until(
      () => waitingForLocks(setup.db),
      (count) => count === 1,
    );
    release();
    await other;
    expect((await answer).body).toMatchObject({ changed: 1, unchanged: 1, applied: 1 });
    const facts = (await setup.facts()).slice(before).map((fact) => fact.split(' ')[0]);
    expect(facts).toEqual(['shift_changed', 'import_applied']);
  });

  it('an import that what was changed meanwhile forbids is refused, and leaves nothing', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: held, resolve: tell } = Promise.withResolvers<void>();
    const other = setup.db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('rollcall duty'))`.execute(tx);
      tell();
      await released;
      await sql`
        insert into shift (badge_no, starts_at, ends_at, duty_date, duty_type, post)
        values ('100001', '2026-11-26T11:00:00+08:00', '2026-11-26T14:00:00+08:00', '2026-11-26', 'standby', '别处')
      `.execute(tx);
    });
    await held;
    const before = await setup.facts();
    const answer = post(admin, [row('100001', '2026-11-26'), row('100002', '2026-11-26')]);
    await until(
      () => waitingForLocks(setup.db),
      (count) => count === 1,
    );
    release();
    await other;
    const { status, body } = await answer;
    expect([status, body.problems.map(({ cell, code }: { cell: string; code: string }) => `${cell} ${code}`)]).toEqual([
      422,
      ['C2 shift_overlap'],
    ]);
    expect(await setup.facts()).toEqual(before);
  });
});

describe('a long file', () => {
  const long = (length: number) =>
    csvOf([
      headings,
      ...Array.from({ length }, (_, index) => {
        const badgeNo = ['100001', '100002', '200001', '000123'][index % 4] ?? '';
        const day = new Date(Date.UTC(2027, 0, 1 + Math.floor(index / 4)));
        return row(badgeNo, day.toISOString().slice(0, 10));
      }),
    ]);

  it('is read and checked in another thread than the one that serves', async () => {
    const file = Buffer.from(long(10_000));
    const [own, all] = [process.threadCpuUsage(), process.cpuUsage()];
    const answer = await setup.call(admin, 'POST', 'imports/shifts?fileName=a.xlsx&dryRun=true', file);
    expect(answer.body).toMatchObject({ applied: 10_000 });
    const [ownUsed, allUsed] = [process.threadCpuUsage(own), process.cpuUsage(all)];
    expect(ownUsed.user / allUsed.user).toBeLessThan(0.2);
  });

  it('that takes too much memory is refused, and the next one is read', async () => {
    const definition = importDefinitions.find(({ kind }) => kind === 'shifts');
    if (!definition) throw new Error('there is no import of shifts');
    const threads = createImportThreads({
      program: new URL('../src/api/import-thread.ts', import.meta.url),
      databaseUrl: setup.hq.databaseUrl,
      now: () => new Date('2026-11-24T07:00:00+08:00'),
      limits: { ...importLimits, heapMiB: 80 },
    });
    const run = (bytes: Uint8Array) => threads.run({ definition, bytes, fileName: 'a.xlsx', dryRun: true, by: 'test' });
    try {
      const tooLong = await run(Buffer.from(long(40_000)));
      expect(tooLong).toMatchObject({ outcome: 'refused', problems: [{ code: 'file_too_large' }] });
      const short = await run(await xlsxOf([headings, row('100001', '2026-11-26')]));
      expect(short).toMatchObject({ outcome: 'imported', result: { applied: 1 } });
    } finally {
      await threads.stop();
    }
  });
});
