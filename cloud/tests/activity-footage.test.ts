import { retainUntil } from '@rollcall/cloud/access/retention/kept-until-repository';
import { changeActivity } from '@rollcall/cloud/activities/change-activity';
import { changeCatalogue } from '@rollcall/cloud/activities/change-catalogue';
import { selectFootageOf } from '@rollcall/cloud/activities/footage-repository';
import { tellActivities } from '@rollcall/cloud/activities/tell-activities';
import { withdrawActivity } from '@rollcall/cloud/activities/withdraw-activity';
import { seesAll } from '@rollcall/cloud/db/data-scope';
import { cancelShift, changeShift } from '@rollcall/cloud/duty/shifts/save-shifts';
import { selectRecordings } from '@rollcall/cloud/evidence/recording-page-repository';
import { selectActivitiesShown } from '@rollcall/cloud/evidence/shown-activity-repository';
import { type NewActivityInput, newActivitySchema } from '@rollcall/shared/http/activities';
import { type RecordingsQuery, recordingsQuerySchema } from '@rollcall/shared/http/recordings';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  at,
  clock,
  collectedBody,
  type DutyWorld,
  footageEvent,
  intake,
  startDutyWorld,
} from './support/duty-world.ts';

let world: DutyWorld;
beforeAll(async () => {
  world = await startDutyWorld();
});
afterAll(() => world?.stop());

/** Names of their own, so that no test meets another's. */
let nr = 0;
let officer: string;
let other: string;
let recorder: string;
beforeEach(async () => {
  nr++;
  [officer, other, recorder] = [`A${nr}`, `B${nr}`, `R${nr}`];
  for (const badgeNo of [officer, other]) await world.officer(badgeNo);
  await world.recorder(recorder);
});

const change = (reason = '核对过') => ({ by: 'test', reason, now: at('12:30', 5) });
async function told(changes: Partial<NewActivityInput> = {}): Promise<string> {
  const activity = newActivitySchema.parse({
    kind: 'summary_penalty',
    badgeNos: [officer],
    startsAt: at('09:00').toISOString(),
    endsAt: at('09:05').toISOString(),
    place: `人民路${nr}号`,
    plateNo: `京A${nr}`,
    ...changes,
  });
  const { activities } = await tellActivities(world.db, 'tickets', [activity], {
    by: 'tickets',
    now: at('12:30', 5),
    fromSystem: true,
  });
  return activities[0]?.activityId ?? '';
}
const filmed = async (from: string, to: string, recorderSerial = recorder) =>
  (await world.footage({ recorderSerial, from: at(from), to: at(to), announcedAt: at('12:00') }))[0] ?? '';
const review = () => world.review(at('13:00'));
const shown = async (recordingId: string) =>
  (await selectActivitiesShown(world.db, recordingId, seesAll)).map(({ activityId }) => activityId);
const search = async (query: Partial<RecordingsQuery>) =>
  (await selectRecordings(world.db, recordingsQuerySchema.parse(query), { dataScope: seesAll, limit: 50 })).map(
    (row) => row.recording_id,
  );
const keptUntil = async (recordingId: string) =>
  (await retainUntil(world.db, [recordingId])).get(recordingId)?.toISOString() ?? null;

describe('footage of an activity', () => {
  it('is what its officers’ recorders recorded from lead to lag, while they held them', async () => {
    await world.hold(recorder, officer, at('08:00'), at('09:04'));
    await world.hold(recorder, other, at('09:04'), null);
    const before = await filmed('08:30', '08:59:29');
    const lead = await filmed('08:59:30', '09:02');
    const handedOver = await filmed('09:03', '09:06');
    const activityId = await told();
    await review();
    expect([await shown(before), await shown(lead), await shown(handedOver)]).toEqual([[], [activityId], [activityId]]);
    const accountId = '00000000-0000-4000-8000-000000000000';
    const viewer = { accountId, principalId: accountId, dataScope: seesAll, now: new Date() };
    const footage = await selectFootageOf(world.db, activityId, viewer);
    expect(footage.map((one) => [one.recordingId, one.badgeNo, clock(one), one.counts, one.seen])).toEqual([
      [lead, officer, '08:59:30–09:02', true, true],
      // Only until it was handed over.
      [handedOver, officer, '09:03–09:04', true, true],
    ]);
    const others = { ...viewer, dataScope: { unitCode: 'squad-2', badgeNo: undefined } };
    expect((await selectFootageOf(world.db, activityId, others)).map(({ seen }) => seen)).toEqual([false, false]);
  });

  it('is found by part of plate, case and place, whenever footage, custody or the activity itself came', async () => {
    const activityId = await told({ caseNo: `2040-${nr}-0077` });
    const recordingId = await filmed('09:01', '09:02');
    await review();
    expect(await search({ place: `路${nr}号` })).toEqual([]);
    const custodyId = await world.hold(recorder, officer, at('08:00'), null);
    await review();
    for (const query of [{ place: `路${nr}号` }, { plateNo: `a${nr}` }, { caseNo: `${nr}-0077` }]) {
      expect([query, await search(query)]).toEqual([query, [recordingId]]);
    }
    // What every activity has is found another way.
    expect(await search({ place: '人民路' })).toContain(recordingId);
    expect(await search({ place: `路${nr}号`, caseNo: 'nothing' })).toEqual([]);
    expect(await search({ place: `路${nr}号`, recorderSerial: recorder, sort: '-capturedAt' })).toEqual([recordingId]);
    expect(await search({ place: `路${nr}号`, q: 'no such name' })).toEqual([]);
    await world.give(custodyId, other);
    await review();
    expect(await search({ place: `路${nr}号` })).toEqual([]);
    await changeActivity(world.db, activityId, { badgeNos: [other] }, change());
    await review();
    expect(await search({ place: `路${nr}号` })).toEqual([recordingId]);
    await withdrawActivity(world.db, activityId, change());
    expect(await search({ place: `路${nr}号` })).toEqual([]);
    await review();
    expect(
      await world.db
        .selectFrom('activity_recording')
        .where('activity_id', '=', activityId)
        .select('recording_id')
        .execute(),
    ).toEqual([]);
  });

  it('is kept as long as any activity that it shows asks for, and its lock is looked at again', async () => {
    await world.hold(recorder, officer, at('08:00'), null);
    const recordingId = await filmed('09:01', '09:02');
    const unclassified = '2043-03-10T04:00:00.000Z';
    expect(await keptUntil(recordingId)).toBe(unclassified);
    await world.db
      .updateTable('recording')
      .set({ category: 'routine' })
      .where('recording_id', '=', recordingId)
      .execute();
    expect(await keptUntil(recordingId)).toBe('2040-09-10T04:00:00.000Z');
    const penalty = await told();
    await world.db
      .updateTable('recording')
      .set({ lock_after: at('12:00', 30) })
      .where('recording_id', '=', recordingId)
      .execute();
    await review();
    expect(await keptUntil(recordingId)).toBe('2041-03-10T04:00:00.000Z');
    const { lock_after } = await world.db
      .selectFrom('recording')
      .select('lock_after')
      .where('recording_id', '=', recordingId)
      .executeTakeFirstOrThrow();
    expect(lock_after).toBeNull();
    const incident = await told({ kind: 'incident' });
    await review();
    expect(await keptUntil(recordingId)).toBeNull();
    await withdrawActivity(world.db, incident, change());
    await review();
    expect(await keptUntil(recordingId)).toBe('2041-03-10T04:00:00.000Z');
    await changeActivity(world.db, penalty, { kind: 'traffic_control' }, change());
    await review();
    expect(await keptUntil(recordingId)).toBe('2040-09-10T04:00:00.000Z');
    // What its category asks for stays, whatever its activities do.
    await world.db
      .updateTable('recording')
      .set({ category: 'case_evidence' })
      .where('recording_id', '=', recordingId)
      .execute();
    expect(await keptUntil(recordingId)).toBeNull();
  });
});

describe('a mark pressed on the recorder', () => {
  it('is found, whichever sighting of the recording has it', async () => {
    const plain = footageEvent({
      recorderSerial: recorder,
      from: at('09:01'),
      to: at('09:02'),
      announcedAt: at('12:00'),
    });
    const body = collectedBody(plain);
    await intake(world.db, [plain]);
    expect(await search({ deviceMarked: 'true', recorderSerial: recorder })).toEqual([]);
    body.sighting.claim = { ...body.sighting.claim, deviceMarked: true };
    body.sighting.dockSessionId = '11111111-1111-4111-8111-111111111111';
    await intake(world.db, [plain]);
    for (const sort of ['-announcedAt', '-capturedAt'] as const) {
      expect(await search({ deviceMarked: 'true', sort })).toEqual([body.recordingId]);
    }
    expect(await search({ deviceMarked: 'true', unitCode: 'squad-2' })).toEqual([]);
  });
});

describe('a change of an activity', () => {
  const marked = async (...shiftIds: string[]) => {
    const rows = await world.db
      .selectFrom('shift')
      .select(['shift_id', 'review_at'])
      .where('shift_id', 'in', shiftIds)
      .execute();
    // Reviews are asked for by now; a deadline to come isn't one.
    return shiftIds.map((id) =>
      rows.some((row) => row.shift_id === id && row.review_at !== null && row.review_at < new Date()),
    );
  };

  it('has shifts and footage of the old and the new officers and times looked at again', async () => {
    const first = await world.shift(officer, at('08:00'), at('12:00'), 'road_patrol');
    const second = await world.shift(other, at('08:00'), at('12:00'), 'road_patrol');
    const later = await world.shift(officer, at('14:00'), at('18:00'), 'road_patrol');
    const settle = () => world.review(at('23:00'));
    await settle();
    expect(await marked(first, second, later)).toEqual([false, false, false]);
    const activityId = await told();
    expect(await marked(first, second, later)).toEqual([true, false, false]);
    await settle();
    await changeActivity(world.db, activityId, { badgeNos: [other] }, change());
    expect(await marked(first, second, later)).toEqual([true, true, false]);
    await settle();
    await changeActivity(world.db, activityId, { badgeNos: [officer] }, change());
    await settle();
    await changeActivity(world.db, activityId, { startsAt: at('15:00'), endsAt: at('15:05') }, change());
    expect(await marked(first, second, later)).toEqual([true, false, true]);
    await settle();
    await withdrawActivity(world.db, activityId, change());
    expect(await marked(first, second, later)).toEqual([false, false, true]);
  });
});

describe('a shift that is changed after its activities were judged', () => {
  it('moves the deadline of their footage, and a finding goes and comes back with it', async () => {
    const shiftId = await world.shift(officer, at('08:00'), at('12:00'));
    const activityId = await told();
    const foundAt = async (asOf: Date) => {
      await world.review(asOf);
      const of = world.db.selectFrom('finding').select(['kind', 'state']).where('activity_id', '=', activityId);
      return (await of.execute()).map(({ kind, state }) => `${kind} ${state}`);
    };
    expect(await foundAt(at('11:59', 1))).toEqual([]);
    expect(await foundAt(at('12:00', 1))).toEqual(['activity_not_covered open']);
    await changeShift(world.db, shiftId, { endsAt: at('20:00') }, world.change);
    expect(await foundAt(at('12:00', 1))).toEqual(['activity_not_covered resolved']);
    await cancelShift(world.db, shiftId, world.change);
    expect(await foundAt(at('12:00', 1))).toEqual(['activity_not_covered open']);
  });
});

describe('a version of the must-record catalogue', () => {
  const newest = async () =>
    world.db
      .selectFrom('must_record_version')
      .selectAll()
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
  const read = async (activityId: string) =>
    world.db
      .selectFrom('activity')
      .select(['catalogue_version', 'item_id', 'lead_ms', 'required', 'retention_category', 'review_at'])
      .where('activity_id', '=', activityId)
      .executeTakeFirstOrThrow();

  it('counts for what starts from then on; what started before cites the version of its time', async () => {
    const shift = await world.shift(officer, at('08:00', 1), at('12:00', 1), 'road_patrol');
    const before = await told();
    const after = await told({ startsAt: at('09:00', 1).toISOString(), endsAt: at('09:05', 1).toISOString() });
    await world.review(at('23:00', 3));
    const { version, items } = await newest();
    const changed = items.map((item) =>
      item.itemId === 'on_the_spot_penalty'
        ? { ...item, leadMs: 120_000, retentionCategory: 'case_evidence' as const }
        : item,
    );
    const wanted = { baseVersion: version, items: changed, countsFrom: at('00:00', 1), reason: '提前两分钟' };
    const made = await changeCatalogue(world.db, wanted, { by: 'admin', now: new Date() });
    expect(made).toBe(version + 1);
    // It isn't looked at again before it can't be settled any more whether it was recorded.
    const settled = { review_at: at('09:05', 31) };
    expect(await read(before)).toMatchObject({ catalogue_version: version, lead_ms: 30_000, ...settled });
    expect(await read(after)).toMatchObject({
      catalogue_version: made,
      item_id: 'on_the_spot_penalty',
      lead_ms: 120_000,
      retention_category: 'case_evidence',
      review_at: expect.any(Date),
    });
    const { review_at } = await world.db
      .selectFrom('shift')
      .select('review_at')
      .where('shift_id', '=', shift)
      .executeTakeFirstOrThrow();
    expect(review_at?.getTime()).toBeLessThan(Date.now() + 1000);
    const fact = await world.db
      .selectFrom('fact')
      .select('payload')
      .where('subject', '=', `must_record:${made}`)
      .executeTakeFirstOrThrow();
    expect(fact.payload).toMatchObject({
      version: made,
      by: 'admin',
      reason: '提前两分钟',
      before: items,
      after: changed,
    });
  });

  it('without an item for a kind asks for nothing, and brings it back with the next', async () => {
    const activityId = await told({ startsAt: at('09:00', 5).toISOString(), endsAt: at('09:05', 5).toISOString() });
    const { version, items } = await newest();
    const without = items.filter(({ itemId }) => itemId !== 'on_the_spot_penalty');
    const at5 = { countsFrom: at('00:00', 4), reason: '试行' };
    await changeCatalogue(world.db, { ...at5, baseVersion: version, items: without }, { by: 'admin', now: new Date() });
    expect(await read(activityId)).toMatchObject({
      required: false,
      item_id: null,
      lead_ms: 0,
      retention_category: null,
    });
    await changeCatalogue(world.db, { ...at5, baseVersion: version + 1, items }, { by: 'admin', now: new Date() });
    expect(await read(activityId)).toMatchObject({ required: true, catalogue_version: version + 2 });
  });

  it('is refused upon an older one, for the past, and with a kind in two items', async () => {
    const { version, items } = await newest();
    const make = (changes: object) =>
      changeCatalogue(
        world.db,
        { baseVersion: version, items, reason: '改', ...changes },
        { by: 'admin', now: new Date() },
      );
    await expect(make({ baseVersion: version - 1 })).rejects.toMatchObject({ code: 'catalogue_outdated' });
    await expect(make({ countsFrom: new Date(Date.now() - 1000) })).rejects.toMatchObject({
      code: 'catalogue_counts_from_past',
    });
    const [first, second] = items;
    const twice = items.map((item) =>
      item === second ? { ...item, activityKinds: first?.activityKinds ?? [] } : item,
    );
    await expect(make({ items: twice })).rejects.toMatchObject({
      code: 'bad_request',
      fields: [
        { path: 'body.items.1.activityKinds', message: 'summary_penalty stands in on_the_spot_penalty already' },
      ],
    });
    expect((await newest()).version).toBe(version);
  });
});
