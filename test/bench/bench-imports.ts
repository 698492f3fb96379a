// How long HQ takes to import spreadsheets of 20,000 rows: from the first byte of the file sent to the answer, over HTTP,
// onto a roll call of a month. Each file new, then again (nothing changes), then with every row changed. And for how long the duty
// lock was held meanwhile: while it is, HQ takes in no footage.
//
// HQ serves in a process of its own; Postgres is as durable as `npm start` makes it. `--quick` for a smoke run, `--kind shifts` for one kind alone.
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { addAccount } from '@rollcall/cloud/auth/accounts/save-account';
import { createDatabase } from '@rollcall/cloud/db/database';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { writeXlsx } from '@rollcall/cloud/sheets/write-xlsx';
import { serviceRole } from '@rollcall/demo/hq-settings';
import { createEmbeddedPostgres } from '@rollcall/embedded/postgres/embedded-postgres';
import type { ImportKind, ImportResult } from '@rollcall/shared/resources/imports';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import pg from 'pg';
import { HqClient } from '../src/hq-client.ts';
import { withBenchFolder } from './bench-folder.ts';
import { fillRollCall } from './fill-roll-call.ts';
import { printRatios, RawLog } from './measure.ts';
import { startHq } from './start-hq.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, kind: { type: 'string' } } });
const rows = values.quick ? 500 : 20_000;
const size = values.quick
  ? { officers: 50, recordings: 5000, days: 10 }
  : { officers: 500, recordings: 100_000, days: 30 };
const goalSeconds = 10;
const goalLockedSeconds = 4;
const servicePassword = 'bench';
const person = { username: 'bench-admin', password: 'password-of-a-bench' };

/** Row `nr` of a file; `later` changes what it says. */
const files: Partial<
  Record<ImportKind, { headings: string[]; row: (nr: number, later: boolean) => string[]; reason?: string }>
> = {
  activities: {
    headings: ['编号', '类型', '警号', '开始时间', '结束时间', '地点', '车牌号', '案件编号'],
    row: (nr, later) => [
      `T${nr}`,
      ['简易程序处罚', '强制措施', '现场勘查'][nr % 3] ?? '',
      nr % 5 === 0 ? `${badgeNo(nr)}、${badgeNo(nr + 7)}` : badgeNo(nr),
      `${day(nr, -30)} ${String(8 + (nr % 10)).padStart(2, '0')}:${String(nr % 60).padStart(2, '0')}`,
      `${day(nr, -30)} ${String(8 + (nr % 10)).padStart(2, '0')}:59`,
      `人民路${nr % 700}号${later ? '门前' : ''}`,
      `京A${String(nr % 100_000).padStart(5, '0')}`,
      `丰公交${nr}`,
    ],
  },
  // Check-outs in the past of the half of the recorders that are issued by the month: three a day, whose assignments go on between.
  custodies: {
    headings: ['记录仪编号', '警号', '方式', '开始时间', '结束时间'],
    row: (nr, later) => {
      const issued = Math.floor(size.officers / 2);
      const turn = Math.floor(nr / issued);
      const date = addDays(localDateOf(new Date()), -28 + (turn % 27));
      const hour = 7 * Math.floor(turn / 27);
      return [
        `7K3${String(1 + (nr % issued)).padStart(4, '0')}`,
        badgeNo(nr),
        '领用',
        `${date} ${String(hour).padStart(2, '0')}:00`,
        `${date} ${String(hour + 5).padStart(2, '0')}:${later ? '30' : '00'}`,
      ];
    },
    reason: '补录领用',
  },
  // To come, so that nothing waits for a second person: a shift a day for each officer.
  shifts: {
    headings: ['警号', '日期', '开始时间', '结束时间', '岗位', '勤务类型'],
    row: (nr, later) => [
      badgeNo(nr),
      addDays(localDateOf(new Date()), 2 + Math.floor(nr / size.officers)),
      '08:00',
      later ? '19:00' : '20:00',
      `岗位${nr % 40}`,
      '路面执勤',
    ],
  },
};

function badgeNo(nr: number): string {
  return String(100_001 + (nr % size.officers));
}

function day(nr: number, from: number): string {
  return addDays(localDateOf(new Date()), from + (nr % 28));
}

await withBenchFolder(async (folder) => {
  const postgres = createEmbeddedPostgres({ folder: join(folder, 'postgres'), durable: true });
  const { ownerUrl } = await postgres.start();
  try {
    await postgres.createDatabase('bench');
    const url = ownerUrl('bench');
    await migrateToLatest(url, { serviceRole: { name: serviceRole, password: servicePassword } });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await fillRollCall(client, size);
    await client.end();
    const db = createDatabase({ url });
    await addAccount(db, { ...person, role: 'brigade_admin', unitCode: null, badgeNo: null });
    await db.destroy();
    const hq = await startHq(folder, { ownerUrl: url, servicePassword });
    const log = new RawLog('imports', { rows, ...size });
    const measured: { what: string; seconds: number; locked: number }[] = [];
    console.log(`load of the machine before the imports: ${loadavg()[0]?.toFixed(1)}`);
    try {
      const hqClient = new HqClient(hq.url, person);
      for (const [kind, { headings, row, reason }] of Object.entries(files)) {
        if (values.kind !== undefined && values.kind !== kind) continue;
        for (const [how, later, counts] of [
          ['new', false, { added: rows }],
          ['again', false, { unchanged: rows }],
          ['every row changed', true, { changed: rows }],
        ] as const) {
          const body = await fileOf(
            headings,
            Array.from({ length: rows }, (_, nr) => row(nr, later)),
          );
          const begun = performance.now();
          const lock = watchDutyLock(url);
          const result = await importFile(hqClient, kind, { body, reason });
          const seconds = (performance.now() - begun) / 1000;
          const locked = await lock.stop();
          for (const [name, count] of Object.entries(counts)) {
            if (result[name as 'added'] !== count) throw new Error(`${kind}, ${how}: ${JSON.stringify(result)}`);
          }
          measured.push({ what: `${kind}, ${how}`, seconds, locked });
          log.add({ kind, how, seconds, locked, rowsPerSecond: rows / seconds });
        }
      }
    } finally {
      await hq.stop();
    }
    console.table(
      Object.fromEntries(
        measured.map(({ what, seconds, locked }) => [
          what,
          {
            seconds: Number(seconds.toFixed(2)),
            'duty lock held, s': Number(locked.toFixed(2)),
            'rows/s': Math.round(rows / seconds),
          },
        ]),
      ),
    );
    const slowest = Math.max(...measured.map(({ seconds }) => seconds));
    const longest = Math.max(...measured.map(({ locked }) => locked));
    printRatios(log, [
      {
        what: `slowest import of ${rows} rows, s`,
        value: slowest,
        goal: `<= ${goalSeconds}`,
        met: slowest <= goalSeconds,
      },
      {
        what: 'longest hold of the duty lock, s',
        value: longest,
        goal: `<= ${goalLockedSeconds}`,
        met: longest <= goalLockedSeconds,
      },
    ]);
  } finally {
    await postgres.stop();
  }
});

/** Looks every 10 ms whether somebody holds the lock exclusively. `stop` gives the seconds from the first to the last time. */
function watchDutyLock(url: string): { stop(): Promise<number> } {
  let stopped = false;
  const held = (async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    let first: number | undefined;
    let last: number | undefined;
    while (!stopped) {
      const { rowCount } = await client.query(
        `select from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' and granted
          and (classid::bigint << 32) + objid::bigint = hashtext('rollcall duty')`,
      );
      if (rowCount) {
        last = performance.now();
        first ??= last;
      }
      await setTimeout(10);
    }
    await client.end();
    return first === undefined || last === undefined ? 0 : (last - first) / 1000;
  })();
  return {
    stop() {
      stopped = true;
      return held;
    },
  };
}

async function fileOf(headings: string[], cells: string[][]): Promise<Uint8Array<ArrayBuffer>> {
  const columns = headings.map((heading) => ({ heading, width: 16, format: 'text' as const }));
  return new Uint8Array(await writeXlsx([{ name: '表', columns, rows: cells }]));
}

async function importFile(
  client: HqClient,
  kind: string,
  { body, reason }: { body: Uint8Array<ArrayBuffer>; reason: string | undefined },
): Promise<ImportResult> {
  const query = new URLSearchParams({ fileName: 'bench.xlsx', ...(reason !== undefined && { reason }) });
  const response = await client.postFile(`imports/${kind}?${query}`, body);
  const answer = (await response.json()) as ImportResult;
  if (!response.ok) throw new Error(JSON.stringify(answer).slice(0, 500));
  return answer;
}
