import { randomUUID } from 'node:crypto';
import { emptyDetail } from '@rollcall/cloud/reconcile/empty-detail';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import type { Role } from '@rollcall/shared/http/permissions';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';
import { allInOrder } from './checked-items.ts';
import { type RosterSetup, startRoster } from './roster-setup.ts';

/** Two officers of squad S1 and one of S2; each with a recorder of the own and one row of everything. */
export const people = [
  { letter: 'A', badgeNo: '100001', unitCode: 'S1', recorderSerial: 'RECA001', recordingId: 'a'.repeat(32) },
  { letter: 'B', badgeNo: '100002', unitCode: 'S1', recorderSerial: 'RECB001', recordingId: 'b'.repeat(32) },
  { letter: 'C', badgeNo: '200001', unitCode: 'S2', recorderSerial: 'RECC001', recordingId: 'c'.repeat(32) },
] as const;

export type Person = (typeof people)[number];
/** What there is of each officer, by letter. */
export type Ids = Record<Person['letter'], Record<string, string>>;

const password = 'password-of-a-test';
const at = (time: string) => `2026-11-${time}:00+08:00`;

export async function startThreeOfficers(): Promise<
  RosterSetup & { ids: Ids; signInAs(role: Role, unitCode: string | null, badgeNo: string | null): Promise<string> }
> {
  const setup = await startRoster();
  const { db, call } = setup;
  await db.transaction().execute((tx) =>
    upsertStationPlaces(tx, [
      { stationId: 'station-1', unitCode: 'S1', name: '一中队采集站' },
      { stationId: 'station-2', unitCode: 'S2', name: '二中队采集站' },
    ]),
  );
  const admin = await setup.signIn('brigade_admin');
  async function signInAs(role: Role, unitCode: string | null, badgeNo: string | null): Promise<string> {
    const username = `${role}-${randomUUID()}`;
    await addTestAccount(db, { username, password, role, unitCode, badgeNo });
    const { headers } = await call('', 'POST', 'sessions', { username, password });
    return headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }
  async function post(path: string, body: object, cookie = admin) {
    const answer = await call(cookie, 'POST', path, body);
    if (answer.status > 202) throw new Error(`POST ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  const ids: Ids = { A: {}, B: {}, C: {} };
  for (const person of people) {
    const { letter, badgeNo, unitCode, recorderSerial, recordingId } = person;
    await post('recorders', { recorderSerial, unitCode, state: 'normal', spare: false });
    const custody = { recorderSerial, badgeNo, basis: 'check_out', heldFrom: at('20T00:00'), heldUntil: null };
    const { custodyId } = await post('custodies', { ...custody, reason: '补录' });
    const duty = { badgeNo, dutyType: 'road_patrol', post: '人民路' };
    const { shiftId } = await post('shifts', { ...duty, startsAt: at('24T08:00'), endsAt: at('24T16:00') });
    const past = { ...duty, startsAt: at('22T08:00'), endsAt: at('22T16:00'), reason: '漏排' };
    const { rosterProposalId } = await post('shifts', past);
    const leave = { badgeNo, leaveKind: 'annual', startsAt: at('28T00:00'), endsAt: at('29T00:00') };
    const { leaveId } = await post('leave', leave);
    const excuse = { badgeNo, startsAt: at('24T08:00'), endsAt: at('24T08:10'), reasonCode: 'weather' };
    const { exemptionId } = await post('exemptions', { ...excuse, explanation: '暴雨，镜头进水' });
    const activity = { kind: 'summary_penalty', startsAt: at('24T06:00'), badgeNos: [badgeNo], place: '人民路' };
    const { activities } = await post('activities', activity);
    const { repairTicketId } = await post('repair-tickets', { recorderSerial, badgeNo, symptom: '不能开机' });
    const seen = { kind: 'check_out', recorderSerial, badgeNo, at: at('24T06:30') };
    const { observationId } = await post('custody-observations', { ...seen, reason: '补录' });
    const check = { recorderSerial, badgeNo, items: allInOrder };
    const { preShiftCheckId } = await post('pre-shift-checks', check);
    const { sessionId } = await post('training-sessions', {
      ...{
        topic: `学习 ${badgeNo}`,
        violationClasses: [],
        place: '会议室',
        packId: null,
        unitCode,
        badgeNos: [badgeNo],
      },
      ...{ startsAt: at('30T08:00'), endsAt: at('30T09:00') },
    });
    const own = await signInAs('officer', null, badgeNo);
    await post(`custodies/${custodyId}/disputes`, { reason: '不是我领的' }, own);
    const findingId = randomUUID();
    const stationId = unitCode === 'S1' ? 'station-1' : 'station-2';
    await sql`
      insert into finding (finding_id, rule_key, kind, subject, shift_id, badge_no, unit_code, duty_date, state, detail,
        found_at, changed_at, told_at, answer_due_on)
      values (${findingId}, 'coverage', 'no_footage', ${`shift:${shiftId}`}, ${shiftId}, ${badgeNo}, ${unitCode},
        '2026-11-24', 'open', ${JSON.stringify(emptyDetail)}, now(), now(), now(), '2026-11-27')`.execute(db);
    await sql`
      insert into finding_decision (finding_id, step, state, finding_kind, violation_class, badge_nos, reason, decided_by, decided_at)
      select ${findingId}, 'confirm', 'counts', 'no_footage', 'incomplete', array[${badgeNo}], 'x', account_id, now()
      from account limit 1`.execute(db);
    await sql`
      insert into recording (recording_id, sha256, size_bytes, part_size_bytes, part_sha256, extension, inspection,
        inspection_outcome, recorder_serial, file_name, station_id, object_key, announced_at, captured_at, captured_until,
        state, version_id, uploaded_at, verified_at)
      values (${recordingId}, ${recordingId.repeat(2)}, 1, 1, '{}', 'mp4',
        ${JSON.stringify(inspection)}, 'healthy',
        ${recorderSerial}, ${`${recorderSerial}.MP4`}, ${stationId}, 'k', now(),
        ${at('24T06:00')}, ${at('24T06:20')}, 'verified', 'v', now(), now())`.execute(db);
    await sql`
      insert into sighting (recording_id, station_id, dock_session_id, card_volume_id, recorder_serial, path_bytes,
        path_text, size_bytes, modified_at, claim, seen_at)
      values (${recordingId}, ${stationId}, gen_random_uuid(), 'v', ${recorderSerial}, ${Buffer.from(recorderSerial)},
        ${`${recorderSerial}.MP4`}, 1, ${at('24T06:20')}, '{"badgeNo": null, "deviceMarked": false}', now())`.execute(
      db,
    );
    const { leadership_id: leadershipId } = await db
      .selectFrom('leadership')
      .select('leadership_id')
      .where('badge_no', '=', badgeNo)
      .executeTakeFirstOrThrow();
    const activityId = activities[0].activityId;
    const made = {
      custodyId,
      shiftId,
      rosterProposalId,
      leaveId,
      exemptionId,
      activityId,
      repairTicketId,
      observationId,
      preShiftCheckId,
      leadershipId,
      sessionId,
    };
    ids[letter] = { ...made, findingId, recordingId, badgeNo, recorderSerial };
  }
  return { ...setup, ids, signInAs };
}

const inspection = {
  outcome: 'healthy',
  kind: 'video',
  container: 'mp4',
  durationMs: 1_200_000,
  codecs: [],
  width: null,
  height: null,
  problems: [],
};
