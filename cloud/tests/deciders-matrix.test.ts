import { randomUUID } from 'node:crypto';
import { waitingRequests } from '@rollcall/cloud/decisions/waiting-requests';
import { emptyDetail } from '@rollcall/cloud/reconcile/empty-detail';
import type { Role } from '@rollcall/shared/http/permissions';
import { type OutsideKind, outsideKindSchema } from '@rollcall/shared/resources/outside-decisions';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { outsideCause } from '@rollcall/test/outside-cause';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  appeal,
  decide,
  entryOf,
  outcomeOf,
  readCase,
  say,
  settle,
  startAccountability,
} from './support/accountability-world.ts';
import { startRosterWithStore } from './support/bulletin-cases.ts';
import type { RosterSetup } from './support/roster-setup.ts';
import {
  answeredFinding,
  contestableFinding,
  hour,
  made,
  type Pending,
  reason,
  type Somebody,
  secondPersonCases,
} from './support/second-person-cases.ts';

// Who may not decide: every kind of request by everybody who has a part in it, here and on paper. `two-people.test.ts` tries the
// accounts of who asked; `outside-*.test.ts` and the tests of each kind try what they may do.

const password = 'password-of-a-test';
let setup: RosterSetup;
let admin: Somebody;
let nr = 0;
beforeAll(async () => {
  setup = await startRosterWithStore();
  admin = await account('brigade_admin');
});
afterAll(() => setup?.stop());

/** An account made by a command: nobody else knew its password. */
async function account(role: Role, badgeNo: string | null = null, personName?: string): Promise<Somebody> {
  const username = `${role}-${randomUUID()}`;
  const unitCode = role === 'squad_leader' ? 'S1' : null;
  const name = badgeNo === null ? { personName: personName ?? username } : {};
  await addTestAccount(setup.db, { username, password, role, unitCode, badgeNo, ...name });
  const { headers } = await setup.call('', 'POST', 'sessions', { username, password });
  return { username, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

/** A session of somebody else that acts for that account. */
async function standInFor({ username }: Somebody): Promise<Somebody> {
  // A leader's stand-in is an officer of the unit.
  const delegate = await (username.startsWith('squad_leader')
    ? account('officer', '100001')
    : account('inspector', '200001'));
  const now = Date.now() + setup.clock.offsetMs;
  const [startsAt, endsAt] = [new Date(now - 60_000).toISOString(), new Date(now + 3_600_000).toISOString()];
  const named = { delegate: delegate.username, leader: username, startsAt, endsAt, reason: '外出' };
  const { delegationId } = await made(setup, admin, 'delegations', named);
  await setup.call(delegate.cookie, 'POST', `delegations/${delegationId}/acceptance`);
  const { headers } = await setup.call(delegate.cookie, 'PUT', 'sessions/current/acting', { delegationId });
  return { username: delegate.username, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

/** What waits, and who has a part in it: officers by badge number, and accounts. */
interface Asked {
  pending: Pending;
  concerned?: readonly string[];
  liable?: readonly string[];
  /** Who decided or found what it is against, or entered it. */
  before?: Somebody;
}

interface Kind {
  /** Undefined: it is never decided on paper. */
  outside?: OutsideKind;
  /** Who decided before enters no paper about it either. */
  alsoOnPaper?: true;
  /** Otherwise an inspector. */
  decider?: Role;
  ask(): Promise<Asked>;
}

/** What `second-person-cases.ts` asks, by somebody of the role with a name of his own. */
async function byCase(route: string): Promise<{ pending: Pending; first: Somebody }> {
  const one = secondPersonCases.find((known) => known.route === route);
  if (!one) throw new Error(`no case ${route}`);
  nr += 1;
  const first = await account(one.first);
  return { first, pending: await one.ask(setup, first, nr) };
}

/** An open finding about that officer and that day, for which officer 000123 is liable. */
async function findingOn(badgeNo: string, moment: string, kind = 'no_footage'): Promise<void> {
  const day = localDateOf(new Date(moment));
  await sql`
    insert into finding (rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, found_at, changed_at, told_at,
      answer_due_on, leaders)
    values (${kind === 'no_footage' ? 'coverage' : kind}, ${kind}, ${`shift:${randomUUID()}`}, ${badgeNo}, 'S1', ${day}, 'open', ${JSON.stringify(emptyDetail)},
      ${moment}, ${moment}, ${moment}, ${day}, ${JSON.stringify({ [badgeNo]: '000123' })})`.execute(setup.db);
}

async function explanationOrEdit(route: string, badgeNo = '100002'): Promise<Asked> {
  const { pending } = await byCase(route);
  await findingOn(badgeNo, hour(nr));
  return { pending, concerned: [badgeNo], liable: ['000123'] };
}

/** A finding of 100077, for which 000123 is liable, confirmed by an inspector. */
async function confirmed(): Promise<{ findingId: string; before: Somebody }> {
  const findingId = await answeredFinding(setup);
  await sql`update finding set leaders = '{"100077": "000123"}' where finding_id = ${findingId}`.execute(setup.db);
  const before = await account('inspector');
  const step = { step: 'confirm', reason, violationClass: 'incomplete', badgeNos: ['100077'] };
  await made(setup, before, `findings/${findingId}/steps`, step);
  return { findingId, before };
}

const kinds: Record<string, Kind> = {
  explanation: { outside: 'exemption', ask: () => explanationOrEdit('POST exemptions/{exemptionId}/decision') },
  'edit of the past': {
    outside: 'roster_proposal',
    ask: () => explanationOrEdit('POST roster-proposals/{rosterProposalId}/decision'),
  },
  'edit of an activity': {
    outside: 'activity_edit',
    ask: () => explanationOrEdit('POST activity-edits/{activityEditId}/decision', '100077'),
  },
  'contest of an activity': {
    outside: 'activity_edit',
    async ask() {
      const findingId = await contestableFinding(setup);
      await sql`update finding set leaders = '{"100001": "000123"}' where finding_id = ${findingId}`.execute(setup.db);
      const before = await account('inspector');
      await sql`
        insert into settlement (activity_id, kind, recording_ids, activity_said, reason, settled_by, settled_at)
        select activity_id, 'confirmed', '{}', '[]', ${reason}, (select account_id from account where username = ${before.username}), now()
        from finding where finding_id = ${findingId}`.execute(setup.db);
      const officer = await account('officer', '100001');
      const said = { claim: 'did_not_happen', reason };
      const { activityEditId } = await made(setup, officer, `findings/${findingId}/contests`, said);
      const path = `activity-edits/${activityEditId}/decision`;
      const pending: Pending = { method: 'POST', path, body: { decision: 'refused', reason } };
      return { pending, concerned: ['100001'], liable: ['000123'], before };
    },
  },
  'disputed check-out': {
    outside: 'custody_dispute',
    alsoOnPaper: true,
    async ask() {
      const { pending, first } = await byCase('POST custody-disputes/{disputeId}/decision');
      await findingOn('100002', hour(nr));
      return { pending, concerned: ['100002'], liable: ['000123'], before: first };
    },
  },
  'appeal of a finding': {
    outside: 'appeal',
    async ask() {
      const { findingId, before } = await confirmed();
      const { appeals } = await made(setup, await account('squad_leader'), `findings/${findingId}/appeals`, { reason });
      const path = `appeals/${appeals[0].appealId}/decision`;
      const body = { decision: 'dismissed', reason };
      return { pending: { method: 'POST', path, body }, concerned: ['100077'], liable: ['000123'], before };
    },
  },
  'appeal of a leader': {
    outside: 'liability_appeal',
    async ask() {
      const { findingId, before } = await confirmed();
      const leader = { username: '', cookie: await setup.signIn('officer', null, '000123') };
      const { appealId } = await made(setup, leader, `findings/${findingId}/liability-appeals`, { reason });
      const path = `liability-appeals/${appealId}/decision`;
      const body = { decision: 'dismissed', reason };
      return { pending: { method: 'POST', path, body }, concerned: ['100077'], liable: ['000123'], before };
    },
  },
  finding: {
    outside: 'finding',
    async ask() {
      const findingId = await answeredFinding(setup);
      await sql`update finding set leaders = '{"100077": "000123"}' where finding_id = ${findingId}`.execute(setup.db);
      const path = `findings/${findingId}/steps`;
      const pending: Pending = { method: 'POST', path, body: { step: 'unfounded', ...outsideCause, reason } };
      return { pending, concerned: ['100077'], liable: ['000123'] };
    },
  },
  'second person for a finding': {
    outside: 'finding_second',
    async ask() {
      const { pending, first } = await byCase('POST finding-decisions/{decisionId}/second');
      const decisionId = idIn(pending);
      await sql`update finding set leaders = '{"100077": "000123"}' where finding_id = (
        select finding_id from finding_decision where decision_id = ${decisionId})`.execute(setup.db);
      return { pending, concerned: ['100077'], liable: ['000123'], before: first };
    },
  },
  'end of a recusal': {
    outside: 'recusal_end',
    async ask() {
      const { pending, first } = await byCase('DELETE recusals/{recusalId}');
      return { pending, concerned: ['100002'], before: first };
    },
  },
  'access to footage': {
    outside: 'access_request',
    async ask() {
      const { pending, first } = await byCase('POST access-requests/{accessRequestId}/decision');
      return { pending, before: first };
    },
  },
  'retention periods': {
    outside: 'retention_change',
    async ask() {
      const { pending, first } = await byCase('POST retention/changes/{retentionChangeId}/decision');
      return { pending, before: first };
    },
  },
  'case number': {
    outside: 'case_number',
    async ask() {
      const { pending, first } = await byCase('POST case-evidence/numbers/{claimId}/decision');
      await findingOn('100002', hour(nr));
      return { pending, concerned: ['100002'], liable: ['000123'], before: first };
    },
  },
  'case evidence to take off': {
    outside: 'case_evidence_release',
    async ask() {
      const { pending, first } = await byCase('POST case-evidence/releases/{releaseId}/decision');
      return { pending, concerned: ['000123'], before: first };
    },
  },
  'correction of who led': {
    outside: 'leadership_edit',
    async ask() {
      const { pending, first } = await byCase('POST leadership-edits/{leadershipEditId}/decision');
      return { pending, concerned: ['000123'], before: first };
    },
  },
  'when new rules begin': {
    outside: 'rules_start',
    decider: 'brigade_leader',
    async ask() {
      const { pending, first } = await byCase('POST rules-starts/{rulesStartId}/decision');
      return { pending, before: first };
    },
  },
  'list of deletions': {
    async ask() {
      const { pending, first } = await byCase('POST deletion-lists/{deletionListId}/decisions');
      return { pending, before: first };
    },
  },
  'file let go from a card': {
    async ask() {
      const { pending, first } = await byCase('POST erase-approvals/{approvalId}/agreement');
      return { pending, before: first };
    },
  },
  'skipped item of a draw': {
    async ask() {
      const { pending, first } = await byCase('POST draw-skips/{drawSkipId}/decision');
      return { pending, concerned: ['000123'], before: first };
    },
  },
};

const idIn = ({ path }: Pending) => path.split('/').find((part) => /^[0-9a-f-]{36}$/.test(part)) ?? '';

const answered = async ({ cookie }: Somebody, { method, path, body }: Pending) => {
  const { status, body: told } = await setup.call(cookie, method, path, body);
  return status < 300 ? 'decided' : `${status} ${told.code}`;
};

/** The paper, as somebody entered it while nobody here could decide. */
async function papered(kind: OutsideKind, requestId: string): Promise<Pending> {
  const now = new Date(Date.now() + setup.clock.offsetMs);
  const request = await waitingRequests[kind].find(setup.db, requestId, now);
  const outcome = kind === 'finding' ? 'unfounded' : kind === 'finding_second' ? 'refused' : 'granted';
  const { rows } = await sql<{ id: string }>`
    insert into outside_decision (kind, request_id, finding_id, unit_code, badge_no, outcome, reason, document_no, decided_by,
      decided_on, entered_by, entered_at, scan_name, scan_sha256, scan_bytes, scan_type, scanned_at)
    select ${kind}, ${requestId}, ${request?.findingId ?? null}, ${request?.unitCode ?? null}, ${request?.badgeNo ?? null},
      ${outcome}, ${reason}, '〔2026〕12号', '县公安局', '2026-11-23', account_id, now(), '1.pdf', ${'a'.repeat(64)}, 1,
      'application/pdf', now()
    from account where username = ${(await account('inspector')).username} returning outside_decision_id as id`.execute(
    setup.db,
  );
  return { method: 'POST', path: `outside-decisions/${rows[0]?.id}/confirmation`, body: {} };
}

/** Everybody who has a part, by any account and through anybody; and whether he enters and confirms no paper either. */
async function barredFrom(
  { outside, alsoOnPaper, decider = 'inspector' }: Kind,
  { concerned = [], liable = [], before }: Asked,
) {
  const people: { who: string; by: Somebody; onPaper: boolean }[] = [];
  for (const [part, badgeNos] of Object.entries({ concerned, liable })) {
    for (const badgeNo of badgeNos) {
      const by = await account('inspector', badgeNo);
      const { rows } = await sql<{ name: string }>`select name from officer where badge_no = ${badgeNo}`.execute(
        setup.db,
      );
      const named = await account('inspector', null, rows[0]?.name);
      people.push(
        { who: part, by, onPaper: true },
        { who: `${part}, an account of the same name`, by: named, onPaper: true },
        { who: `${part}, a stand-in`, by: await standInFor(by), onPaper: true },
      );
      // Others with the same conflict may end a recusal.
      if (outside === 'recusal_end') continue;
      const kin = await account('inspector');
      await made(setup, kin, 'recusals', { badgeNo, reason: '亲属' });
      people.push({ who: `${part}, who is recused`, by: kin, onPaper: false });
    }
  }
  if (before) {
    const onPaper = alsoOnPaper ?? false;
    people.push(
      { who: 'who decided before', by: before, onPaper },
      // A name of his own is that of his account.
      {
        who: 'who decided before, an account of the same name',
        by: await account(decider, null, before.username),
        onPaper,
      },
      { who: 'who decided before, a stand-in', by: await standInFor(before), onPaper },
    );
  }
  return people;
}

describe.each(Object.entries(kinds))('%s', (_name, kind) => {
  it('is decided by nobody who has a part in it, and then by somebody else', async () => {
    const asked = await kind.ask();
    const told: string[] = [];
    for (const { who, by } of await barredFrom(kind, asked)) told.push(`${who}: ${await answered(by, asked.pending)}`);
    expect(told.filter((one) => !/: 403 /.test(one))).toEqual([]);
    expect(told).not.toEqual([]);
    expect(await answered(await account(kind.decider ?? 'inspector'), asked.pending)).toBe('decided');
  });
});

const onPaper = Object.entries(kinds).flatMap(([name, kind]) =>
  kind.outside === undefined ? [] : [{ name, kind, outside: kind.outside }],
);
describe.each(onPaper)('$name', ({ kind, outside }) => {
  it('is entered and confirmed on paper by nobody whom it concerns', async () => {
    const asked = await kind.ask();
    const requestId = idIn(asked.pending);
    const people = (await barredFrom(kind, asked)).filter((one) => one.onPaper);
    const told: string[] = [];
    const outcome = outside === 'finding' ? 'unfounded' : 'refused';
    const entry = { kind: outside, requestId, outcome, reason };
    const paper = { ...entry, documentNo: '〔2026〕12号', decidedBy: '县公安局', decidedOn: '2026-11-23' };
    for (const { who, by } of people) {
      told.push(`${who}: ${await answered(by, { method: 'POST', path: 'outside-decisions', body: paper })}`);
    }
    const pending = await papered(outside, requestId);
    for (const { who, by } of people) told.push(`${who}: ${await answered(by, pending)}`);
    expect(told.filter((one) => !/: 403 (?!forbidden)/.test(one))).toEqual([]);
    expect(await answered(await account('inspector'), pending)).toBe('decided');
  });
});

it('a check-out is decided about by who leads its officer, where the only finding says that it is disputed', async () => {
  await sql`update finding set state = 'resolved', resolved_at = now() where badge_no = '100002'`.execute(setup.db);
  const { pending } = await byCase('POST custody-disputes/{disputeId}/decision');
  await findingOn('100002', hour(nr), 'custody_disputed');
  // For whom others stood in before is back.
  await sql`update delegation set ended_at = now(), ended_by = named_by where ended_at is null`.execute(setup.db);
  expect(await answered(await account('inspector', '000123'), pending)).toBe('decided');
});

it('an appeal in a case is decided by nobody who has a part in the case', async () => {
  const world = await startAccountability();
  try {
    const found = await world.openCase();
    await say(found.officer, found.person);
    const decider = await world.setup.signIn('brigade_leader');
    await decide(decider, found.person);
    await appeal(found.officer, found.person);
    const entry = entryOf(await readCase(decider, found.caseId), 'person');
    const { signIn, actingFor } = world.setup;
    const himself = await signIn('brigade_leader', null, found.badgeNo);
    const led = await signIn('brigade_leader', null, found.leaderBadgeNo);
    const told: string[] = [];
    const tried = async (people: Record<string, typeof himself>) => {
      for (const [who, by] of Object.entries(people)) {
        told.push(`${who}: ${await outcomeOf(settle(by, entry, 'dismissed'))}`);
      }
    };
    await tried({ 'who appealed': himself, 'who led him': led, 'who decided': decider });
    // From then on these are away.
    await tried({
      'who stands in for who appealed': await actingFor(himself, await signIn('brigade_leader')),
      'who stands in for who led him': await actingFor(led, await signIn('brigade_leader')),
      'who stands in for who decided': await actingFor(decider, await signIn('brigade_leader')),
    });
    expect(told.filter((one) => !/: 403 (own_case|recused)$/.test(one))).toEqual([]);
    expect(await outcomeOf(settle(await signIn('brigade_leader'), entry, 'dismissed'))).toBe('done');
  } finally {
    await world.stop();
  }
});

it('findings are decided together by nobody who has a part in one of them', async () => {
  const kind = kinds.finding as Kind;
  const [one, other] = [await kind.ask(), await kind.ask()];
  const body = { findingIds: [idIn(one.pending), idIn(other.pending)], step: 'unfounded', ...outsideCause, reason };
  const together: Pending = { method: 'POST', path: 'finding-decisions/bulk', body };
  const told: string[] = [];
  for (const { who, by } of await barredFrom(kind, one)) told.push(`${who}: ${await answered(by, together)}`);
  expect(told.filter((line) => line.endsWith('decided'))).toEqual([]);
  expect(await answered(await account('inspector'), together)).toBe('decided');
});

it('every kind that can be decided outside is tried, but for appeals in cases', () => {
  const tried = onPaper.map(({ outside }) => outside);
  expect([...tried, 'accountability_appeal'].sort()).toEqual([...outsideKindSchema.options].sort());
});
