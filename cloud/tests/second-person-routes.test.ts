import { expect, it } from 'vitest';
import { routePermissions } from './support/route-permissions.ts';
import { secondPersonCases } from './support/second-person-cases.ts';

/** What no administrator decides: `accountability-roles.test.ts` and `cases.test.ts` try these with a second person. */
const withoutAdministrator = `
POST accountability-cases/appeals/{appealId}/decision
POST accountability-cases/entries/{entryId}/decision
POST accountability-cases/entries/{entryId}/record
POST accountability-cases/reopenings/{reopeningId}/second
POST case-proposals/{caseProposalId}/decision
`;

const changing = ['POST', 'PUT', 'PATCH', 'DELETE'];

it('every command of people is one that somebody gives alone, or is tried with a second person', () => {
  const notAlone = routePermissions
    .filter(({ method, reach }) => changing.includes(method) && reach !== 'public' && reach !== 'station')
    .filter(({ mark }) => mark !== 'alone')
    .map(({ method, path }) => `${method} ${path}`);
  const tried = [...withoutAdministrator.trim().split('\n'), ...secondPersonCases.map(({ route }) => route)];
  expect(tried.sort()).toEqual(notAlone.sort());
});
