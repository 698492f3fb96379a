import { randomUUID } from 'node:crypto';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { keepDays } from '@rollcall/cloud/metrics/keep-days';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, type DutyWorld, startDutyWorld } from './support/duty-world.ts';
import { insertRecording, keepAll, sumsAt, sumsOfFiles } from './support/metric-days.ts';
import { until } from './support/until.ts';
import { waitingForLocks } from './support/waiting-for-locks.ts';

// Every table and column of which files' metrics are made: a change of it changes the sums, and without its mark they would be wrong.

const asOf = at('12:00', 20);
const campaign = randomUUID();
const activity = randomUUID();

let world: DutyWorld;
let owner: Database;

beforeAll(async () => {
  world = await startDutyWorld();
  owner = createDatabase({ url: world.hq.ownerUrl });
  await world.officer('101');
  await world.officer('102', 'squad-2');
  await world.officer('103', 'U1');
  for (const serial of ['K1', 'K2', 'K3', 'K4', 'K5']) await world.recorder(serial);
  await world.shift('101', at('08:00'), at('16:00'));
  await world.hold('K1', '101', at('06:00'), at('16:10'));
  await world.hold('K2', '102', at('06:00'), at('16:10'));
  await world.hold('K4', '103', at('06:00'), at('16:10'));
  await world.hold('K5', '103', at('23:00', 5), at('02:00', 6));
  const inTime = at('17:00');
  const tooLate = at('17:00', 1);
  for (const [id, file] of [
    ['in-time', { recorderSerial: 'K1', at: at('09:00'), announcedAt: inTime }],
    ['verified', { recorderSerial: 'K1', at: at('10:00'), announcedAt: inTime }],
    ['late', { recorderSerial: 'K1', at: at('11:00'), announcedAt: tooLate }],
    // As of the end of the shift it is in time, as of its own it isn't.
    ['before', { recorderSerial: 'K1', at: at('07:00'), announcedAt: at('10:00', 1) }],
    ['linked', { recorderSerial: 'K1', at: at('12:00'), announcedAt: inTime }],
    ['timeless', { recorderSerial: 'K1', at: null, announcedAt: inTime }],
    ['of-102', { recorderSerial: 'K2', at: at('09:00'), announcedAt: tooLate }],
    ['of-103', { recorderSerial: 'K4', at: at('09:00'), announcedAt: tooLate }],
    ['overnight', { recorderSerial: 'K5', at: at('23:30', 5), minutes: 60, announcedAt: at('03:00', 6) }],
    ['of-nobody', { recorderSerial: 'K3', at: at('09:00'), announcedAt: inTime }],
    ['unknown-recorder', { recorderSerial: 'K9', at: at('09:00'), announcedAt: inTime }],
  ] as const) {
    await insertRecording(owner, id, file);
  }
  const statements = [
    sql`update recording set verified_at = announced_at where recording_id = 'verified'`,
    sql`insert into campaign (campaign_id, name, campaign_type, starts_on) values (${campaign}, '酒驾', 'drink_driving', '2040-01-01')`,
    sql`update shift set campaign_id = ${campaign}`,
    sql`insert into activity (activity_id, source, source_id, kind, starts_at, ends_at)
      values (${activity}, 'test', 'x', 'summary_penalty', ${at('12:00')}, ${at('12:10')})`,
    sql`insert into activity_recording values (${activity}, 'linked')`,
    ...['lost', 'other'].map((name) => cardFile(name, 10)),
    cardFile('half', 10),
    sighting('half', { recordingId: 'half', size: 5 }),
    sighting('renamed', { recordingId: 'renamed', size: 10 }),
    sighting('unread', { problem: 'unreadable' }),
    // Nobody knows where 102 was, and 101 was elsewhere then.
    sql`delete from leadership where badge_no = '102'`,
    sql`update leadership set unit_code = 'squad-2' where badge_no = '101'`,
    sql`insert into station (station_id, unit_code, name, enrolled_at) values
      ('out-2', 'squad-2', 'x', '2030-01-01'), ('out-3', 'U1', 'x', '2030-01-01'), ('up-3', 'U1', 'x', '2030-01-01')`,
    ...['out-2', 'out-3'].map((id) => outage(id)),
  ];
  for (const statement of statements) await statement.execute(owner);
  await keepAll(world.db, asOf);
}, 120_000);
afterAll(async () => {
  await owner?.destroy();
  await world?.stop();
});

function cardFile(name: string, size: number): RawBuilder<unknown> {
  const path = `DCIM/${name}.mp4`;
  return sql`
    insert into card_file (card_key, path_sha256, size_bytes, path_bytes, path_text, recorder_serial, is_log, captured_at, modified_at,
      first_seen_at, last_seen_at)
    values ('card', ${Buffer.from(path)}, ${size}, ${Buffer.from(path)}, ${path}, 'K1', false, null, ${at('10:00')}, ${at('17:00')},
      ${at('17:00')})
  `;
}

function sighting(
  name: string,
  { recordingId, problem, size = 10 }: { recordingId?: string; problem?: string; size?: number },
): RawBuilder<unknown> {
  const path = `DCIM/${name}.mp4`;
  return sql`
    insert into sighting (recording_id, problem, station_id, dock_session_id, card_volume_id, recorder_serial, path_bytes, path_text,
      size_bytes, modified_at, claim, seen_at)
    values (${recordingId ?? null}, ${problem ?? null}, 'station-1', gen_random_uuid(), 'card', 'K1', ${Buffer.from(path)}, ${path},
      ${size}, ${at('10:30')}, '{}', ${at('17:00')})
  `;
}

/** In which the deadlines of the day fall. */
function outage(stationId: string): RawBuilder<unknown> {
  return sql`
    insert into station_outage (station_id, began_at, ended_at) values (${stationId}, ${at('07:00', 1)}, ${at('16:30', 1)})
  `;
}

const recordingSet = (id: string, set: RawBuilder<unknown>) =>
  sql`update recording set ${set} where recording_id = ${id}`;
const cardFileSet = (name: string, set: RawBuilder<unknown>) =>
  sql`update card_file set ${set} where path_text = ${`DCIM/${name}.mp4`}`;

const changes: [string, trigger: string, change: RawBuilder<unknown>][] = [
  ['recording: gone', 'recording_marks_metrics', sql`delete from recording where recording_id = 'in-time'`],
  [
    'recording: captured_at',
    'recording_change_marks_metrics',
    recordingSet('before', sql`captured_at = ${at('12:00', -1)}`),
  ],
  [
    'recording: captured_until',
    'recording_change_marks_metrics',
    recordingSet('before', sql`captured_until = ${at('08:30')}`),
  ],
  [
    'recording: announced_at',
    'recording_change_marks_metrics',
    recordingSet('in-time', sql`announced_at = ${at('17:00', 5)}`),
  ],
  [
    'recording: announced_at, no time',
    'recording_change_marks_metrics',
    recordingSet('timeless', sql`announced_at = ${at('17:00', 5)}`),
  ],
  [
    'recording: recorder_serial',
    'recording_change_marks_metrics',
    recordingSet('in-time', sql`recorder_serial = 'K3'`),
  ],
  ['recording: kind', 'recording_change_marks_metrics', recordingSet('in-time', sql`inspection = '{"kind": "text"}'`)],
  [
    'recording: damaged',
    'recording_change_marks_metrics',
    recordingSet('verified', sql`inspection_outcome = 'damaged'`),
  ],
  ['recording: verified', 'recording_change_marks_metrics', recordingSet('in-time', sql`verified_at = ${at('18:00')}`)],
  [
    'recording: lost by the store',
    'recording_change_marks_metrics',
    recordingSet('verified', sql`integrity_problem = 'object_missing', integrity_problem_at = ${at('18:00')}`),
  ],
  ['recording: category', 'recording_change_marks_metrics', recordingSet('in-time', sql`category = 'routine'`)],
  [
    'recording: activity_categories',
    'recording_change_marks_metrics',
    recordingSet('in-time', sql`activity_categories = '{x}'`),
  ],
  [
    'activity_recording: new',
    'activity_recording_marks_metrics',
    sql`insert into activity_recording values (${activity}, 'in-time')`,
  ],
  [
    'activity_recording: another',
    'activity_recording_marks_metrics',
    sql`update activity_recording set recording_id = 'of-102'`,
  ],
  ['activity_recording: gone', 'activity_recording_marks_metrics', sql`delete from activity_recording`],
  ['sighting: of a lost file', 'sighting_marks_metrics', sighting('lost', { recordingId: 'lost' })],
  ['sighting: unread', 'sighting_marks_metrics', sighting('new', { problem: 'unreadable' })],
  ['sighting: of an unread file', 'sighting_marks_metrics', sighting('unread', { recordingId: 'unread' })],
  ['sighting: changed', 'sighting_marks_metrics', sql`update sighting set size_bytes = 20 where recording_id = 'half'`],
  ['sighting: gone', 'sighting_marks_metrics', sql`delete from sighting where problem is not null`],
  ['card_file: new', 'card_file_marks_metrics', cardFile('more', 10)],
  ['card_file: gone', 'card_file_marks_metrics', sql`delete from card_file where path_text = 'DCIM/lost.mp4'`],
  ['card_file: recorder_serial', 'card_file_change_marks_metrics', cardFileSet('lost', sql`recorder_serial = 'K3'`)],
  ['card_file: path_text', 'card_file_change_marks_metrics', cardFileSet('lost', sql`path_text = 'DCIM/renamed.mp4'`)],
  ['card_file: size_bytes', 'card_file_change_marks_metrics', cardFileSet('half', sql`size_bytes = 4`)],
  ['card_file: is_log', 'card_file_change_marks_metrics', cardFileSet('lost', sql`is_log = true`)],
  [
    'card_file: captured_at',
    'card_file_change_marks_metrics',
    cardFileSet('lost', sql`captured_at = ${at('10:00', 3)}`),
  ],
  [
    'card_file: modified_at',
    'card_file_change_marks_metrics',
    cardFileSet('lost', sql`modified_at = ${at('10:00', 3)}`),
  ],
  [
    'card_file: first_seen_at',
    'card_file_change_marks_metrics',
    cardFileSet('lost', sql`first_seen_at = ${at('10:00', 30)}`),
  ],
  ['holding: gone', 'holding_gone_marks_metrics', sql`delete from holding where recorder_serial = 'K1'`],
  [
    'holding: new',
    'holding_marks_metrics',
    sql`
    insert into holding (recorder_serial, badge_no, held_from, custody_id)
    select 'K3', '101', ${at('06:00')}, custody_id from custody limit 1
  `,
  ],
  [
    'holding: badge_no',
    'holding_change_marks_metrics',
    sql`update holding set badge_no = '103' where recorder_serial = 'K1'`,
  ],
  [
    'holding: held_until',
    'holding_change_marks_metrics',
    sql`update holding set held_until = ${at('08:30')} where recorder_serial = 'K1'`,
  ],
  [
    'shift: new',
    'shift_marks_metrics',
    sql`
    insert into shift (badge_no, starts_at, ends_at, duty_date, duty_type, post, campaign_id)
    values ('102', ${at('08:00')}, ${at('16:00')}, '2040-03-10', 'road_patrol', 'post', ${campaign})
  `,
  ],
  [
    'shift: new, after midnight',
    'shift_marks_metrics',
    sql`
      insert into shift (badge_no, starts_at, ends_at, duty_date, duty_type, post, campaign_id)
      values ('103', ${at('00:10', 6)}, ${at('08:00', 6)}, '2040-03-16', 'road_patrol', 'post', ${campaign})
    `,
  ],
  ['shift: gone', 'shift_gone_marks_metrics', sql`delete from shift where badge_no = '101'`],
  ['shift: starts_at', 'shift_change_marks_metrics', sql`update shift set starts_at = ${at('07:10')}`],
  ['shift: ends_at', 'shift_change_marks_metrics', sql`update shift set ends_at = ${at('08:30')}`],
  ['shift: badge_no', 'shift_change_marks_metrics', sql`update shift set badge_no = '103'`],
  ['shift: cancelled_at', 'shift_change_marks_metrics', sql`update shift set cancelled_at = now()`],
  ['shift: campaign_id', 'shift_change_marks_metrics', sql`update shift set campaign_id = null`],
  ['station_outage: new', 'station_outage_marks_metrics', outage('up-3')],
  [
    'station_outage: ended_at',
    'station_outage_marks_metrics',
    sql`update station_outage set ended_at = ${at('07:10', 1)} where station_id = 'out-2'`,
  ],
  ['station_outage: gone', 'station_outage_marks_metrics', sql`delete from station_outage where station_id = 'out-2'`],
  [
    'leadership: new',
    'leadership_marks_metrics',
    sql`insert into leadership (badge_no, unit_code) values ('102', 'squad-1')`,
  ],
  ['leadership: gone', 'leadership_marks_metrics', sql`delete from leadership where badge_no = '101'`],
  [
    'leadership: badge_no',
    'leadership_change_marks_metrics',
    sql`update leadership set badge_no = '102' where badge_no = '101'`,
  ],
  [
    'leadership: unit_code',
    'leadership_change_marks_metrics',
    sql`update leadership set unit_code = 'squad-1' where badge_no = '101'`,
  ],
  [
    'leadership: led_from',
    'leadership_change_marks_metrics',
    sql`update leadership set led_from = ${at('10:30')} where badge_no = '101'`,
  ],
  [
    'leadership: led_until',
    'leadership_change_marks_metrics',
    sql`update leadership set led_until = ${at('10:30')} where badge_no = '101'`,
  ],
  [
    'officer: unit_code',
    'officer_change_marks_metrics',
    sql`update officer set unit_code = 'squad-1' where badge_no = '102'`,
  ],
  [
    'recorder: new',
    'recorder_marks_metrics',
    sql`insert into recorder (recorder_serial, unit_code) values ('K9', 'squad-1')`,
  ],
  ['recorder: gone', 'recorder_marks_metrics', sql`delete from recorder where recorder_serial = 'K3'`],
  [
    'recorder: unit_code',
    'recorder_change_marks_metrics',
    sql`update recorder set unit_code = 'squad-2' where recorder_serial = 'K3'`,
  ],
  [
    'station: new',
    'station_marks_metrics',
    sql`insert into station (station_id, unit_code, name, enrolled_at) values ('up-2', 'squad-2', 'x', '2030-01-01')`,
  ],
  ['station: gone', 'station_gone_marks_metrics', sql`delete from station where station_id = 'up-3'`],
  [
    'station: enrolled_at',
    'station_change_marks_metrics',
    sql`update station set enrolled_at = null where station_id = 'up-3'`,
  ],
  [
    'station: revoked_at',
    'station_change_marks_metrics',
    sql`update station set revoked_at = now() where station_id = 'up-3'`,
  ],
  [
    'station: unit_code',
    'station_change_marks_metrics',
    sql`update station set unit_code = 'squad-1' where station_id = 'up-3'`,
  ],
];

/** What a change makes of the sums; then it never was. */
async function afterChange(change: RawBuilder<unknown>, before?: RawBuilder<unknown>) {
  const never = new Error('never was');
  let sums: Awaited<ReturnType<typeof sumsOfFiles>> | undefined;
  await owner
    .transaction()
    .execute(async (tx) => {
      await before?.execute(tx);
      await change.execute(tx);
      sums = await sumsOfFiles(tx, asOf);
      throw never;
    })
    .catch((error) => {
      if (error !== never) throw error;
    });
  if (sums === undefined) throw new Error('no sums');
  return sums;
}

describe('a mark', () => {
  it.each(changes)('of %s keeps sums right, and nothing else does', async (name, trigger, change) => {
    const table = name.split(':')[0] ?? '';
    const { live: unchanged } = await sumsAt(world.db, asOf);
    const { kept, live } = await afterChange(change);
    expect(kept).toEqual(live);
    expect(live).not.toEqual(unchanged);
    const off = sql`alter table ${sql.table(table)} disable trigger ${sql.ref(trigger)}`;
    expect((await afterChange(change, off)).kept).not.toEqual(live);
  });

  it('is written by every trigger that a case is about, and there are no others', async () => {
    const { rows } = await sql<{ name: string }>`
      select tgname as name from pg_trigger where tgname like '%\_marks\_metrics' order by 1
    `.execute(owner);
    expect(rows.map(({ name }) => name)).toEqual([...new Set(changes.map(([, trigger]) => trigger))].sort());
  });

  it('is asked for by each column that a trigger compares', async () => {
    const { rows } = await sql<{ name: string; table: string; definition: string }>`
      select tgname as name, tgrelid::regclass::text as "table", pg_get_triggerdef(oid) as definition
      from pg_trigger where tgname like '%\_change\_marks\_metrics'
    `.execute(owner);
    const compared = rows.flatMap(({ definition, ...trigger }) =>
      [...definition.matchAll(/\(old\.(\w+) IS DISTINCT FROM new\.\w+\)/g)].map(([comparison, column]) => {
        return { ...trigger, column, without: definition.replace(comparison, 'false') };
      }),
    );
    expect(compared.length).toBeGreaterThan(25);
    const needless: string[] = [];
    for (const { name, table, column, without } of compared) {
      const replaced = sql.raw(`drop trigger ${name} on ${table}; ${without}`);
      const wrong: boolean[] = [];
      for (const [, trigger, change] of changes) {
        if (trigger !== name) continue;
        const { kept, live } = await afterChange(change, replaced);
        wrong.push(kept.join() !== live.join());
      }
      if (!wrong.includes(true)) needless.push(`${table}.${column}`);
    }
    expect(needless).toEqual([]);
  });

  it('of all days is not left when nothing changed', async () => {
    const marks = async () => (await world.db.selectFrom('metric_mark').selectAll().execute()).length;
    expect(await marks()).toBe(0);
    // As custody is written: a recorder's holdings all go and come again. As inventories and reviews are.
    await owner.transaction().execute(async (tx) => {
      await sql`create temp table held on commit drop as select * from holding`.execute(tx);
      await sql`delete from holding`.execute(tx);
      await sql`insert into holding select * from held`.execute(tx);
      await sql`update card_file set last_seen_at = ${at('17:00', 2)}`.execute(tx);
      await sql`update shift set review_at = now()`.execute(tx);
      await sql`update recording set verify_attempts = 1`.execute(tx);
    });
    expect(await marks()).toBe(0);
    await owner.transaction().execute(async (tx) => {
      await sql`create temp table held on commit drop as select * from holding`.execute(tx);
      await sql`delete from holding`.execute(tx);
      await sql`insert into holding select * from held`.execute(tx);
      await sql`delete from holding where recorder_serial = 'K3'`.execute(tx);
      await sql`
        insert into holding (recorder_serial, badge_no, held_from, held_until, custody_id)
        select 'K3', '101', ${at('06:00', 3)}, ${at('07:00', 4)}, custody_id from custody limit 1
      `.execute(tx);
    });
    const left = await world.db.selectFrom('metric_mark').select(['from_day', 'to_day']).execute();
    expect(left).toEqual([{ from_day: '2040-03-13', to_day: '2040-03-14' }]);
    await keepAll(world.db, asOf);
    expect(await marks()).toBe(0);
  });
});

describe('sums', () => {
  it('are only those of days that nothing marks', async () => {
    const { rows } = await sql<{ days: number; sums: number }>`
      select (select count(*) from metric_day) as days, (select count(*) from metric_day_sum) as sums
    `.execute(world.db);
    expect(rows[0]?.days).toBe(432);
    expect(rows[0]?.sums).toBeGreaterThan(0);
    const { kept, live } = await sumsAt(world.db, asOf);
    expect(kept).toEqual(live);
    // They are what is read: without the rows behind them they would still be there.
    const without = await afterChange(
      sql`delete from recording where recording_id = 'in-time'`,
      sql`alter table recording disable trigger recording_marks_metrics`,
    );
    expect(without.kept).toEqual(kept);
  });

  it('of a day end when time alone changes what is true', async () => {
    await insertRecording(owner, 'to-come', {
      recorderSerial: 'K1',
      at: at('15:00', 19),
      announcedAt: at('16:00', 19),
    });
    await keepAll(world.db, asOf);
    for (const hours of [0, 3, 3.4, 3.5, 4, 30]) {
      const then = new Date(asOf.getTime() + hours * 3_600_000);
      const { kept, live } = await sumsAt(world.db, then);
      expect(kept, `${hours} h later`).toEqual(live);
    }
    const settled = async (hours: number) =>
      (await sumsAt(world.db, new Date(asOf.getTime() + hours * 3_600_000))).live.join();
    expect(await settled(3.4)).not.toBe(await settled(3.5));
  });

  it('of what is known only later, by a clock that is ahead, count from then on', async () => {
    const ahead = new Date(asOf.getTime() + 3_600_000);
    await insertRecording(owner, 'ahead', { recorderSerial: 'K1', at: at('09:00', 2), announcedAt: ahead });
    await keepAll(world.db, asOf);
    for (const then of [asOf, ahead, at('12:00', 21)]) {
      const { kept, live } = await sumsAt(world.db, then);
      expect(kept).toEqual(live);
      await keepAll(world.db, then);
    }
  });

  it('are not those of a moment that is past, nor of other parameters', async () => {
    await keepAll(world.db, asOf);
    for (const then of [at('12:00', 1), at('16:30', 1), at('12:00', 19)]) {
      const { kept, live } = await sumsAt(world.db, then);
      expect(kept).toEqual(live);
    }
    await sql`
      insert into parameter_version (parameters, reason, set_by, set_at) values ('{"importDeadlineHours": 1}', 'x', 'x', now())
    `.execute(owner);
    const { kept, live } = await sumsAt(world.db, asOf);
    expect(kept).toEqual(live);
    await keepAll(world.db, asOf);
    expect((await sumsAt(world.db, asOf)).kept).toEqual(live);
    const hours = await world.db.selectFrom('metric_day').select('import_deadline_hours').distinct().execute();
    expect(hours).toEqual([{ import_deadline_hours: 1 }]);
    await sql`delete from parameter_version`.execute(owner);
  });
});

describe('while others write', () => {
  it('sums miss nothing that is committed after they were made', async () => {
    await keepAll(world.db, asOf);
    // Neither of the two sees the other: the name of what one collected is that of what the other saw on a card.
    const collects = await owner.startTransaction().execute();
    await sighting('both', { recordingId: 'both' }).execute(collects);
    await recordingSet('in-time', sql`verified_at = ${at('18:00')}`).execute(collects);
    await cardFile('both', 10).execute(owner);
    await keepAll(world.db, asOf);
    await collects.commit().execute();
    const { kept, live } = await sumsAt(world.db, asOf);
    expect(kept).toEqual(live);
    await keepAll(world.db, asOf);
    expect((await sumsAt(world.db, asOf)).kept).toEqual(live);
  });

  it('nobody waits for whoever sums, and who is killed in the middle has done nothing', async () => {
    await keepAll(world.db, asOf);
    await recordingSet('of-102', sql`category = 'routine'`).execute(owner);
    const stored = () => world.db.selectFrom('metric_day').select(['day', 'as_of']).orderBy('day').execute();
    const before = await stored();
    const holds = await owner.startTransaction().execute();
    await sql`lock table metric_day_sum in share mode`.execute(holds);
    const summing = keepDays(world.db, { now: () => asOf, atOnce: 500 }).catch((error: Error) => error);
    await until(async () => (await waitingForLocks(owner)) > 0);
    await recordingSet('of-103', sql`category = 'routine'`).execute(owner);
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    `.execute(owner);
    expect(await summing).toBeInstanceOf(Error);
    await holds.rollback().execute();
    expect(await stored()).toEqual(before);
    const { kept, live } = await sumsAt(world.db, asOf);
    expect(kept).toEqual(live);
    await keepAll(world.db, asOf);
    expect((await sumsAt(world.db, asOf)).kept).toEqual(live);
  });
});
