import { tellActivities } from '@rollcall/cloud/activities/tell-activities';
import { nodeDrawCrypto } from '@rollcall/cloud/checks/draws/draw-crypto';
import { takeVisits } from '@rollcall/cloud/checks/visits/take-visits';
import type { SentAttachment } from '@rollcall/shared/attachments';
import { postsDigest, visitCommitment, visitOrder } from '@rollcall/shared/draw/visits';
import { newActivitySchema } from '@rollcall/shared/http/activities';
import type { FindingDetailResponse, FindingRow } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import type {
  FieldInspectionDetail,
  FieldInspectionRow,
  InspectionCandidate,
} from '@rollcall/shared/resources/field-inspections';
import { fieldInspections } from '@rollcall/shared/resources/field-inspections';
import { type VisitDay, type VisitPostRow, visits } from '@rollcall/shared/resources/visits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { type Explaining, type Person, startExplaining } from './support/explaining-setup.ts';
import { inspectedItems, inspectionForm } from './support/inspected-items.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    exports/field-inspections                   a a a u r - a elsewhere
GET    field-inspections                           a a a u r - a elsewhere
POST   field-inspections                           - a a - - - - alone
GET    field-inspections/candidates                - a a - - - -
GET    field-inspections/places                    - a a - - - -
GET    field-inspections/{inspectionId}            a a a u r - a elsewhere
POST   field-inspections/{inspectionId}/correction - a a - - - - alone
GET    field-inspections/{inspectionId}/photo      a a a u r - a elsewhere
POST   field-inspections/{inspectionId}/withdrawal - a a - - - - alone
`);

let setup: Explaining;
let clock = at('10:00');
beforeAll(async () => {
  setup = await startExplaining(() => clock);
});
afterAll(() => setup?.stop());

type Told = FieldInspectionDetail & Partial<Problem>;

let people = 0;
/** On duty from 8 to 12 with a recorder. */
async function onDuty(unitCode = 'squad-1') {
  clock = at('10:00');
  const badgeNo = String(300_001 + people++);
  const recorderSerial = `F${people}`;
  const { world } = setup;
  await world.officer(badgeNo, unitCode);
  await world.recorder(recorderSerial);
  const shiftId = await world.shift(badgeNo, at('08:00'), at('12:00'));
  await world.hold(recorderSerial, badgeNo, at('08:00'), at('12:00'));
  const inspector = await setup.signIn('inspector');
  const officer = await setup.signIn('officer', unitCode, badgeNo);
  return { badgeNo, recorderSerial, shiftId, inspector, officer };
}

async function record(who: Person, sought: string, more: object = {}): Promise<Told> {
  const { status, body } = await who.post<Told>('field-inspections', inspectionForm(sought, more));
  return status === 201 ? body : ({ code: `${status} ${body.code}` } as Told);
}
const refusal = async (who: Person, sought: string, more: object = {}) => (await record(who, sought, more)).code;
const read = async (who: Person, inspectionId: string) =>
  (await who.get<Told>(`field-inspections/${inspectionId}`)).body;
const findingsOf = async (who: Person, badgeNo: string) =>
  (await who.get<{ rows: FindingRow[] }>(`findings?badgeNo=${badgeNo}&sort=foundAt`)).body.rows;
const listed = async (who: Person, query: string) =>
  (await who.get<{ rows: FieldInspectionRow[] }>(`field-inspections?${query}`)).body.rows;
const notRecording = { items: inspectedItems({ recording: '指示灯不亮' }) };

it('its facts are the ones that ledgers hold', () => {
  expect(fieldInspections.factTypes).toEqual([
    'field_inspected',
    'field_inspection_joined',
    'field_inspection_parted',
    'field_inspection_withdrawn',
  ]);
  expect(visits.factTypes).toEqual(['visits_committed', 'visits_opened']);
});

describe('a record', () => {
  it('names the officer by badge, name or recorder, and the shift and recorder of that minute', async () => {
    const { badgeNo, recorderSerial, shiftId, inspector } = await onDuty();
    for (const sought of [badgeNo, recorderSerial, `officer ${badgeNo}`]) {
      expect(await record(inspector, sought)).toMatchObject({
        ...{ badgeNo, recorderSerial, shiftId, dutyDate: '2040-03-10', post: 'post', state: 'in_order' },
        ...{ finding: null, joined: null, visit: 'chosen', inspectedAt: at('10:00').toISOString() },
      });
    }
    expect(await findingsOf(inspector, badgeNo)).toEqual([]);
    const found = await inspector.get<{ officers: InspectionCandidate[] }>(
      `field-inspections/candidates?q=${recorderSerial}`,
    );
    expect(found.body.officers).toContainEqual(expect.objectContaining({ badgeNo, recorderSerials: [recorderSerial] }));
    const places = await inspector.get<{ places: string[] }>(`field-inspections/places?badgeNo=${badgeNo}`);
    expect(places.body.places).toEqual(['解放路口', 'post']);
  });

  it('is refused of nobody, of several, of another time, and of a fault without words', async () => {
    const { badgeNo, recorderSerial, inspector } = await onDuty();
    expect(await refusal(inspector, '999999')).toBe('409 inspected_unknown');
    clock = at('13:00');
    const later = await setup.signIn('inspector');
    expect(await refusal(later, recorderSerial)).toBe('409 inspected_unknown');
    const { db } = setup.world;
    await db.updateTable('officer').set({ name: '同名' }).where('badge_no', 'in', [badgeNo, '300001']).execute();
    expect(await refusal(later, '同名')).toBe('409 inspected_ambiguous');
    const inspectedAt = (moment: Date) => ({ inspectedAt: moment.toISOString() });
    expect(await refusal(later, badgeNo, inspectedAt(at('14:00')))).toBe('400 inspection_time_unfit');
    expect(await refusal(later, badgeNo, inspectedAt(at('10:00', -3)))).toBe('400 inspection_time_unfit');
    expect(await record(later, badgeNo, inspectedAt(at('09:00')))).toMatchObject({ shiftId: expect.any(String) });
    expect(await refusal(later, badgeNo, { items: inspectedItems({ worn: '' }) })).toBe('400 bad_request');
  });

  it('is not judged by who found it on the spot when the officer appeals', async () => {
    const { badgeNo, inspector, officer } = await onDuty();
    const { finding } = await record(inspector, badgeNo, { items: inspectedItems({ position: '戴在背后' }) });
    const appeals = `findings/${finding?.findingId}/appeals`;
    const { body } = await officer.post<FindingDetailResponse>(appeals, { reason: '当时刚下车' });
    const path = `appeals/${body.appeals[0]?.appealId}/decision`;
    const judge = (who: Person) => who.post<Partial<Problem>>(path, { decision: 'dismissed', reason: '已核实' });
    expect((await judge(inspector)).body.code).toBe('decided_before');
    expect((await judge(await setup.signIn('inspector'))).status).toBe(200);
  });

  it('nobody inspects himself, by whatever account, nor whom he is recused of', async () => {
    const { badgeNo, inspector } = await onDuty();
    expect(await refusal(await setup.signIn('inspector', null, badgeNo), badgeNo)).toBe('403 recused');
    expect(await refusal(await setup.signIn('brigade_leader', null, badgeNo), badgeNo)).toBe('403 recused');
    const own = await setup.signIn('inspector', null, '300001');
    const { db } = setup.world;
    const account = await db
      .selectFrom('account')
      .select('account_id')
      .where('username', '=', own.username)
      .executeTakeFirstOrThrow();
    await db
      .insertInto('recusal')
      .values({
        account_id: account.account_id,
        badge_no: badgeNo,
        reason: '亲属',
        declared_by: account.account_id,
        declared_at: clock,
      } as never)
      .execute();
    expect(await refusal(own, badgeNo)).toBe('403 recused');
    expect(await record(inspector, badgeNo)).toMatchObject({ badgeNo });
    for (const role of ['brigade_admin', 'squad_leader', 'officer', 'auditor'] as const)
      expect(await refusal(await setup.signIn(role, 'squad-1'), badgeNo)).toBe('403 forbidden');
  });

  it('is made once of a form, however often it is sent, and at once', async () => {
    const { badgeNo, inspector } = await onDuty();
    const form = inspectionForm(badgeNo, notRecording);
    const sent = await Promise.all([1, 2, 3].map(() => inspector.post<Told>('field-inspections', form)));
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(sent.map(({ body }) => body.inspectionId)).size).toBe(1);
    expect(await findingsOf(inspector, badgeNo)).toHaveLength(1);
    // Another account's form is another one, and nobody sends it in another's name.
    const other = await setup.signIn('inspector');
    expect(await refusal(other, badgeNo, { begunBy: inspector.username })).toBe('403 inspection_not_own');
    const again = await other.post<Told>('field-inspections', form);
    expect(again.body.inspectionId).not.toBe(sent[0]?.body.inspectionId);
  });

  it('is seen by the officer and his unit, and by nobody else of the squads', async () => {
    const { badgeNo, officer, inspector } = await onDuty();
    const { inspectionId } = await record(inspector, badgeNo, notRecording);
    const leader = await setup.signIn('squad_leader', 'squad-1');
    for (const who of [officer, leader, await setup.signIn('auditor')]) {
      expect((await listed(who, `badgeNo=${badgeNo}`)).map((row) => row.inspectionId)).toEqual([inspectionId]);
      expect(await read(who, inspectionId)).toMatchObject({ inspectionId, mayChange: false });
    }
    for (const who of [
      await setup.signIn('squad_leader', 'squad-2'),
      await setup.signIn('officer', 'squad-1', '300001'),
    ]) {
      expect(await listed(who, `badgeNo=${badgeNo}`)).toEqual([]);
      expect((await who.get(`field-inspections/${inspectionId}`)).status).toBe(404);
    }
  });

  it('has a photo, which leaves a trace when it is taken', async () => {
    const { badgeNo, officer, inspector } = await onDuty();
    const jpeg = Buffer.concat([Buffer.from('ffd8ffe000104a46494600', 'hex'), Buffer.alloc(300, 3)]);
    const { body: sent } = await inspector.upload<SentAttachment>('attachments?fileName=photo.jpg', jpeg);
    const { attachmentId } = sent;
    const { inspectionId, photo } = await record(inspector, badgeNo, { attachmentId });
    expect(photo).toMatchObject({ fileName: 'photo.jpg', sizeBytes: jpeg.length, mediaType: 'image/jpeg' });
    const taken = await officer.get(`field-inspections/${inspectionId}/photo`);
    expect([taken.status, taken.bytes.equals(jpeg)]).toEqual([200, true]);
    const { history } = await read(officer, inspectionId);
    expect(history.map(({ type }) => type)).toEqual(['field_inspected', 'attachment_taken']);
    const stranger = await setup.signIn('officer', 'squad-1', '300001');
    expect((await stranger.get(`field-inspections/${inspectionId}/photo`)).status).toBe(404);
    // It is in no other inspection.
    expect(await refusal(inspector, badgeNo, { attachmentId })).toBe('409 attachment_gone');
  });
});

describe('a fault', () => {
  it('is a finding of the officer, by the gravest, and goes the way of all findings', async () => {
    const { badgeNo, shiftId, officer, inspector } = await onDuty();
    const items = inspectedItems({ charge: '只剩一格', worn: '放在车上' });
    const inspection = await record(inspector, badgeNo, { items });
    const [finding] = await findingsOf(officer, badgeNo);
    expect(finding).toMatchObject({
      ...{
        kind: 'not_worn',
        badgeNo,
        shiftId,
        unitCode: 'squad-1',
        dutyDate: '2040-03-10',
        state: 'open',
        handling: 'told',
      },
      ...{ violationClass: 'improper_use', findingId: inspection.finding?.findingId },
      detail: { inspection: { place: '解放路口', faults: ['worn', 'charge'] } },
    });
    const findingId = finding?.findingId ?? '';
    expect((await listed(officer, `findingId=${findingId}`)).map((row) => row.inspectionId)).toEqual([
      inspection.inspectionId,
    ]);
    const answered = await officer.post<FindingDetailResponse>(`findings/${findingId}/answers`, { text: '刚下车处置' });
    expect(answered.body.handling).toBe('answered');
  });

  it('of not recording joins the finding of missing footage, and costs once', async () => {
    const { badgeNo, recorderSerial, shiftId } = await onDuty();
    const { world } = setup;
    await world.footage(
      { recorderSerial, from: at('08:00'), to: at('09:00'), announcedAt: at('09:30') },
      { recorderSerial, from: at('11:00'), to: at('12:00'), announcedAt: at('12:30') },
    );
    await world.dock(recorderSerial, at('12:10'), at('12:30'));
    clock = at('13:00', 1);
    await world.review(clock);
    const { finding_id: coverage } = await world.finding(shiftId, 'coverage_below_threshold');
    const late = await setup.signIn('inspector');
    const then = { inspectedAt: at('10:00').toISOString() };
    const whole = await record(late, badgeNo, { ...notRecording, ...then });
    expect(whole).toMatchObject({ finding: null, joined: { findingId: coverage }, footage: { state: 'none' } });
    const part = await record(late, badgeNo, { ...then, items: inspectedItems({ on: '关着', charge: '没电' }) });
    expect(part).toMatchObject({ finding: { kind: 'not_charged' }, joined: { findingId: coverage } });
    expect((await findingsOf(late, badgeNo)).map(({ kind }) => kind).sort()).toEqual([
      'coverage_below_threshold',
      'not_charged',
    ]);
    expect(await listed(late, `findingId=${coverage}`)).toHaveLength(2);
    // Of a minute that was recorded no finding says anything yet.
    const other = await record(late, badgeNo, { ...notRecording, inspectedAt: at('08:30').toISOString() });
    expect(other).toMatchObject({ finding: { kind: 'not_recording' }, joined: null, footage: { state: 'covered' } });
  });

  it('tells missing what a finding tells missing, once the cards were collected before the deadline', async () => {
    const { badgeNo, recorderSerial, shiftId } = await onDuty();
    const { world } = setup;
    await world.footage({ recorderSerial, from: at('08:00'), to: at('09:00'), announcedAt: at('12:20') });
    clock = at('12:30');
    const inspector = await setup.signIn('inspector');
    const { inspectionId, footage } = await record(inspector, badgeNo, { inspectedAt: at('10:00').toISOString() });
    expect(footage.state).toBe('not_due');
    await world.dock(recorderSerial, at('12:10'), at('12:40'));
    clock = at('13:00');
    await world.review(clock);
    expect(await world.finding(shiftId, 'coverage_below_threshold')).toMatchObject({ state: 'open' });
    expect(await read(inspector, inspectionId)).toMatchObject({ footage: { state: 'none', recordings: [] } });
    // A hole of a second is none, and the minute after it was recorded.
    await world.footage({ recorderSerial, from: at('09:00:01'), to: at('11:00'), announcedAt: at('12:50') });
    const atHole = await record(inspector, badgeNo, { inspectedAt: at('09:00').toISOString() });
    expect(atHole.footage.state).toBe('covered');
    expect((await read(inspector, inspectionId)).footage.state).toBe('covered');
  });

  it('tells missing what was asked for by an activity outside any shift, by the same rule', async () => {
    const { world } = setup;
    clock = at('12:30');
    const badgeNo = String(300_001 + people++);
    const recorderSerial = `F${people}`;
    await world.officer(badgeNo, 'squad-1');
    await world.recorder(recorderSerial);
    await world.hold(recorderSerial, badgeNo, at('08:00'), at('12:00'));
    const time = { startsAt: at('10:00').toISOString(), endsAt: at('10:05').toISOString() };
    const ticket = { kind: 'summary_penalty', badgeNos: [badgeNo], place: '解放路口', ...time };
    const told = { by: 'tickets', now: at('12:20') };
    await tellActivities(world.db, 'tickets', [newActivitySchema.parse(ticket)], told);
    const inspector = await setup.signIn('inspector');
    const { inspectionId, footage } = await record(inspector, badgeNo, { inspectedAt: at('10:02').toISOString() });
    expect(footage.state).toBe('not_due');
    await world.dock(recorderSerial, at('12:10'), at('12:40'));
    clock = at('13:00');
    expect((await read(inspector, inspectionId)).footage.state).toBe('none');
  });

  it('is linked when missing footage is found later, and a finding of its own again when that is resolved', async () => {
    const { badgeNo, recorderSerial, inspector } = await onDuty();
    const { world } = setup;
    const { inspectionId, finding, footage } = await record(inspector, badgeNo, notRecording);
    expect([finding?.kind, footage.state]).toEqual(['not_recording', 'not_due']);
    await world.dock(recorderSerial, at('12:10'), at('12:30'));
    clock = at('13:00', 1);
    await world.review(clock);
    const reader = await setup.signIn('inspector');
    const linked = await read(reader, inspectionId);
    expect(linked.joined).toMatchObject({ kind: 'no_footage' });
    const states = async () => (await findingsOf(reader, badgeNo)).map(({ kind, state }) => `${kind} ${state}`).sort();
    expect(await states()).toEqual(['no_footage open', 'not_recording resolved']);
    expect(linked.history.map(({ type }) => type)).toEqual(['field_inspected', 'field_inspection_joined']);

    await world.footage({ recorderSerial, from: at('08:00'), to: at('12:00'), announcedAt: at('12:00', 1) });
    await world.review(clock);
    expect(await read(reader, inspectionId)).toMatchObject({ joined: null, footage: { state: 'covered' } });
    expect(await states()).toEqual(['no_footage resolved', 'not_recording open']);
  });

  it('that was decided stays so when missing footage is found, and is looked at again', async () => {
    const { badgeNo, officer, inspector } = await onDuty();
    const { finding } = await record(inspector, badgeNo, notRecording);
    await officer.post(`findings/${finding?.findingId}/answers`, { text: '忘了开' });
    const step = { step: 'confirm', reason: '属实', violationClass: 'improper_use', badgeNos: [badgeNo] };
    expect((await inspector.post(`findings/${finding?.findingId}/steps`, step)).status).toBe(201);
    clock = at('13:00', 1);
    await setup.world.review(clock);
    const reader = await setup.signIn('inspector');
    const [own] = await findingsOf(reader, badgeNo);
    expect(own).toMatchObject({ kind: 'not_recording', handling: 'confirmed', lookAgain: 'no_longer_so' });
  });
});

describe('a correction', () => {
  it('takes the place of the record on the same day, by who recorded it; both are kept', async () => {
    const { badgeNo, officer, inspector } = await onDuty();
    const before = await record(inspector, badgeNo, notRecording);
    const path = `field-inspections/${before.inspectionId}`;
    const other = await setup.signIn('inspector');
    const correction = (more: object = {}) => ({ ...inspectionForm(badgeNo, more), reason: '看错了指示灯' });
    expect((await other.post(`${path}/correction`, correction())).body).toMatchObject({ code: 'inspection_not_own' });
    expect((await other.post(`${path}/withdrawal`, { reason: '不是我' })).body).toMatchObject({
      code: 'inspection_not_own',
    });
    const { status, body: after } = await inspector.post<Told>(`${path}/correction`, correction({ place: '东门' }));
    expect([status, after.corrects, after.state]).toEqual([201, before.inspectionId, 'in_order']);
    expect(await read(officer, before.inspectionId)).toMatchObject({
      ...{ state: 'withdrawn', correctedBy: after.inspectionId, withdrawReason: '看错了指示灯', mayChange: false },
    });
    expect((await findingsOf(officer, badgeNo)).map(({ state, handling }) => [state, handling])).toEqual([
      ['resolved', 'closed'],
    ]);
    expect((await inspector.post(`${path}/withdrawal`, { reason: '再撤一次' })).body).toMatchObject({
      code: 'inspection_closed',
    });
    expect((await listed(officer, 'state=withdrawn')).map((row) => row.inspectionId)).toEqual([before.inspectionId]);
  });

  it('comes too late on the next day', async () => {
    const { badgeNo } = await onDuty();
    clock = at('23:00');
    const inspector = await setup.signIn('inspector');
    const { inspectionId } = await record(inspector, badgeNo, notRecording);
    clock = new Date(at('00:00', 1).getTime() - 1);
    expect(await read(inspector, inspectionId)).toMatchObject({ mayChange: true });
    clock = at('00:00', 1);
    expect(
      (await inspector.post(`field-inspections/${inspectionId}/withdrawal`, { reason: '看错了' })).body,
    ).toMatchObject({
      code: 'inspection_closed',
    });
  });
});

describe('the posts to visit', () => {
  const day = '2040-04-10';
  const days = 31;
  const dayOf = async (who: Person, of = day) => (await who.get<VisitDay>(`visit-posts/days/${of}`)).body;
  const postsOf = async (who: Person, of = day) =>
    (await who.get<{ rows: VisitPostRow[] }>(`visit-posts?day=${of}`)).body.rows;
  const facts = async () =>
    (
      await setup.world.db
        .selectFrom('fact')
        .select(['type', 'payload'])
        .where('subject', '=', `visits:${day}`)
        .orderBy('fact_id')
        .execute()
    ).map(({ type, payload }) => ({ type, ...payload })) as Record<string, string>[];

  it('are drawn in the morning, told to inspectors alone, opened the next night, and recomputed by anybody', async () => {
    const { world } = setup;
    for (const [badgeNo, unitCode] of [
      ['400001', 'squad-1'],
      ['400002', 'squad-2'],
      ['400003', 'squad-1'],
    ] as const) {
      await world.officer(badgeNo, unitCode);
      const [from, to] = [at('06:00', days), at('12:00', days)];
      await world.shift(badgeNo, from, to);
    }
    for (const [badgeNo, post] of [
      ['400004', '办案区'],
      ['400005', '东门'],
      ['400006', '西门'],
    ] as const) {
      await world.officer(badgeNo, 'squad-1');
      const { shift_id } = await world.db
        .insertInto('shift')
        .values({
          badge_no: badgeNo,
          duty_type: 'road_patrol',
          duty_date: day,
          post,
          starts_at: at('06:00', days),
          ends_at: at('12:00', days),
        } as never)
        .returning('shift_id')
        .executeTakeFirstOrThrow();
      expect(shift_id).toBeTruthy();
    }
    const take = (moment: Date) => {
      clock = moment;
      return takeVisits(world.db, moment);
    };
    expect(await take(at('05:59', days))).toEqual([]);
    expect(await dayOf(await setup.signIn('inspector'))).toMatchObject({ state: 'pending', commitment: null });
    expect(await take(at('06:00', days))).toEqual([`committed ${day}`]);
    expect(await take(at('06:01', days))).toEqual([]);

    const inspector = await setup.signIn('inspector');
    const officer = await setup.signIn('officer', 'squad-1', '400001');
    const leader = await setup.signIn('squad_leader', 'squad-1');
    const committed = await dayOf(officer);
    expect(committed).toMatchObject({ state: 'committed', secret: null, wanted: 3, posts: 5, shown: false });
    for (const who of [officer, leader, await setup.signIn('brigade_admin'), await setup.signIn('auditor')])
      expect([await postsOf(who), (await dayOf(who)).secret, (await dayOf(who)).done]).toEqual([[], null, 0]);
    const ordered = await postsOf(inspector);
    expect(ordered.map(({ place, wanted }) => [place, wanted])).toEqual([
      [1, true],
      [2, true],
      [3, true],
      [4, false],
      [5, false],
    ]);
    expect((await dayOf(inspector)).secret).toBeNull();
    expect(await facts()).toEqual([
      { type: 'visits_committed', date: day, commitment: committed.commitment, posts: committed.postsDigest },
    ]);

    // An inspection at the first post counts as drawn, one at the last as chosen; nobody else is told before it is opened.
    clock = at('06:30', days);
    const officerAt = async ({ post, unitCode }: VisitPostRow) =>
      (
        await world.db
          .selectFrom('shift as s')
          .innerJoin('officer as o', 'o.badge_no', 's.badge_no')
          .select('s.badge_no')
          .where('s.post', '=', post)
          .where('o.unit_code', '=', unitCode)
          .where('s.duty_date', '=', day)
          .executeTakeFirstOrThrow()
      ).badge_no;
    const [first, last] = [ordered[0] as VisitPostRow, ordered[4] as VisitPostRow];
    const [drawn, chosen] = [
      await record(inspector, await officerAt(first)),
      await record(inspector, await officerAt(last)),
    ];
    expect([drawn.visit, chosen.visit]).toEqual(['drawn', 'chosen']);
    expect((await listed(inspector, `visit=drawn&from=${day}`)).map((row) => row.inspectionId)).toEqual([
      drawn.inspectionId,
    ]);
    const auditor = await setup.signIn('auditor');
    expect((await listed(auditor, `from=${day}`)).map((row) => row.visit)).toEqual([null, null]);
    expect(await listed(auditor, `from=${day}&visit=drawn`)).toEqual([]);
    expect([(await postsOf(inspector))[0]?.inspections, (await dayOf(inspector)).done]).toEqual([1, 1]);

    expect(await take(at('23:59', days))).toEqual([]);
    expect(await take(at('00:00', days + 1))).toEqual([`opened ${day}`]);
    const [reader] = [await setup.signIn('officer', 'squad-2', '400002')];
    const { secret, commitment, postsDigest: digest } = await dayOf(reader);
    const posts = (await postsOf(reader)).map(({ unitCode: unit, dutyType, post }) => ({ unit, dutyType, post }));
    const { sha256 } = nodeDrawCrypto;
    expect(postsDigest(day, posts, sha256)).toBe(digest);
    expect(visitCommitment({ date: day, secret: secret ?? '', posts: digest ?? '' }, sha256)).toBe(commitment);
    expect(visitOrder({ date: day, secret: secret ?? '', posts: posts.toReversed() }, nodeDrawCrypto)).toEqual(posts);
    expect(await facts()).toMatchObject([{ type: 'visits_committed' }, { type: 'visits_opened', secret }]);
  });

  it('a secret that comes late, because HQ was down, is opened all the same; a day without HQ or without posts has no order', async () => {
    const { world } = setup;
    expect(await takeVisits(world.db, at('07:00', 39))).toEqual([]);
    await world.officer('400011');
    for (const later of [40, 41, 43]) await world.shift('400011', at('08:00', later), at('12:00', later));
    expect(await takeVisits(world.db, at('07:00', 40))).toEqual(['committed 2040-04-19']);
    expect(await takeVisits(world.db, at('03:00', 43))).toEqual(['opened 2040-04-19']);
    expect(await takeVisits(world.db, at('09:00', 43))).toEqual(['committed 2040-04-22']);
    clock = at('09:00', 43);
    const inspector = await setup.signIn('inspector');
    expect(await dayOf(inspector, '2040-04-20')).toMatchObject({ state: 'pending', secret: null });
    expect(await dayOf(inspector, '2040-04-19')).toMatchObject({ state: 'opened', posts: 1, wanted: 1 });
  });
});
