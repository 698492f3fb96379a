import { randomUUID } from 'node:crypto';
import type { Role } from '@rollcall/shared/http/sessions';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bulletinCommands, startRosterWithStore } from './support/bulletin-cases.ts';
import { callApi } from './support/call-api.ts';
import type { Command, CommandCase } from './support/command-case.ts';
import { accountabilityCommands } from './support/command-cases-accountability.ts';
import { dutyCommands, officerCommands } from './support/command-cases-duty.ts';
import {
  inspectorCommands,
  leaderEvidenceCommands,
  officerEvidenceCommands,
  ownerCommands,
} from './support/command-cases-evidence.ts';
import { registryCommands } from './support/command-cases-registry.ts';
import { reviewCommands } from './support/command-cases-reviews.ts';
import { sessionCommands } from './support/command-cases-sessions.ts';
import { studyPackCommands } from './support/command-cases-study-packs.ts';
import { trainingCaseCommands } from './support/command-cases-training-cases.ts';
import { countRows, type RowCounts, rowsAdded } from './support/count-rows.ts';
import type { RosterSetup } from './support/roster-setup.ts';
import { routePermissions } from './support/route-permissions.ts';
import { type Somebody, secondPersonCases } from './support/second-person-cases.ts';

/** Commands that are tried elsewhere, or not twice, and why. */
const elsewhere: Readonly<Record<string, string>> = {
  'POST erase-approvals': 'needs a card in a dock; erase-approvals.test.ts tries it',
  'POST accountability-cases/entries/{entryId}/slips': 'needs an object store; accountability-cases.test.ts tries it',
  'POST finding-decisions/{decisionId}/slips/{badgeNo}': 'needs an object store; finding-slips.test.ts tries it',
  'POST attachments': 'needs an object store; exemption-attachments.test.ts tries it',
  'POST outside-decisions': 'needs a request that nobody here may decide; outside-decisions.test.ts tries it',
  'POST outside-decisions/{outsideDecisionId}/rejection': 'needs the same; outside-decisions.test.ts tries it',
  'PUT outside-decisions/{outsideDecisionId}/scan': 'needs an object store; outside-decisions.test.ts tries it',
  'POST shift-copies': 'copies a week, which the other cases fill; shift-copies.test.ts tries it',
  'PUT exemptions/{exemptionId}/attachment': 'needs an object store; exemption-attachments.test.ts tries it',
  'POST ledger/cosignatures':
    'needs the key of a witness; the same cosignature again changes nothing: ledger-people.test.ts',
  'POST bulletins/clearings': 'the same again changes nothing; bulletins.test.ts tries it',
  'PUT sessions/current/acting': 'makes a session, whose answer is never kept: delegations.test.ts',
};

const password = 'password-of-a-test';
const changing = ['POST', 'PUT', 'PATCH', 'DELETE'];
/** What another person asked is decided by an administrator. */
const decisions: CommandCase[] = secondPersonCases.map(({ route, first, ask }) => ({
  route,
  role: 'brigade_admin',
  ready: async (setup, _giver, nr) => ask(setup, await person(first), nr),
}));
const cases: readonly CommandCase[] = [
  ...dutyCommands,
  ...officerCommands,
  ...registryCommands,
  ...leaderEvidenceCommands,
  ...inspectorCommands,
  ...officerEvidenceCommands,
  ...ownerCommands,
  ...accountabilityCommands,
  ...reviewCommands,
  ...sessionCommands,
  ...bulletinCommands,
  ...trainingCaseCommands,
  ...studyPackCommands,
  ...decisions,
];

let setup: RosterSetup;
let nr = 0;
beforeAll(async () => {
  setup = await startRosterWithStore();
});
afterAll(() => setup?.stop());

/** Somebody's account in S1, made at the command line: nobody else is apart from it. */
async function person(role: Role): Promise<Somebody> {
  const username = `${role}-${randomUUID()}`;
  const unitCode = role === 'squad_leader' ? 'S1' : null;
  const badgeNo = role === 'officer' ? '100001' : null;
  await addTestAccount(setup.db, { username, password, role, unitCode, badgeNo, personName: `某人${username}` });
  return { username, cookie: await signIn(username) };
}

async function signIn(username: string): Promise<string> {
  const { headers } = await setup.call('', 'POST', 'sessions', { username, password });
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

const give = ({ cookie }: Somebody, { method, path, body }: Command, key: string) =>
  callApi(setup.url, { method, path, cookie, body, headers: { 'idempotency-key': key } });

const count = (): Promise<RowCounts> => countRows(setup.db);

/** The end of a session and the next sign-in are facts, too. */
const withFactsOfSession = ({ fact = 0, pending_fact = 0, ...others }: Record<string, number>) => ({
  ...others,
  fact: fact + 2,
  pending_fact: pending_fact + 2,
});

async function readyFor({ role, ready }: CommandCase): Promise<{ giver: Somebody; command: Command }> {
  nr += 1;
  const giver = await person(role);
  return { giver, command: await ready(setup, giver, nr) };
}

it('every command of people is in the matrix, or has a reason not to be', () => {
  const commands = routePermissions
    .filter(({ method, reach }) => changing.includes(method) && reach !== 'public' && reach !== 'station')
    .map(({ method, path }) => `${method} ${path}`);
  const told = [...cases.map(({ route }) => route), ...Object.keys(elsewhere)];
  expect(told.sort()).toEqual(commands.sort());
});

describe.each(cases)('$route', (kind) => {
  /** What it answers when it comes once, and what it adds then. */
  let single: Awaited<ReturnType<typeof give>>;
  let added: Record<string, number>;
  beforeAll(async () => {
    const once = await readyFor(kind);
    const before = await count();
    single = await give(once.giver, once.command, randomUUID());
    added = rowsAdded(before, await count());
  });

  it('adds no more when it comes twice at once with one key than when it comes once, and nothing when it comes again', async () => {
    expect([single.status, single.body.code]).toEqual([expect.toSatisfy((status) => status < 300), undefined]);
    const twice = await readyFor(kind);
    const key = randomUUID();
    const start = await count();
    const answers = await Promise.all([1, 2].map(() => give(twice.giver, twice.command, key)));
    expect(answers.map(({ status }) => status)).toEqual([single.status, single.status]);
    expect(answers.map(({ headers }) => headers.get('idempotency-replayed')).sort()).toEqual([null, 'true']);
    const after = await count();
    expect(rowsAdded(start, after)).toEqual(added);

    const again = await give(twice.giver, twice.command, key);
    expect([again.status, again.bytes.toString()]).toEqual([single.status, answers[0]?.bytes.toString()]);
    expect(rowsAdded(after, await count())).toEqual({});
  });

  // A new password, once it is given, is what its giver would have to sign in with.
  if (kind.route !== 'PUT sessions/current/password') {
    it('adds no more when its session ends in the middle of it, and it comes again after signing in', async () => {
      const cut = await readyFor(kind);
      const key = randomUUID();
      const untold = await count();
      const [told] = await Promise.all([
        give(cut.giver, cut.command, key),
        setup.call(cut.giver.cookie, 'DELETE', 'sessions/current'),
      ]);
      expect([single.status, 401]).toContain(told.status);
      const signedIn = { ...cut.giver, cookie: await signIn(cut.giver.username) };
      expect((await give(signedIn, cut.command, key)).status).toBe(single.status);
      expect(rowsAdded(untold, await count())).toEqual(withFactsOfSession(added));
    });
  }

  it('writes nothing once the session has ended', async () => {
    const { giver, command } = await readyFor(kind);
    await setup.call(giver.cookie, 'DELETE', 'sessions/current');
    const before = await count();
    expect(await give(giver, command, randomUUID())).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
    expect(rowsAdded(before, await count())).toEqual({});
  });
});
