import { planActivityChanges, writeActivities } from '@rollcall/cloud/activities/save-activities';
import { saveCustodies } from '@rollcall/cloud/custody/custodies/save-custodies';
import type { Transaction } from '@rollcall/cloud/db/database';
import { lockDutyExclusive } from '@rollcall/cloud/db/duty-lock';
import { importSheet } from '@rollcall/cloud/imports/import-sheet';
import { createImportThreads, importLimits } from '@rollcall/cloud/imports/import-threads';
import { importDefinitions } from '@rollcall/cloud/resources';
import { readSheet } from '@rollcall/cloud/sheets/read-sheet';
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

/** Posts a file; once it waits for the duty lock, somebody else makes a change first. */
async function afterChange<Answer>(change: (tx: Transaction) => Promise<unknown>, send: () => Promise<Answer>) {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: held, resolve: tell } = Promise.withResolvers<void>();
  const other = setup.db.transaction().execute(async (tx) => {
    await lockDutyExclusive(tx);
    tell();
    await released;
    await change(tx);
  });
  letGo = release;
  await held;
  const answer = send();
  await until(
    () => waitingForLocks(setup.db),
    (count) => count === 1,
  );
  release();
  await other;
  return answer;
}

const now = new Date('2026-11-24T07:00:00+08:00');
const problemsOf = ({ body }: { body: { problems: { cell: string; code: string }[] } }) =>
  body.problems.map(({ cell, code }) => `${cell} ${code}`);

describe('activities that somebody else changes while their import waits for its turn', () => {
  const heads = ['编号', '类型', '警号', '开始时间', '地点'];
  const told = (sourceId: string, place: string, badgeNo = '100001'): Cell[] => [
    ...[sourceId, '简易程序处罚', badgeNo, '2026-11-23 08:00', place],
  ];
  const send = (rows: Cell[][], cookie = admin) => post(cookie, rows, '', 'activities', heads);
  /** What the source would tell by its token. */
  const tell = async (tx: Transaction, sourceId: string, place: string) => {
    const at = new Date('2026-11-23T08:00:00+08:00');
    const activity = {
      ...{ source: 'import', sourceId, kind: 'summary_penalty' as const, startsAt: at, endsAt: at, place },
      ...{ plateNo: null, caseNo: null, ticketNo: null, campaignId: null, badgeNos: ['100001'] },
    };
    const change = { by: 'somebody else', now };
    await writeActivities(tx, await planActivityChanges(tx, [activity], change), change);
  };

  it('are planned anew: what says the same by then is unchanged, and opens as such', async () => {
    await send([told('P1', '路口'), told('P2', '路口')]);
    const before = (await setup.facts()).length;
    const { body } = await afterChange(
      (tx) => tell(tx, 'P1', '桥头'),
      () => send([told('P1', '桥头'), told('P2', '桥头'), told('P3', '桥头')]),
    );
    expect(body).toMatchObject({ added: 1, changed: 1, unchanged: 1, applied: 2, waiting: 0 });
    expect(body.rowsOf).toEqual({
      headings: heads,
      applied: [
        { row: 3, added: false, cells: told('P2', '桥头') },
        { row: 4, added: true, cells: told('P3', '桥头') },
      ],
      waiting: [],
      unchanged: [{ row: 2, cells: told('P1', '桥头') }],
    });
    const facts = (await setup.facts()).slice(before).map((fact) => fact.split(' ')[0]);
    expect(facts.toSorted()).toEqual(['activity_changed', 'activity_changed', 'activity_told', 'import_applied']);
  });

  it('that are told by then aren’t told twice', async () => {
    const { body } = await afterChange(
      (tx) => tell(tx, 'P4', '路口'),
      () => send([told('P4', '桥头'), told('P5', '桥头')]),
    );
    expect(body).toMatchObject({ added: 1, changed: 1, unchanged: 0 });
  });

  it('are refused if their officer has left by then', async () => {
    const before = await setup.facts();
    const answer = await afterChange(
      (tx) => tx.updateTable('officer').set({ left_on: '2026-11-20' }).where('badge_no', '=', '100002').execute(),
      () => send([told('P6', '路口', '100002')]),
    );
    await setup.db.updateTable('officer').set({ left_on: null }).where('badge_no', '=', '100002').execute();
    expect([answer.status, problemsOf(answer)]).toEqual([422, ['D2 officer_left']]);
    expect(await setup.facts()).toEqual(before);
  });

  it('are refused if a recusal was declared by then', async () => {
    await send([told('P7', '路口')]);
    const before = await setup.facts();
    const cookie = await setup.signIn('brigade_admin');
    const { status, body } = await afterChange(
      () => setup.call(cookie, 'POST', 'recusals', { badgeNo: '100001', reason: '亲属' }),
      () => send([told('P7', '桥头')], cookie),
    );
    expect([status, body.code]).toEqual([403, 'recused']);
    expect((await setup.facts()).slice(before.length).map((fact) => fact.split(' ')[0])).toEqual(['recusal_declared']);
  });
});

describe('custody that somebody else changes while its import waits for its turn', () => {
  const heads = ['记录仪编号', '警号', '方式', '开始时间', '结束时间'];
  const held = (day: string, until = '20:00', badgeNo = '100001'): Cell[] => [
    ...['K1', badgeNo, '领用', `${day} 08:00`, `${day} ${until}`],
  ];
  const send = (rows: Cell[][], cookie = admin) => post(cookie, rows, '', 'custodies', heads);
  const save = (tx: Transaction, day: string, until: string, badgeNo = '100001') =>
    saveCustodies(
      tx,
      [
        {
          ...{ recorderSerial: 'K1', badgeNo, basis: 'check_out' },
          heldFrom: new Date(`${day}T08:00:00+08:00`),
          heldUntil: new Date(`${day}T${until}:00+08:00`),
        },
      ],
      { by: 'somebody else', now },
    );

  it('is planned anew: what says the same by then is unchanged, and opens as such', async () => {
    await send([held('2026-12-01'), held('2026-12-02')]);
    const before = (await setup.facts()).length;
    const rows = [held('2026-12-01', '19:00'), held('2026-12-02', '19:00'), held('2026-12-03')];
    const { body } = await afterChange(
      (tx) => save(tx, '2026-12-01', '19:00'),
      () => send(rows),
    );
    expect(body).toMatchObject({ added: 1, changed: 1, unchanged: 1, applied: 2, waiting: 0 });
    expect(body.rowsOf).toMatchObject({
      applied: [
        { row: 3, added: false, cells: rows[1] },
        { row: 4, added: true, cells: rows[2] },
      ],
      waiting: [],
      unchanged: [{ row: 2, cells: rows[0] }],
    });
    const facts = (await setup.facts()).slice(before).map((fact) => fact.split(' ')[0]);
    expect(facts.toSorted()).toEqual(['custody_added', 'custody_changed', 'custody_changed', 'import_applied']);
    const { rows: holdings } = await sql<{ until: string }>`
      select to_char(held_until at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as until from holding
      where recorder_serial = 'K1' and held_from >= '2026-12-01' order by held_from
    `.execute(setup.db);
    expect(holdings.map(({ until }) => until)).toEqual(['12-01 19:00', '12-02 19:00', '12-03 20:00']);
  });

  it('is refused if somebody else holds the recorder by then', async () => {
    const before = await setup.facts();
    const answer = await afterChange(
      (tx) => save(tx, '2026-12-05', '10:00', '100002'),
      () => send([held('2026-12-06'), ['K1', '100001', '领用', '2026-12-05 09:00', '2026-12-05 12:00']]),
    );
    expect([answer.status, problemsOf(answer)]).toEqual([422, ['D3 custody_overlap']]);
    expect((await setup.facts()).slice(before.length).map((fact) => fact.split(' ')[0])).toEqual(['custody_added']);
  });

  it('by a leader is refused if the recorder is another unit’s by then', async () => {
    const leader = await setup.signIn('squad_leader', 'S1');
    const move = (unitCode: string) => ({ unit_code: unitCode });
    const answer = await afterChange(
      (tx) => tx.updateTable('recorder').set(move('S2')).where('recorder_serial', '=', 'K1').execute(),
      () => send([held('2026-12-08')], leader),
    );
    await setup.db.updateTable('recorder').set(move('S1')).where('recorder_serial', '=', 'K1').execute();
    expect([answer.status, problemsOf(answer)]).toEqual([422, ['A2 recorder_unknown']]);
  });

  it('that was to come when it was checked and is past by now needs a reason', async () => {
    const definition = importDefinitions.find(({ kind }) => kind === 'custodies');
    if (!definition) throw new Error('there is no import of custodies');
    let clock = now;
    const bytes = await xlsxOf([heads, held('2026-12-09')]);
    const imported = await afterChange(
      async () => {
        clock = new Date('2026-12-10T08:00:00+08:00');
      },
      () =>
        importSheet(
          { db: setup.db, now: () => clock, readSheet },
          { definition, bytes, fileName: 'a.xlsx', dryRun: false, by: 'test' },
        ),
    );
    expect(imported).toMatchObject({ outcome: 'refused', problems: [{ code: 'reason_required' }] });
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
