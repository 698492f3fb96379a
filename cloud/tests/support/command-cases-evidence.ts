import { emptyDetail } from '@rollcall/cloud/reconcile/empty-detail';
import { defaultPeriods } from '@rollcall/shared/resources/retention';
import { outsideCause } from '@rollcall/test/outside-cause';
import { sql } from 'kysely';
import { type CommandCase, casesOf } from './command-case.ts';
import { finishedDraw } from './finished-draw.ts';
import { inspectionForm } from './inspected-items.ts';
import type { RosterSetup } from './roster-setup.ts';
import {
  answeredFinding,
  contestableFinding,
  doubtedFinding,
  finding,
  hour,
  made,
  reason,
  recording,
  type Somebody,
} from './second-person-cases.ts';

const purpose = '核查事故经过';
const access = async (setup: RosterSetup) => ({
  recordingIds: [await recording(setup)],
  purpose,
  expiresAt: '2026-12-20T00:00:00+08:00',
});
const explanation = (nr: number) => ({
  badgeNo: '100002',
  startsAt: hour(nr),
  endsAt: hour(nr + 1),
  reasonCode: 'fault',
  explanation: '执法仪中途自动关机',
});
const hold = async (setup: RosterSetup) => ({ recordingId: await recording(setup), reason, expiresAt: null });

const cause = (nr: number) => ({
  title: `采集站停电 ${nr}`,
  kind: 'station_down',
  text: '变电检修，全站停电',
  startsAt: hour(nr),
  endsAt: null,
  unitCode: null,
});

const order = { task: '重新学习佩戴要求', ownerBadgeNo: '100001', dueOn: '2026-11-27' };
const proof = { text: '已学习', attachmentIds: [] };

/** A finding that was confirmed. */
async function confirmedFinding(setup: RosterSetup): Promise<string> {
  const findingId = await finding(setup);
  await sql`update finding set handling = 'confirmed' where finding_id = ${findingId}`.execute(setup.db);
  return findingId;
}

/** @returns the id of an order of which officer 100001 is the owner */
async function ordered(setup: RosterSetup, giver: Somebody): Promise<string> {
  const { rectificationId } = await made(
    setup,
    giver,
    `findings/${await confirmedFinding(setup)}/rectifications`,
    order,
  );
  return rectificationId;
}

/** What is to be put right at once by officer 100001, who is on duty all day. */
async function spotOrder(setup: RosterSetup) {
  await sql`
    insert into shift (badge_no, starts_at, ends_at, duty_date, duty_type, post)
    select '100001', '2026-11-24T00:00:00+08:00', '2026-11-24T23:00:00+08:00', '2026-11-24', 'road_patrol', '人民路'
    where not exists (select from shift where badge_no = '100001' and duty_date = '2026-11-24')`.execute(setup.db);
  const told = { task: '马上戴好', ownerBadgeNo: '100001', dueAt: null, told: false };
  return { origin: 'finding', originId: await finding(setup), ...told };
}

/** @returns the id of an on-the-spot order of officer 100001 */
async function spotOrdered(setup: RosterSetup, giver: Somebody): Promise<string> {
  return (await made(setup, giver, 'spot-orders', await spotOrder(setup))).spotOrderId;
}

/** What an officer does about what he has to put right. */
export const ownerCommands: readonly CommandCase[] = casesOf('officer', {
  'POST rectifications/{rectificationId}/proof': async (setup) => {
    const inspector = { username: '', cookie: await setup.signIn('inspector') };
    const rectificationId = await ordered(setup, inspector);
    return { method: 'POST', path: `rectifications/${rectificationId}/proof`, body: proof };
  },
  'POST spot-orders/{spotOrderId}/sight': async (setup) => {
    const inspector = { username: '', cookie: await setup.signIn('inspector') };
    return { method: 'POST', path: `spot-orders/${await spotOrdered(setup, inspector)}/sight`, body: {} };
  },
  'POST spot-orders/{spotOrderId}/proof': async (setup) => {
    const inspector = { username: '', cookie: await setup.signIn('inspector') };
    return { method: 'POST', path: `spot-orders/${await spotOrdered(setup, inspector)}/proof`, body: proof };
  },
});

/** Commands of a leader about footage and findings that one person gives alone. */
export const leaderEvidenceCommands: readonly CommandCase[] = casesOf('squad_leader', {
  'POST access-requests': async (setup) => ({ method: 'POST', path: 'access-requests', body: await access(setup) }),
  'POST access-requests/{accessRequestId}/revocation': async (setup, giver) => {
    const { accessRequestId } = await made(setup, giver, 'access-requests', await access(setup));
    return { method: 'POST', path: `access-requests/${accessRequestId}/revocation`, body: { reason } };
  },
  'POST exemptions': (_setup, _giver, nr) => ({ method: 'POST', path: 'exemptions', body: explanation(nr) }),
  'POST exemptions/{exemptionId}/withdrawal': async (setup, giver, nr) => {
    const { exemptionId } = await made(setup, giver, 'exemptions', explanation(nr));
    return { method: 'POST', path: `exemptions/${exemptionId}/withdrawal`, body: { reason } };
  },
  'POST findings/{findingId}/answers': async (setup) => ({
    method: 'POST',
    path: `findings/${await finding(setup)}/answers`,
    body: { text: '当时在所内值守' },
  }),
  'POST findings/{findingId}/appeals': async (setup) => ({
    method: 'POST',
    path: `findings/${await finding(setup)}/appeals`,
    body: { reason },
  }),
});

/** The same of an inspector. */
export const inspectorCommands: readonly CommandCase[] = casesOf('inspector', {
  'POST draws/{draw}/skips': async (setup, _giver, nr) => {
    const [item] = await finishedDraw(setup, 1000 + nr);
    return { method: 'POST', path: `draws/${1000 + nr}/skips`, body: { kind: 'shift', item, reason } };
  },
  'POST evidence-exports': async (setup) => ({
    method: 'POST',
    path: 'evidence-exports',
    body: { recordingIds: [await recording(setup)], purpose },
  }),
  'POST findings/{findingId}/steps': async (setup) => ({
    method: 'POST',
    path: `findings/${await answeredFinding(setup)}/steps`,
    body: { step: 'excuse', ...outsideCause, reason },
  }),
  'POST findings/{findingId}/activity-confirmation': async (setup) => ({
    method: 'POST',
    path: `findings/${(await doubtedFinding(setup)).findingId}/activity-confirmation`,
    body: { reason },
  }),
  'POST findings/{findingId}/footage-looks': async (setup) => {
    const { findingId, recordingId } = await doubtedFinding(setup);
    return {
      method: 'POST',
      path: `findings/${findingId}/footage-looks`,
      body: { recordingIds: [recordingId], reason },
    };
  },
  'POST field-inspections': () => ({ method: 'POST', path: 'field-inspections', body: inspectionForm('100001') }),
  'POST field-inspections/{inspectionId}/correction': async (setup, giver) => {
    const { inspectionId } = await made(setup, giver, 'field-inspections', inspectionForm('100001'));
    return {
      method: 'POST',
      path: `field-inspections/${inspectionId}/correction`,
      body: { ...inspectionForm('100001'), reason },
    };
  },
  'POST field-inspections/{inspectionId}/withdrawal': async (setup, giver) => {
    const { inspectionId } = await made(setup, giver, 'field-inspections', inspectionForm('100001'));
    return { method: 'POST', path: `field-inspections/${inspectionId}/withdrawal`, body: { reason } };
  },
  'POST common-causes': (_setup, _giver, nr) => ({ method: 'POST', path: 'common-causes', body: cause(nr) }),
  'PUT common-causes/{causeId}': async (setup, giver, nr) => {
    const { causeId } = await made(setup, giver, 'common-causes', cause(nr));
    return { method: 'PUT', path: `common-causes/${causeId}`, body: { ...cause(nr), kind: 'network_down' } };
  },
  'POST common-causes/{causeId}/findings': async (setup, giver, nr) => {
    const { causeId } = await made(setup, giver, 'common-causes', cause(nr));
    return {
      method: 'POST',
      path: `common-causes/${causeId}/findings`,
      body: { findingIds: [await finding(setup)] },
    };
  },
  'DELETE common-causes/{causeId}/findings/{findingId}': async (setup, giver, nr) => {
    const { causeId } = await made(setup, giver, 'common-causes', cause(nr));
    const findingId = await finding(setup);
    await made(setup, giver, `common-causes/${causeId}/findings`, { findingIds: [findingId] });
    return { method: 'DELETE', path: `common-causes/${causeId}/findings/${findingId}`, body: { reason } };
  },
  'POST finding-decisions/bulk': async (setup) => ({
    method: 'POST',
    path: 'finding-decisions/bulk',
    body: {
      findingIds: [await answeredFinding(setup), await answeredFinding(setup)],
      step: 'excuse',
      ...outsideCause,
      reason,
    },
  }),
  'POST legal-holds': async (setup) => ({ method: 'POST', path: 'legal-holds', body: await hold(setup) }),
  'POST legal-holds/{legalHoldId}/lifting': async (setup, giver) => {
    const { legalHoldId } = await made(setup, giver, 'legal-holds', await hold(setup));
    return { method: 'POST', path: `legal-holds/${legalHoldId}/lifting`, body: { reason } };
  },
  'POST findings/{findingId}/rectifications': async (setup) => ({
    method: 'POST',
    path: `findings/${await confirmedFinding(setup)}/rectifications`,
    body: order,
  }),
  'POST rectifications/{rectificationId}/reassignment': async (setup, giver) => ({
    method: 'POST',
    path: `rectifications/${await ordered(setup, giver)}/reassignment`,
    body: { ownerBadgeNo: '100002', dueOn: order.dueOn, reason },
  }),
  'POST rectifications/{rectificationId}/withdrawal': async (setup, giver) => ({
    method: 'POST',
    path: `rectifications/${await ordered(setup, giver)}/withdrawal`,
    body: { reason },
  }),
  'POST rectifications/{rectificationId}/check': async (setup, giver) => {
    const rectificationId = await ordered(setup, giver);
    const owner = { username: '', cookie: await setup.signIn('officer', null, order.ownerBadgeNo) };
    await made(setup, owner, `rectifications/${rectificationId}/proof`, proof);
    return { method: 'POST', path: `rectifications/${rectificationId}/check`, body: { outcome: 'passed', reason } };
  },
  'POST spot-orders': async (setup) => ({ method: 'POST', path: 'spot-orders', body: await spotOrder(setup) }),
  'POST spot-orders/{spotOrderId}/withdrawal': async (setup, giver) => ({
    method: 'POST',
    path: `spot-orders/${await spotOrdered(setup, giver)}/withdrawal`,
    body: { reason },
  }),
  'POST spot-orders/{spotOrderId}/check': async (setup, giver) => {
    const spotOrderId = await spotOrdered(setup, giver);
    const owner = { username: '', cookie: await setup.signIn('officer', null, order.ownerBadgeNo) };
    await made(setup, owner, `spot-orders/${spotOrderId}/proof`, proof);
    return { method: 'POST', path: `spot-orders/${spotOrderId}/check`, body: { outcome: 'passed', reason } };
  },
  'PUT recordings/{recordingId}/category': async (setup) => ({
    method: 'PUT',
    path: `recordings/${await recording(setup)}/category`,
    body: { category: 'case_evidence', reason },
  }),
  'POST retention/changes': async (setup, giver, nr) => ({
    method: 'POST',
    path: 'retention/changes',
    body: await newPeriods(setup, giver, nr),
  }),
  'POST retention/dry-run': (_setup, _giver, nr) => ({
    method: 'POST',
    path: 'retention/dry-run',
    body: { periods: { ...defaultPeriods, unclassified: 37 + (nr % 80) } },
  }),
  'POST viewing-sessions': async (setup) => ({
    method: 'POST',
    path: 'viewing-sessions',
    body: { recordingId: await recording(setup) },
  }),
});

/** One change waits at a time. */
async function newPeriods(setup: RosterSetup, giver: Somebody, nr: number): Promise<object> {
  await sql`update retention_change set decision = 'refused', decided_by = (select account_id from account
    where account_id <> proposed_by limit 1), decided_at = now(), decision_reason = ${reason}
    where decision is null`.execute(setup.db);
  const { version } = (await setup.call(giver.cookie, 'GET', 'retention')).body;
  return { baseVersion: version, periods: { ...defaultPeriods, unclassified: 37 + (nr % 80) }, reason };
}

/** What an officer does about decisions about himself. */
export const officerEvidenceCommands: readonly CommandCase[] = casesOf('officer', {
  'POST finding-decisions/{decisionId}/notices': async (setup) => {
    const { decisionId } = await decidedFinding(setup, { step: 'excuse', badgeNo: '100001', leaders: {} });
    return { method: 'POST', path: `finding-decisions/${decisionId}/notices`, body: {} };
  },
  'POST findings/{findingId}/contests': async (setup) => ({
    method: 'POST',
    path: `findings/${await contestableFinding(setup)}/contests`,
    body: { claim: 'did_not_happen', reason },
  }),
  'POST activity-contests/{activityEditId}/withdrawal': async (setup, giver) => {
    const path = `findings/${await contestableFinding(setup)}/contests`;
    const { activityEditId } = await made(setup, giver, path, { claim: 'did_not_happen', reason });
    return { method: 'POST', path: `activity-contests/${activityEditId}/withdrawal`, body: { reason } };
  },
  'POST findings/{findingId}/liability-appeals': async (setup) => {
    const leaders = { '100002': '100001' };
    const { findingId } = await decidedFinding(setup, { step: 'confirm', badgeNo: '100002', leaders });
    return { method: 'POST', path: `findings/${findingId}/liability-appeals`, body: { reason } };
  },
});

export async function decidedFinding(
  { db }: RosterSetup,
  { step, badgeNo, leaders }: { step: 'excuse' | 'confirm'; badgeNo: string; leaders: Record<string, string> },
): Promise<{ decisionId: string; findingId: string }> {
  const { rows } = await sql<{ decisionId: string; findingId: string }>`
    with told as (
      insert into finding (rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, found_at, changed_at,
        told_at, answer_due_on, handling, judged, leaders)
      values ('coverage', 'no_footage', 'shift:' || gen_random_uuid(), ${badgeNo}, 'S1', '2026-11-24', 'open',
        ${JSON.stringify(emptyDetail)}, now(), now(), now(), '2026-11-27',
        ${step === 'confirm' ? 'confirmed' : 'excused'}, '{}', ${JSON.stringify(leaders)})
      returning finding_id
    )
    insert into finding_decision (finding_id, step, state, finding_kind, violation_class, badge_nos, reason, decided_by,
      decided_at)
    select finding_id, ${step}, 'counts', 'no_footage', ${step === 'confirm' ? 'incomplete' : null}, array[${badgeNo}],
      ${reason}, (select account_id from account where role = 'brigade_admin' limit 1), now()
    from told returning decision_id as "decisionId", finding_id as "findingId"`.execute(db);
  if (!rows[0]) throw new Error('no finding');
  return rows[0];
}
