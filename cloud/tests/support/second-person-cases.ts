import { randomUUID } from 'node:crypto';
import { broughtItems } from '@rollcall/cloud/checks/checklists/brought-checklist';
import { emptyDetail } from '@rollcall/cloud/reconcile/empty-detail';
import type { Role } from '@rollcall/shared/http/permissions';
import { defaultPeriods } from '@rollcall/shared/resources/retention';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import { submittedOf } from './bulletin-cases.ts';
import { shows, toldCase } from './case-evidence-setup.ts';
import { finishedDraw } from './finished-draw.ts';
import type { RosterSetup } from './roster-setup.ts';

/** Somebody signed in. */
export interface Somebody {
  username: string;
  cookie: string;
  /** For whom the session acts. */
  leader?: string;
}

/** What a second person is to decide. */
export interface Pending {
  method: 'POST' | 'DELETE';
  path: string;
  body: object;
}

export interface SecondPersonCase {
  route: string;
  /** Of the first person, who has the badge number 100001 in S1 where the role has one. */
  first: Role;
  /** What the first person does, of which a second one decides. */
  ask(setup: RosterSetup, first: Somebody, nr: number): Promise<Pending>;
  /** What the first person is told, or another account of that person. */
  own: string;
  /** Two may decide it: it takes both. */
  takesTwo?: true;
  /** Who decides it next to an administrator; an inspector unless said. */
  decider?: Role;
}

/** An hour before the morning of the tests, another one for each number. */
export const hour = (nr: number) => new Date(Date.parse('2026-10-01T00:00:00+08:00') + nr * 3_600_000).toISOString();

export async function made(setup: RosterSetup, who: Somebody, path: string, body: object) {
  const answer = await setup.call(who.cookie, 'POST', path, body);
  if (answer.status > 202) throw new Error(`POST ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export const reason = '按规定办理';

/** A verified recording of S2, kept long enough. */
export async function recording({ db }: RosterSetup): Promise<string> {
  const recordingId = [...randomUUID().replaceAll('-', '')]
    .map((digit) => String.fromCharCode(97 + parseInt(digit, 16)))
    .join('');
  const media = { container: 'mp4', durationMs: 1000, codecs: [], width: null, height: null };
  const shown = { outcome: 'healthy', kind: 'video', ...media, problems: [] };
  await sql`insert into station (station_id, unit_code, name) values ('station-2', 'S2', '二中队采集站')
    on conflict do nothing`.execute(db);
  await sql`
    insert into recording (recording_id, sha256, size_bytes, part_size_bytes, part_sha256, extension, inspection,
      inspection_outcome, recorder_serial, file_name, station_id, object_key, announced_at, captured_at, captured_until,
      state, version_id, uploaded_at, verified_at)
    values (${recordingId}, ${recordingId.repeat(2)}, 1, 1, '{}', 'mp4', ${JSON.stringify(shown)}, 'healthy', 'K2',
      'K2.MP4', 'station-2', 'k', now(), now(), now(), 'verified', 'v', now(), now())`.execute(db);
  return recordingId;
}

/** That the shift of officer 100002 has no footage. */
export async function finding({ db }: RosterSetup): Promise<string> {
  const findingId = randomUUID();
  const at = new Date('2026-11-24T06:00:00+08:00');
  await sql`
    insert into finding (finding_id, rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, found_at, changed_at,
      told_at, answer_due_on)
    values (${findingId}, 'coverage', 'no_footage', ${`shift:${randomUUID()}`}, '100002', 'S1', '2026-11-24', 'open',
      ${JSON.stringify(emptyDetail)}, ${at}, ${at}, ${at}, '2026-11-26')`.execute(db);
  return findingId;
}

/** Officer 100077 of S1, who has no account. */
async function withoutAccount({ db }: RosterSetup): Promise<void> {
  await sql`insert into officer (badge_no, name, kind, unit_code) values ('100077', '周涛', 'sworn', 'S1')
    on conflict do nothing`.execute(db);
}

/** The same of an officer who has no account, 100077, answered, so that it is to be decided. */
export async function answeredFinding(setup: RosterSetup): Promise<string> {
  const findingId = await finding(setup);
  await withoutAccount(setup);
  await sql`update finding set handling = 'answered', badge_no = '100077' where finding_id = ${findingId}`.execute(
    setup.db,
  );
  return findingId;
}

/** The same of an activity of which it isn't certain that it wasn't recorded. */
export async function doubtedFinding(setup: RosterSetup): Promise<{ findingId: string; recordingId: string }> {
  const [findingId, activityId, recordingId] = [
    await answeredFinding(setup),
    randomUUID(),
    await recording(setup),
  ] as const;
  const doubts = [{ kind: 'unconfirmed' }, { kind: 'footage_near', recordingIds: [recordingId] }];
  const time = new Date('2026-11-24T06:00:00+08:00');
  await sql`insert into activity (activity_id, source, source_id, kind, starts_at, ends_at)
    values (${activityId}, 'page', ${activityId}, 'incident', ${time}, ${time})`.execute(setup.db);
  await sql`update finding set rule_key = 'activity_coverage', kind = 'activity_not_covered',
      subject = ${`activity:${activityId}`}, activity_id = ${activityId}, detail = detail || ${JSON.stringify({ doubts })}
    where finding_id = ${findingId}`.execute(setup.db);
  return { findingId, recordingId };
}

/** That 100001 didn't record an activity, told to be answered in time, by the new rules. */
export async function contestableFinding(setup: RosterSetup): Promise<string> {
  const { findingId } = await doubtedFinding(setup);
  const due = localDateOf(new Date(Date.now() + setup.clock.offsetMs + 3 * 86_400_000));
  await sql`update finding set badge_no = '100001', handling = 'told', rules_edition = 2, answer_due_on = ${due}
    where finding_id = ${findingId}`.execute(setup.db);
  await sql`insert into activity_officer (activity_id, badge_no, starts_at, ends_at)
    select activity_id, '100001', starts_at, ends_at from activity join finding using (activity_id)
    where finding_id = ${findingId}`.execute(setup.db);
  return findingId;
}

/** That an activity of 100077, of which another system told, is to be withdrawn. @returns the id of what waits */
export async function guardedEdit(setup: RosterSetup, first: Somebody, nr: number): Promise<string> {
  await withoutAccount(setup);
  const activity = { kind: 'summary_penalty', badgeNos: ['100077'], startsAt: hour(nr), place: '解放路口' };
  const { activities } = await made(setup, first, 'activities', activity);
  const { activityId } = activities[0];
  await sql`update activity set source = 'tickets' where activity_id = ${activityId}`.execute(setup.db);
  const { status, body } = await setup.call(first.cookie, 'DELETE', `activities/${activityId}`, { reason });
  if (status !== 202) throw new Error(`DELETE activities: ${JSON.stringify(body)}`);
  return body.activityEditId;
}

/** That officer 000123 belonged to S1 for a while. @returns the id of what waits */
export async function leadershipEdit(setup: RosterSetup, first: Somebody, nr: number): Promise<string> {
  const [ledFrom, ledUntil] = [hour(nr), hour(nr + 0.5)];
  const who = { badgeNo: '000123', unitCode: 'S1', leaderBadgeNo: null };
  const { leadershipEditId } = await made(setup, first, 'leaderships', { ...who, ledFrom, ledUntil, reason });
  return leadershipEditId;
}

let shifts = 0;

/** A shift of an officer of the brigade, who is nobody's colleague in S1 or S2, without footage, each at another time. */
async function shift({ db }: RosterSetup): Promise<string> {
  const shiftId = randomUUID();
  shifts += 1;
  const startsAt = new Date(Date.parse('2026-08-01T00:00:00Z') + shifts * 3_600_000);
  await sql`insert into officer (badge_no, name, kind, unit_code) values ('100088', '石磊', 'sworn', 'B')
    on conflict do nothing`.execute(db);
  await sql`
    insert into shift (shift_id, badge_no, duty_type, duty_date, starts_at, ends_at, post, cancelled_at)
    values (${shiftId}, '100088', 'road_patrol', '2026-08-01', ${startsAt}, ${new Date(startsAt.getTime() + 3_600_000)}, '东门', null)
  `.execute(db);
  return shiftId;
}

export const targetedCheck = async (setup: RosterSetup) => ({ kind: 'shift', item: await shift(setup), reason });

export async function requestedReview(setup: RosterSetup, by: Somebody): Promise<string> {
  return (await made(setup, by, 'reviews', await targetedCheck(setup))).reviewId;
}

/** Everything is in order but these. */
export function reviewDraft(...faults: string[]) {
  const answers = broughtItems.map(({ key }) => {
    const fault = { result: 'fault', note: '未扣风纪扣' };
    return [key, faults.includes(key) ? fault : { result: 'ok' }] as const;
  });
  return { draftVersion: 0, draft: { answers: Object.fromEntries(answers) } };
}

/** A review with a fault, which a second person is to verify. */
async function faultToVerify(setup: RosterSetup, by: Somebody): Promise<Pending> {
  const reviewId = await requestedReview(setup, by);
  await made(setup, by, `reviews/${reviewId}/submission`, reviewDraft('bearing'));
  return { method: 'POST', path: `reviews/${reviewId}/verification`, body: { verdicts: { bearing: 'as_said' } } };
}

/** That this officer deleted footage. */
const deletion = { step: 'confirm', reason, violationClass: 'unauthorised_deletion', badgeNos: ['100077'] };

export const secondPersonCases: readonly SecondPersonCase[] = [
  {
    route: 'POST access-requests/{accessRequestId}/decision',
    first: 'squad_leader',
    own: 'own_access_request',
    async ask(setup, first) {
      const recordingIds = [await recording(setup)];
      const expiresAt = '2026-12-20T00:00:00+08:00';
      const { accessRequestId } = await made(setup, first, 'access-requests', {
        recordingIds,
        purpose: '核查事故经过',
        expiresAt,
      });
      return {
        method: 'POST',
        path: `access-requests/${accessRequestId}/decision`,
        body: { decision: 'approved', reason },
      };
    },
  },
  {
    route: 'POST appeals/{appealId}/decision',
    first: 'squad_leader',
    own: 'own_appeal',
    async ask(setup, first) {
      const findingId = await finding(setup);
      const { appeals } = await made(setup, first, `findings/${findingId}/appeals`, { reason });
      return {
        method: 'POST',
        path: `appeals/${appeals[0].appealId}/decision`,
        body: { decision: 'dismissed', reason },
      };
    },
  },
  {
    route: 'POST custody-disputes/{disputeId}/decision',
    first: 'squad_leader',
    own: 'own_entry_defended',
    async ask(setup, first, nr) {
      const held = {
        recorderSerial: 'K1',
        badgeNo: '100002',
        basis: 'check_out',
        heldFrom: hour(nr),
        heldUntil: hour(nr + 1),
      };
      const { custodyId } = await made(setup, first, 'custodies', { ...held, reason });
      const cookie = await setup.signIn('officer', null, '100002');
      await made(setup, { username: '', cookie }, `custodies/${custodyId}/disputes`, { reason });
      const { rows } = (await setup.call(cookie, 'GET', 'custody-disputes?state=open')).body;
      const { disputeId } = rows.find((row: { custodyId: string }) => row.custodyId === custodyId);
      return {
        method: 'POST',
        path: `custody-disputes/${disputeId}/decision`,
        body: { decision: 'dismissed', reason },
      };
    },
  },
  {
    route: 'POST deletion-lists/{deletionListId}/decisions',
    first: 'inspector',
    own: 'approved_by_same_person',
    takesTwo: true,
    async ask(setup, first) {
      const deletionListId = randomUUID();
      await sql`insert into deletion_list (deletion_list_id, proposed_at) values (${deletionListId}, now())`.execute(
        setup.db,
      );
      await sql`insert into deletion_entry (deletion_list_id, recording_id, version_id, category, due_at)
        values (${deletionListId}, ${await recording(setup)}, 'v', 'routine', now())`.execute(setup.db);
      const path = `deletion-lists/${deletionListId}/decisions`;
      const body = { decision: 'approved', reason, recordings: 1 };
      await made(setup, first, path, body);
      return { method: 'POST', path, body };
    },
  },
  {
    route: 'POST erase-approvals/{approvalId}/agreement',
    first: 'inspector',
    own: 'agrees_with_self',
    async ask(setup, first) {
      await recording(setup);
      const approvalId = randomUUID();
      await sql`
        insert into erase_approval (approval_id, station_id, recorder_serial, card_volume_id, path_bytes, path_text, size_bytes,
          modified_at, problem, reason, proposed_by, on_behalf_of, proposed_at)
        values (${approvalId}, 'station-2', 'K2', 'v', ${Buffer.from(approvalId)}, '1.MP4', 1, now(), 'unreadable', ${reason},
          ${first.username}, (select account_id from account where username = ${first.leader ?? null}), now())`.execute(
        setup.db,
      );
      return { method: 'POST', path: `erase-approvals/${approvalId}/agreement`, body: {} };
    },
  },
  {
    route: 'POST exemptions/{exemptionId}/decision',
    first: 'squad_leader',
    own: 'own_exemption',
    async ask(setup, first, nr) {
      const time = { startsAt: hour(nr), endsAt: hour(nr + 1) };
      const asked = { ...time, badgeNo: '100002', reasonCode: 'fault', explanation: '执法仪中途自动关机' };
      const { exemptionId } = await made(setup, first, 'exemptions', asked);
      return { method: 'POST', path: `exemptions/${exemptionId}/decision`, body: { decision: 'approved', reason } };
    },
  },
  {
    route: 'POST finding-decisions/{decisionId}/second',
    first: 'inspector',
    own: 'own_decision',
    async ask(setup, first) {
      const { decisionId } = await made(setup, first, `findings/${await answeredFinding(setup)}/steps`, deletion);
      return {
        method: 'POST',
        path: `finding-decisions/${decisionId}/second`,
        body: { decision: 'agreed', reason },
      };
    },
  },
  {
    route: 'POST liability-appeals/{appealId}/decision',
    // Who confirmed the finding doesn't judge whether its leader is liable.
    first: 'inspector',
    own: 'decided_before',
    async ask(setup, first) {
      const findingId = await answeredFinding(setup);
      await sql`update finding set leaders = '{"100077": "000123"}' where finding_id = ${findingId}`.execute(setup.db);
      await made(setup, first, `findings/${findingId}/steps`, { ...deletion, violationClass: 'incomplete' });
      const leader = { username: '', cookie: await setup.signIn('officer', null, '000123') };
      const { appealId } = await made(setup, leader, `findings/${findingId}/liability-appeals`, { reason });
      return {
        method: 'POST',
        path: `liability-appeals/${appealId}/decision`,
        body: { decision: 'upheld', reason },
      };
    },
  },
  {
    route: 'POST outside-decisions/{outsideDecisionId}/confirmation',
    first: 'inspector',
    own: 'own_outside_decision',
    async ask(setup, first, nr) {
      const cookie = await setup.signIn('officer', null, '000123');
      const time = { startsAt: hour(nr), endsAt: hour(nr + 1) };
      const asked = { ...time, badgeNo: '000123', reasonCode: 'fault', explanation: '执法仪中途自动关机' };
      const { exemptionId } = await made(setup, { username: '', cookie }, 'exemptions', asked);
      // As it was entered while nobody here could decide it.
      const { rows } = await sql<{ id: string }>`
        insert into outside_decision (kind, request_id, unit_code, badge_no, outcome, reason, document_no, decided_by,
          decided_on, entered_by, on_behalf_of, entered_at, scan_name, scan_sha256, scan_bytes, scan_type, scanned_at)
        select 'exemption', ${exemptionId}, unit_code, badge_no, 'granted', ${reason}, '〔2026〕12号', '县公安局', '2026-11-23',
          (select account_id from account where username = ${first.username}),
          (select account_id from account where username = ${first.leader ?? null}), now(), '1.pdf', ${'a'.repeat(64)}, 1,
          'application/pdf', now()
        from officer where badge_no = '000123' returning outside_decision_id as id`.execute(setup.db);
      return { method: 'POST', path: `outside-decisions/${rows[0]?.id}/confirmation`, body: {} };
    },
  },
  {
    route: 'DELETE recusals/{recusalId}',
    first: 'inspector',
    own: 'own_recusal',
    async ask(setup, first) {
      const { recusalId } = await made(setup, first, 'recusals', { badgeNo: '100002', reason });
      return { method: 'DELETE', path: `recusals/${recusalId}`, body: { reason } };
    },
  },
  {
    route: 'POST bulletins/{bulletinId}/seal',
    first: 'inspector',
    own: 'bulletin_own',
    async ask(setup, first, nr) {
      const bulletinId = await submittedOf(setup, first, 5000 + nr);
      return { method: 'POST', path: `bulletins/${bulletinId}/seal`, body: { version: 1 } };
    },
  },
  {
    route: 'POST draw-skips/{drawSkipId}/decision',
    first: 'inspector',
    own: 'own_draw_skip',
    async ask(setup, first, nr) {
      const [item] = await finishedDraw(setup, 2000 + nr);
      const { skips } = await made(setup, first, `draws/${2000 + nr}/skips`, { kind: 'shift', item, reason });
      const body = { decision: 'agreed', reason };
      return { method: 'POST', path: `draw-skips/${skips[0].drawSkipId}/decision`, body };
    },
  },
  {
    route: 'POST retention/changes/{retentionChangeId}/decision',
    first: 'inspector',
    own: 'own_proposal',
    async ask(setup, first, nr) {
      await sql`update retention_change set decision = 'refused', decided_by = (select account_id from account
        where account_id <> proposed_by limit 1), decided_at = now(), decision_reason = ${reason}
        where decision is null`.execute(setup.db);
      const { version } = (await setup.call(first.cookie, 'GET', 'retention')).body;
      const periods = { ...defaultPeriods, unclassified: 37 + (nr % 500) };
      const { changes } = await made(setup, first, 'retention/changes', { baseVersion: version, periods, reason });
      const [{ retentionChangeId }] = changes;
      const body = { decision: 'approved', reason };
      return { method: 'POST', path: `retention/changes/${retentionChangeId}/decision`, body };
    },
  },
  {
    route: 'POST case-evidence/numbers/{claimId}/decision',
    first: 'brigade_admin',
    own: 'own_case_number',
    async ask(setup, first, nr) {
      const about = {
        kind: 'scene_survey',
        badgeNos: ['100002'],
        startsAt: hour(nr),
        caseNo: `丰公交2026-${1000 + nr}`,
      };
      const { activities } = await made(setup, first, 'activities', about);
      const { body } = await setup.call(first.cookie, 'GET', `case-evidence/activities/${activities[0].activityId}`);
      const decision = { decision: 'confirmed', reason };
      return { method: 'POST', path: `case-evidence/numbers/${body.claim.claimId}/decision`, body: decision };
    },
  },
  {
    route: 'POST case-evidence/releases/{releaseId}/decision',
    first: 'inspector',
    own: 'own_evidence_release',
    async ask(setup, first) {
      const { activityId, caseNo } = await toldCase(setup.db, { now: new Date(hour(2)), badgeNos: ['000123'] });
      await shows(setup.db, activityId, await recording(setup));
      const { held } = await made(setup, first, 'case-evidence/releases', { activityId, caseNo, reason });
      const body = { decision: 'agreed', files: 1, reason };
      return { method: 'POST', path: `case-evidence/releases/${held[0].release.releaseId}/decision`, body };
    },
  },
  {
    route: 'POST activity-edits/{activityEditId}/decision',
    first: 'squad_leader',
    own: 'own_activity_edit',
    async ask(setup, first, nr) {
      const path = `activity-edits/${await guardedEdit(setup, first, nr)}/decision`;
      return { method: 'POST', path, body: { decision: 'agreed', reason } };
    },
  },
  {
    route: 'POST leadership-edits/{leadershipEditId}/decision',
    first: 'brigade_admin',
    own: 'own_leadership_edit',
    async ask(setup, first, nr) {
      const path = `leadership-edits/${await leadershipEdit(setup, first, nr)}/decision`;
      return { method: 'POST', path, body: { decision: 'agreed', reason } };
    },
  },
  {
    route: 'POST rules-starts/{rulesStartId}/decision',
    first: 'brigade_admin',
    own: 'own_rules_start',
    decider: 'brigade_leader',
    async ask(setup, first) {
      await setup.withOldRules();
      const { rows } = await made(setup, first, 'rules-starts', { startsOn: '2027-03-01', reason });
      const path = `rules-starts/${rows[0].rulesStartId}/decision`;
      return { method: 'POST', path, body: { decision: 'agreed', reason } };
    },
  },
  {
    route: 'POST reviews/{reviewId}/verification',
    first: 'inspector',
    own: 'review_not_yours',
    ask: faultToVerify,
  },
  {
    route: 'POST roster-proposals/{rosterProposalId}/decision',
    first: 'squad_leader',
    own: 'own_roster_proposal',
    async ask(setup, first, nr) {
      const shift = {
        badgeNo: '100002',
        dutyType: 'road_patrol',
        post: '人民路',
        startsAt: hour(nr),
        endsAt: hour(nr + 1),
      };
      const { rosterProposalId } = await made(setup, first, 'shifts', { ...shift, reason });
      return {
        method: 'POST',
        path: `roster-proposals/${rosterProposalId}/decision`,
        body: { decision: 'approved', reason },
      };
    },
  },
];
