import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bulletinCommands, startRosterWithStore } from './support/bulletin-cases.ts';
import type { CommandCase } from './support/command-case.ts';
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
import type { RosterSetup } from './support/roster-setup.ts';
import { routePermissions } from './support/route-permissions.ts';
import { secondPersonCases } from './support/second-person-cases.ts';
import { person, tryCommands } from './support/try-commands.ts';

/** Commands that are tried elsewhere, or not twice, and why. */
const elsewhere: Readonly<Record<string, string>> = {
  'POST erase-approvals': 'needs a card in a dock; erase-approvals.test.ts tries it',
  'POST accountability-cases/entries/{entryId}/slips': 'needs an object store; accountability-cases.test.ts tries it',
  'POST finding-decisions/{decisionId}/slips/{badgeNo}': 'needs an object store; finding-slips.test.ts tries it',
  'POST attachments': 'needs an object store; exemption-attachments.test.ts tries it',
  'POST outside-decisions': 'needs a request that nobody here may decide; outside-decisions.test.ts tries it',
  'POST outside-decisions/{outsideDecisionId}/rejection': 'needs the same; outside-decisions.test.ts tries it',
  'POST spot-orders/{spotOrderId}/showing': 'needs an object store; spot-orders.test.ts tries it',
  'PUT outside-decisions/{outsideDecisionId}/scan': 'needs an object store; outside-decisions.test.ts tries it',
  'POST cases/{caseNo}/proposals': 'needs footage with a defect; cases.test.ts tries it',
  'POST case-proposals/{caseProposalId}/decision': 'needs the same; cases.test.ts tries it',
  'POST shift-copies': 'copies a week, which the other cases fill; shift-copies.test.ts tries it',
  'PUT exemptions/{exemptionId}/attachment': 'needs an object store; exemption-attachments.test.ts tries it',
  'POST ledger/cosignatures':
    'needs the key of a witness; the same cosignature again changes nothing: ledger-people.test.ts',
  'POST bulletins/clearings': 'the same again changes nothing; bulletins.test.ts tries it',
  'POST delegations/own': 'needs a leader who is away; s3-while-the-leader-is-away.test.ts tries it twice',
  'PUT sessions/current/acting': 'makes a session, whose answer is never kept: delegations.test.ts',
};

const changing = ['POST', 'PUT', 'PATCH', 'DELETE'];
/** What another person asked is decided by an administrator. */
const decisions: CommandCase[] = secondPersonCases.map(({ route, first, ask }) => ({
  route,
  role: 'brigade_admin',
  ready: async (setup, _giver, nr) => ask(setup, await person(setup, first), nr),
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
beforeAll(async () => {
  setup = await startRosterWithStore();
});
afterAll(() => setup?.stop());

/** Whose resource's own test calls `tryCommands`. */
async function triedByResources(commands: readonly string[]): Promise<string[]> {
  const others = (await readdir(import.meta.dirname))
    .map((name) => join(import.meta.dirname, name))
    .filter((file) => file.endsWith('.test.ts') && file !== import.meta.filename);
  const texts = await Promise.all(others.map((file) => readFile(file, 'utf8')));
  const trying = texts.filter((text) => text.includes('tryCommands('));
  return commands.filter((command) => trying.some((text) => text.includes(`'${command}': `)));
}

it('every command of people is in the matrix, or tried by the test of its resource, or has a reason not to be', async () => {
  const commands = routePermissions
    .filter(({ method, reach }) => changing.includes(method) && reach !== 'public' && reach !== 'station')
    .map(({ method, path }) => `${method} ${path}`);
  const told = [...cases.map(({ route }) => route), ...Object.keys(elsewhere), ...(await triedByResources(commands))];
  expect(told.sort()).toEqual(commands.sort());
});

tryCommands(cases, () => setup);
