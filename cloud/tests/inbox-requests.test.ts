import { randomUUID } from 'node:crypto';
import type { Role } from '@rollcall/shared/http/permissions';
import type { InboxEntry, InboxGroups, InboxKind, InboxSide } from '@rollcall/shared/resources/inbox';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRosterWithStore } from './support/bulletin-cases.ts';
import type { RosterSetup } from './support/roster-setup.ts';
import { type Somebody, secondPersonCases } from './support/second-person-cases.ts';

/** The kind of entry that tells of each request. What nobody asked for has none. */
const kinds: Record<string, InboxKind | undefined> = {
  'POST access-requests/{accessRequestId}/decision': 'access_request',
  'POST activity-edits/{activityEditId}/decision': 'activity_edit',
  'POST appeals/{appealId}/decision': 'appeal',
  'POST bulletins/{bulletinId}/seal': 'bulletin_review',
  'POST case-evidence/numbers/{claimId}/decision': 'case_number',
  'POST case-evidence/releases/{releaseId}/decision': 'case_evidence_release',
  'POST custody-disputes/{disputeId}/decision': 'custody_dispute',
  'POST deletion-lists/{deletionListId}/decisions': 'deletion_list',
  'POST draw-skips/{drawSkipId}/decision': 'draw_skip',
  'POST exemptions/{exemptionId}/decision': 'exemption',
  'POST leadership-edits/{leadershipEditId}/decision': 'leadership_edit',
  'POST outside-decisions/{outsideDecisionId}/confirmation': 'outside_decision',
  'POST retention/changes/{retentionChangeId}/decision': 'retention_change',
  'POST roster-proposals/{rosterProposalId}/decision': 'roster_proposal',
  'POST rules-starts/{rulesStartId}/decision': 'rules_start',
};
const told = secondPersonCases.flatMap((one) => {
  const kind = kinds[one.route];
  return kind === undefined ? [] : [{ ...one, kind }];
});

let setup: RosterSetup;
let nr = 0;
let others: Record<string, Somebody>;
beforeAll(async () => {
  setup = await startRosterWithStore();
  others = {
    admin: await person('brigade_admin'),
    inspector: await person('inspector'),
    'brigade leader': await person('brigade_leader'),
    'leader of S1': await person('squad_leader', 'S1'),
    'leader of S2': await person('squad_leader', 'S2'),
    'whom it is about': await person('inspector', null, '100002'),
    officer: await person('officer', null, '100002'),
  };
});
afterAll(() => setup?.stop());

/** Somebody's account, made at the command line. */
async function person(role: Role, unitCode: string | null = null, badgeNo: string | null = null): Promise<Somebody> {
  const account = { username: `${role}-${randomUUID()}`, password: 'password-of-a-test' };
  await addTestAccount(setup.db, {
    ...account,
    role,
    unitCode,
    badgeNo,
    ...(badgeNo === null ? { personName: account.username } : {}),
  });
  const { headers } = await setup.call('', 'POST', 'sessions', account);
  return { username: account.username, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

async function idsOf({ cookie }: Somebody, side: InboxSide, kind: InboxKind): Promise<string[]> {
  const { body } = await setup.call(cookie, 'GET', `inbox?side=${side}&kind=${kind}&limit=200`);
  return body.rows.map(({ id }: InboxEntry) => id);
}

describe.each(told)('$kind', ({ kind, first, ask, decider: role = 'inspector' }) => {
  it('is shown exactly to whom the decision is open, and to nobody once it is decided', async () => {
    nr += 1;
    const asker = await person(
      first,
      first === 'squad_leader' ? 'S1' : null,
      first === 'squad_leader' ? '100001' : null,
    );
    const pending = await ask(setup, asker, nr);
    const id = pending.path.split('/').find((part) => /^[0-9a-f-]{36}$/.test(part)) ?? '';
    const people = { ...others, asker };
    const shown: string[] = [];
    for (const [name, who] of Object.entries(people)) {
      if ((await idsOf(who, 'must_do', kind)).includes(id)) shown.push(name);
      else {
        const { status } = await setup.call(who.cookie, pending.method, pending.path, pending.body);
        // Who approved a list before isn't told of it again.
        expect([name, status]).toEqual([
          name,
          expect.toBeOneOf(kind === 'deletion_list' ? [403, 404, 409] : [403, 404]),
        ]);
      }
    }
    const decides = role.replace('_', ' ');
    expect(shown).toContain(decides);
    // Who entered the check-out may say that it was wrong, though not that it stands.
    expect(shown.includes('asker')).toBe(kind === 'custody_dispute');
    if (kind !== 'custody_dispute' && kind !== 'deletion_list' && kind !== 'outside_decision') {
      expect(await idsOf(asker, 'waiting_for', kind)).toContain(id);
    }
    const decider = others[decides] as Somebody;
    const { status } = await setup.call(decider.cookie, pending.method, pending.path, pending.body);
    expect(status).toBeLessThan(300);
    for (const who of Object.values(people)) expect(await idsOf(who, 'must_do', kind)).not.toContain(id);
    expect(await idsOf(asker, 'waiting_for', kind)).not.toContain(id);
    if (kind !== 'custody_dispute' && kind !== 'deletion_list')
      expect(await idsOf(asker, 'decided', kind)).toContain(id);
  });
});

it('the groups, the list and the number in the menu add up, for everybody', async () => {
  for (const who of Object.values(others)) {
    const groups = (await setup.call(who.cookie, 'GET', 'inbox/groups')).body as InboxGroups;
    for (const { kind, count, entries } of groups.mustDo) {
      expect([kind, await idsOf(who, 'must_do', kind)]).toEqual([kind, entries.map(({ id }) => id)]);
      expect(entries).toHaveLength(count);
    }
    const sum = groups.mustDo.reduce((total, { count }) => total + count, 0);
    expect(groups.counts.mustDo).toBe(sum);
    const { mustDo, overdue } = groups.counts;
    expect((await setup.call(who.cookie, 'GET', 'inbox/count')).body).toEqual({ mustDo, overdue });
  }
});

it('a fault of the unit is shown to its leader until it is closed, and to who told of it', async () => {
  const officer = others.officer as Somebody;
  const { body } = await setup.call(officer.cookie, 'POST', 'repair-tickets', {
    recorderSerial: 'K1',
    symptom: '不能开机',
  });
  const { repairTicketId } = body;
  const leader = others['leader of S1'] as Somebody;
  const shown = async () => ({
    own: (await idsOf(leader, 'must_do', 'repair_ticket')).includes(repairTicketId),
    other: (await idsOf(others['leader of S2'] as Somebody, 'must_do', 'repair_ticket')).includes(repairTicketId),
    waiting: (await idsOf(officer, 'waiting_for', 'repair_ticket')).includes(repairTicketId),
    repaired: (await idsOf(officer, 'decided', 'repair_ticket')).includes(repairTicketId),
  });
  expect(await shown()).toEqual({ own: true, other: false, waiting: true, repaired: false });
  await setup.call(leader.cookie, 'PATCH', `repair-tickets/${repairTicketId}`, {
    state: 'closed',
    outcome: 'repaired',
  });
  expect(await shown()).toEqual({ own: false, other: false, waiting: false, repaired: true });
});
