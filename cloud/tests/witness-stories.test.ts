import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, intake } from './support/duty-world.ts';
import { type Clip, type LogLine, startWitnessWorld, type WitnessWorld } from './support/witness-world.ts';

let world: WitnessWorld;
beforeAll(async () => {
  world = await startWitnessWorld();
  await world.db
    .insertInto('station')
    .values({ station_id: 'station-2', unit_code: 'squad-2', name: '2', public_jwk: null })
    .execute();
});
afterAll(() => world.stop());

let people = 0;
let devices = 0;

/** An officer with a recorder, on duty from 08:00 to 20:00, which docked before he came. */
async function onDuty({ dockedBefore = true } = {}) {
  const badgeNo = String(200001 + people++);
  const recorderSerial = `W${String(++devices).padStart(6, '0')}`;
  await world.officer(badgeNo);
  await world.recorder(recorderSerial);
  await world.shift(badgeNo, at('08:00'), at('20:00'));
  await world.hold(recorderSerial, badgeNo, at('07:30'), at('21:00'));
  if (dockedBefore) await world.dock({ recorderSerial, at: at('07:00'), clips: [] });

  /** A clip of so many minutes; its number in the sequence. */
  function clip(sequenceNo: number, from: string, minutes = 30, changes: Partial<Clip> = {}): Clip {
    const start = at(from);
    const stamp = new Date(start.getTime() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
    const name = `${recorderSerial}_${badgeNo}_${stamp}_${String(sequenceNo).padStart(4, '0')}.MP4`;
    const to = new Date(start.getTime() + minutes * 60_000);
    return { name, from: start, to, sequenceNo, badgeNo, ...changes };
  }
  return { badgeNo, recorderSerial, clip };
}

/** What a recorder writes down of these clips. */
function logOf(...clips: Clip[]): LogLine[] {
  return clips.flatMap(({ name, from, to, sequenceNo }) => [
    { at: from, type: 4, fileName: name, sequenceNo },
    { at: to, type: 7, fileName: name, sequenceNo },
  ]);
}

async function testimonies(recorderSerial: string) {
  const found = await world.details(recorderSerial);
  return found.flatMap(({ detail }) => (detail.lostFiles ?? []).map((file) => file.testimonies));
}

describe('a deletion is found by', () => {
  it('the inventories of a card: a file is removed between two docks', async () => {
    const { badgeNo, recorderSerial, clip } = await onDuty();
    const [first, second, third] = [clip(1, '08:00'), clip(2, '09:00'), clip(3, '10:00')];
    // The card is pulled out before the station got to the second clip.
    await world.dock({ recorderSerial, at: at('12:00'), clips: [first, { ...second, uncollected: true }, third] });
    await world.look(at('12:30'));
    expect(await world.lost(recorderSerial)).toEqual([]);
    await world.dock({ recorderSerial, at: at('20:10'), clips: [first, third, clip(4, '14:00')] });
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([`missing_since_dock proved ${badgeNo} ${second.name}`]);
    expect(await testimonies(recorderSerial)).toEqual([
      { recorderLog: 'silent', files: 'absent', sequence: 'recorded', cardInventory: 'recorded', ticket: 'silent' },
    ]);
    expect(await world.details(recorderSerial)).toMatchObject([
      {
        dutyDate: '2040-03-10',
        unitCode: 'squad-1',
        detail: { lostFileCount: 1, lostFiles: [{ cardVolumeId: `uuid:${recorderSerial}`, sequenceNo: 2 }] },
      },
    ]);
    // It was only on another card for a while: what was found is no longer so.
    await world.dock({ recorderSerial, at: at('21:30'), clips: [first, second, third], cardVolumeId: 'uuid:other' });
    await world.look(at('22:00'));
    expect(await world.lost(recorderSerial)).toEqual([]);
    expect(await world.details(recorderSerial)).toMatchObject([{ state: 'resolved' }]);
  });

  it('an inventory that lacks nothing only: a folder that can not be read hides files, and takes none away', async () => {
    const { badgeNo, recorderSerial, clip } = await onDuty();
    const [first, hidden, third] = [clip(1, '08:00'), clip(2, '09:00'), clip(3, '10:00')];
    const log = logOf(first, hidden, third);
    await world.dock({ recorderSerial, at: at('12:00'), clips: [first, { ...hidden, uncollected: true }, third], log });
    await world.dock({ recorderSerial, at: at('20:10'), clips: [first, third], log, unread: 1 });
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([]);
    await world.dock({ recorderSerial, at: at('21:10'), clips: [first, third], log });
    await world.look(at('22:00'));
    expect(await world.lost(recorderSerial)).toEqual([`missing_since_dock proved ${badgeNo} ${hidden.name}`]);
  });

  it('one inventory alone, strongly; and not before the card is seen without the file', async () => {
    const { badgeNo, recorderSerial, clip } = await onDuty();
    const last = { ...clip(2, '09:00'), sequenceNo: null, uncollected: true };
    const first = { ...clip(1, '08:00'), sequenceNo: null };
    await world.dock({ recorderSerial, at: at('12:00'), clips: [first, last] });
    await world.dock({ recorderSerial, at: at('13:00'), clips: [first] });
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([`missing_since_dock strong ${badgeNo} ${last.name}`]);
  });

  it('the recorder’s log: an entry without its file', async () => {
    const { badgeNo, recorderSerial, clip } = await onDuty();
    const [first, gone] = [clip(1, '08:00'), clip(2, '09:00')];
    await world.dock({ recorderSerial, at: at('12:00'), clips: [first], log: logOf(first, gone) });
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([`logged_but_absent strong ${badgeNo} ${gone.name}`]);
    expect(await world.details(recorderSerial)).toMatchObject([
      { detail: { lostFiles: [{ from: at('09:00').toISOString(), to: at('09:30').toISOString() }] } },
    ]);
    // The next number came, so that the sequence says the same.
    await world.dock({ recorderSerial, at: at('15:00'), clips: [first, clip(3, '13:00')] });
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([`logged_but_absent proved ${badgeNo} ${gone.name}`]);
    expect(await testimonies(recorderSerial)).toEqual([
      { recorderLog: 'recorded', files: 'absent', sequence: 'recorded', cardInventory: 'silent', ticket: 'silent' },
    ]);
  });

  it('a hole in the sequence, weakly; a ticket in that time is named', async () => {
    const { badgeNo, recorderSerial, clip } = await onDuty();
    const activityId = await world.ticket(badgeNo, at('09:20'));
    await world.dock({ recorderSerial, at: at('12:00'), clips: [clip(1, '08:00'), clip(4, '10:00')] });
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([`sequence_hole weak ${badgeNo} #2 #3`]);
    expect((await testimonies(recorderSerial))[0]).toEqual({
      recorderLog: 'silent',
      files: 'absent',
      sequence: 'recorded',
      cardInventory: 'silent',
      ticket: 'recorded',
    });
    expect((await world.details(recorderSerial))[0]?.detail.activityIds).toEqual([activityId]);
  });

  it('a ticket without a clip: without a grade; what the recorder’s witnesses say is told with it, and graded of the recorder’s day', async () => {
    const told = async (activityId: string) => {
      const [finding] = await world.db
        .selectFrom('finding')
        .select(['kind', 'grade', 'badge_no', 'detail'])
        .where('activity_id', '=', activityId)
        .execute();
      return [finding?.kind, finding?.grade, finding?.badge_no, finding?.detail.testimonies];
    };
    const alone = await onDuty();
    const silent = {
      recorderLog: 'silent',
      files: 'absent',
      sequence: 'silent',
      cardInventory: 'silent',
      ticket: 'recorded',
    };
    const first = await world.ticket(alone.badgeNo, at('09:10'));
    await world.review(at('12:00', 2));
    expect(await told(first)).toEqual(['activity_not_covered', null, alone.badgeNo, silent]);

    const { badgeNo, recorderSerial, clip } = await onDuty();
    const clips = [clip(1, '08:00'), clip(3, '10:00')];
    const second = await world.ticket(badgeNo, at('09:10'));
    await world.dock({ recorderSerial, at: at('12:00'), clips, log: logOf(...clips) });
    await world.review(at('12:00', 2));
    const denied = { ...silent, recorderLog: 'absent', sequence: 'recorded' };
    expect(await told(second)).toEqual(['activity_not_covered', null, badgeNo, denied]);

    const other = await onDuty();
    const [kept, gone] = [other.clip(1, '08:00'), other.clip(2, '09:00')];
    const third = await world.ticket(other.badgeNo, at('09:10'));
    await world.review(at('12:00', 2));
    expect(await told(third)).toEqual(['activity_not_covered', null, other.badgeNo, silent]);
    // The log comes later: what it says has the activity looked at again.
    await world.dock({ recorderSerial: other.recorderSerial, at: at('12:00'), clips: [kept], log: logOf(kept, gone) });
    await world.review(at('12:00', 2));
    const seen = { ...silent, recorderLog: 'recorded' };
    expect(await told(third)).toEqual(['activity_not_covered', null, other.badgeNo, seen]);
    await world.look(at('21:00'));
    expect(await world.lost(other.recorderSerial)).toEqual([`logged_but_absent strong ${other.badgeNo} ${gone.name}`]);
  });

  it('any of them, but weakly, where nobody confirmed who had the recorder', async () => {
    const { badgeNo, recorderSerial, clip } = await onDuty();
    const [first, gone] = [clip(1, '08:00'), clip(2, '09:00')];
    await world.dock({ recorderSerial, at: at('12:00'), clips: [first], log: logOf(first, gone) });
    await sql`update custody set basis = 'observed' where recorder_serial = ${recorderSerial}`.execute(world.db);
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([`logged_but_absent weak ${badgeNo} ${gone.name}`]);
  });
});

describe('a recorder’s log', () => {
  it('is kept once however often it is told, by any station; the first telling counts, and bad lines stay counted', async () => {
    const { recorderSerial, clip } = await onDuty();
    const clips = [clip(1, '08:00'), clip(2, '09:00')];
    const late = world.dockEvents({
      recorderSerial,
      at: at('14:00'),
      clips,
      log: logOf(...clips),
      stationId: 'station-2',
    });
    const early = world.dockEvents({ recorderSerial, at: at('12:00'), clips, log: logOf(...clips) });
    const troubled = early.map((one) =>
      one.event.type === 'recorder_log'
        ? { ...one, event: { ...one.event, body: { ...one.event.body, badLines: 3 } } }
        : one,
    );
    for (const events of [late, troubled, troubled]) await intake(world.db, events);
    const entries = await world.db
      .selectFrom('recorder_log_entry')
      .select(['file_name', 'type', 'first_told_at'])
      .where('recorder_serial', '=', recorderSerial)
      .orderBy('at')
      .execute();
    expect(entries.map(({ type, file_name }) => [type, file_name])).toEqual(
      clips.flatMap(({ name }) => [
        [4, name],
        [7, name],
      ]),
    );
    expect(new Set(entries.map(({ first_told_at }) => first_told_at.getTime()))).toEqual(
      new Set([at('12:00:05').getTime()]),
    );
    const trouble = await world.db
      .selectFrom('recorder_log_trouble')
      .select('bad_lines')
      .where('recorder_serial', '=', recorderSerial)
      .execute();
    expect(trouble).toEqual([{ bad_lines: 3 }]);
  });
});

describe('no deletion is', () => {
  it('a healthy day with log, numbers and inventories, told twice', async () => {
    const { recorderSerial, clip } = await onDuty();
    const clips = [clip(1, '08:00'), clip(2, '09:00'), clip(3, '10:00')];
    const events = world.dockEvents({ recorderSerial, at: at('12:00'), clips, log: logOf(...clips) });
    await intake(world.db, events);
    await intake(world.db, events);
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([]);
  });

  it('what was collected before it went, in this dock or at another squad', async () => {
    const { recorderSerial, clip } = await onDuty();
    const clips = [clip(1, '08:00'), clip(2, '09:00'), clip(3, '10:00')];
    const [first, , third] = clips;
    if (!first || !third) throw new Error('three clips');
    await world.dock({ recorderSerial, at: at('12:00'), clips, log: logOf(...clips), stationId: 'station-2' });
    await world.dock({ recorderSerial, at: at('14:00'), clips: [first, third], log: logOf(...clips) });
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([]);
  });

  it('a dock at another squad, where the rest of the card is collected', async () => {
    const { recorderSerial, clip } = await onDuty();
    const [first, second] = [clip(1, '08:00'), clip(2, '09:00')];
    await world.dock({ recorderSerial, at: at('12:00'), clips: [first, { ...second, uncollected: true }] });
    await world.dock({ recorderSerial, at: at('13:00'), clips: [first, second], stationId: 'station-2' });
    await world.dock({ recorderSerial, at: at('14:00'), clips: [first] });
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([]);
  });

  it('loop recording, which overwrites the oldest for want of room', async () => {
    const { badgeNo, recorderSerial, clip } = await onDuty();
    const old = { ...clip(1, '08:00'), uncollected: true };
    const later = [clip(2, '09:00'), clip(3, '10:00')];
    await world.dock({ recorderSerial, at: at('12:00'), clips: [old, ...later], log: logOf(old, ...later) });
    const now = [...later, clip(4, '14:00')];
    const full = { recorderSerial, at: at('16:00'), clips: now, log: logOf(old, ...now), freeBytes: 1e9 };
    await world.dock(full);
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([]);
    // With room enough it was no overwriting.
    const other = await onDuty();
    const lost = { ...other.clip(1, '08:00'), uncollected: true };
    const kept = [other.clip(2, '09:00'), other.clip(3, '10:00')];
    await world.dock({ recorderSerial: other.recorderSerial, at: at('12:00'), clips: [lost, ...kept] });
    await world.dock({
      recorderSerial: other.recorderSerial,
      at: at('16:00'),
      clips: [...kept, other.clip(4, '14:00')],
    });
    await world.look(at('21:00'));
    expect(await world.lost(other.recorderSerial)).toEqual([`missing_since_dock strong ${other.badgeNo} ${lost.name}`]);
    expect(badgeNo).not.toBe(other.badgeNo);
  });

  it('a card that went to another recorder', async () => {
    const [one, other] = [await onDuty(), await onDuty()];
    const cardVolumeId = `uuid:moved-${one.recorderSerial}`;
    const clips = [one.clip(1, '08:00'), { ...one.clip(2, '09:00'), uncollected: true }];
    await world.dock({ recorderSerial: one.recorderSerial, at: at('12:00'), clips, cardVolumeId });
    const fresh = [other.clip(1, '13:00')];
    await world.dock({ recorderSerial: other.recorderSerial, at: at('15:00'), clips: fresh, cardVolumeId });
    await world.look(at('21:00'));
    expect([await world.lost(one.recorderSerial), await world.lost(other.recorderSerial)]).toEqual([[], []]);
  });

  it('another card in the same folder of a dock', async () => {
    const { recorderSerial, clip } = await onDuty();
    const cardVolumeId = `folder:${recorderSerial}`;
    const clips = [clip(1, '08:00'), { ...clip(2, '09:00'), uncollected: true }];
    await world.dock({ recorderSerial, at: at('12:00'), clips, cardVolumeId });
    // With something older on it too, so that the first card's loss can't be taken for overwriting.
    const others = [clip(9, '07:45', 10), clip(3, '13:00')];
    await world.dock({ recorderSerial, at: at('15:00'), clips: others, cardVolumeId });
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([]);
  });

  it('an erase that HQ permitted of a file that nobody could read', async () => {
    const { recorderSerial, clip } = await onDuty();
    const [first, unreadable] = [clip(1, '08:00'), { ...clip(2, '09:00'), uncollected: true }];
    const events = world.dockEvents({ recorderSerial, at: at('12:00'), clips: [first, unreadable] });
    await intake(world.db, events);
    const dockSessionId = events.flatMap(({ event }) => (event.type === 'docked' ? [event.body.dockSessionId] : []))[0];
    const text = `DCIM/100MEDIA/${unreadable.name}`;
    const path = { bytes: Buffer.from(text).toString('base64'), text };
    const content = JSON.stringify({ files: [], unreadable: [{ path, sizeBytes: 1, modifiedAt: at('09:30') }] });
    await sql`
      with told as (insert into fact (type, subject, payload) values ('test', 'hq:test', '{}') returning fact_id)
      insert into erase_permit (permit_id, station_id, dock_session_id, recorder_serial, card_volume_id, inventory_sha256,
        dry_run, files, bytes, content, fact_id, issued_at, expires_at, jws, state, ended_at)
      select gen_random_uuid(), 'station-1', ${dockSessionId}, ${recorderSerial}, ${`uuid:${recorderSerial}`}, '', false, 1, 1,
        ${content}::jsonb, fact_id, ${at('12:05')}, ${at('13:00')}, 'signed', 'done', ${at('12:10')} from told
    `.execute(world.db);
    await world.dock({ recorderSerial, at: at('14:00'), clips: [first] });
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([]);
  });

  it('what HQ’s own store lost after HQ had read it back: HQ answers for that, whoever held the recorder', async () => {
    const { recorderSerial, clip } = await onDuty();
    const only = clip(1, '08:00');
    await world.dock({ recorderSerial, at: at('12:00'), clips: [only], log: logOf(only) });
    await sql`update recording set state = 'announced', integrity_problem = 'object_missing', integrity_problem_at = now()
      where recorder_serial = ${recorderSerial}`.execute(world.db);
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual(['object_missing  ']);
    expect(await testimonies(recorderSerial)).toEqual([]);
    await sql`update recording set integrity_problem = null, integrity_problem_at = null
      where recorder_serial = ${recorderSerial}`.execute(world.db);
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([]);
  });

  it('what a log tells of the time before the recorder docked for the first time', async () => {
    const { recorderSerial, clip } = await onDuty({ dockedBefore: false });
    const today = clip(7, '08:00');
    const before = {
      ...clip(6, '08:00'),
      name: 'before.MP4',
      from: at('08:00', -3),
      to: at('09:00', -3),
      sequenceNo: null,
    };
    await world.dock({ recorderSerial, at: at('12:00'), clips: [today], log: logOf(before, today) });
    await world.look(at('21:00'));
    expect(await world.lost(recorderSerial)).toEqual([]);
  });

  it('a card that the station has not read to its end', async () => {
    const { recorderSerial, clip } = await onDuty();
    const [first, second] = [clip(1, '08:00'), clip(2, '09:00')];
    const events = world.dockEvents({ recorderSerial, at: at('12:00'), clips: [first], log: logOf(first, second) });
    await intake(
      world.db,
      events.filter(({ event }) => event.type !== 'card_collected' && event.type !== 'undocked'),
    );
    await world.look(at('12:01'));
    expect(await world.lost(recorderSerial)).toEqual([]);
    await intake(world.db, events);
    await world.look(at('12:02'));
    expect(await world.lost(recorderSerial)).toHaveLength(1);
  });
});
