import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routePermissions } from './support/route-permissions.ts';
import { type Person, people, startThreeOfficers } from './support/three-officers.ts';

// Each officer has one row of everything. What a viewer gets of a list or of a single row is searched for what only that
// officer's rows can hold: the badge number, and the serial of the recorder.

/** Lists by their address, and the query that they need. */
const lists: Record<string, string> = {
  activities: '',
  'coverage/today': '',
  custodies: '',
  'custody-disputes': '',
  'custody-observations': '',
  'docking/overdue': '?at=2026-11-24T16:00:00Z',
  'duty-desk': '',
  'duty-weeks/{date}': '',
  exemptions: '',
  'finding-decisions': '',
  findings: '',
  leaderships: '',
  leave: '?from=2026-11-01&to=2026-11-30',
  officers: '',
  'pre-shift-checks': '',
  recorders: '',
  recordings: '',
  'repair-tickets': '',
  'roster-proposals': '',
  shifts: '',
  sightings: '',
  'training-attendance': '',
  'training-sessions': '',
};
const singles = [
  'activities/{activityId}',
  'exemptions/{exemptionId}',
  'findings/{findingId}',
  'leaderships/{leadershipId}',
  'leave/{leaveId}',
  'officers/{badgeNo}',
  'officers/{badgeNo}/days/{date}',
  'officers/{badgeNo}/days/{date}/track',
  'officers/{badgeNo}/file?month=2026-11',
  'pre-shift-checks/{preShiftCheckId}',
  'recorders/{recorderSerial}',
  'recorders/{recorderSerial}/clocks',
  'recorders/{recorderSerial}/days',
  'recorders/{recorderSerial}/log?day=2026-11-24',
  'recordings/{recordingId}',
  'recordings/{recordingId}/track',
  'repair-tickets/{repairTicketId}',
  'roster-proposals/{rosterProposalId}',
  'shifts/{shiftId}',
  'shifts/{shiftId}/coverage',
  'training-sessions/{sessionId}',
];
const downloadQueries: Record<string, string> = {
  'exports/leave': '&from=2026-11-01&to=2026-11-30',
  'exports/duty-week': '&week=2026-11-24',
  'exports/not-docked': '&at=2026-11-24T16:00:00Z',
  'exports/province': '&from=2026-11-24&to=2026-11-24',
};
type Letters = string;
const viewers: [string, Letters][] = [
  ['brigade_admin', 'ABC'],
  ['inspector', 'ABC'],
  ['auditor', 'ABC'],
  ['leader of S1', 'AB'],
  ['leader of S2', 'C'],
  ['leader of none', ''],
  ['officer A', 'A'],
  ['officer B', 'B'],
  ['officer C', 'C'],
  ['officer without a badge', ''],
];

let setup: Awaited<ReturnType<typeof startThreeOfficers>>;
const cookies = new Map<string, string>();
beforeAll(async () => {
  setup = await startThreeOfficers();
  const { signInAs } = setup;
  for (const role of ['brigade_admin', 'inspector', 'auditor'] as const) {
    cookies.set(role, await signInAs(role, null, null));
  }
  for (const [name, unitCode] of [
    ['leader of S1', 'S1'],
    ['leader of S2', 'S2'],
    ['leader of none', null],
  ] as const) {
    cookies.set(name, await signInAs('squad_leader', unitCode, null));
  }
  for (const { letter, badgeNo } of people) {
    cookies.set(`officer ${letter}`, await signInAs('officer', null, badgeNo));
  }
  // As if it led S1: a role that sees the own record doesn't see the unit that its account names.
  cookies.set('officer without a badge', await signInAs('officer', 'S1', null));
});
afterAll(() => setup?.stop());

async function get(viewer: string, path: string) {
  const { status, bytes } = await setup.call(cookies.get(viewer) ?? '', 'GET', path.replace('{date}', '2026-11-24'));
  return { status, text: bytes.toString() };
}

const isIn = (text: string, { badgeNo, recorderSerial }: Person) =>
  text.includes(badgeNo) || text.includes(recorderSerial);
const lettersIn = (text: string): Letters =>
  people
    .filter((person) => isIn(text, person))
    .map(({ letter }) => letter)
    .join('');

it('every list and every single row that depends on who looks is tried here, or marked as tried elsewhere', () => {
  const depends = routePermissions
    .filter(
      ({ method, reach }) =>
        method === 'GET' && typeof reach !== 'string' && /[ur]/.test(Object.values(reach).join('')),
    )
    .filter(({ mark }) => mark !== 'elsewhere')
    .map(({ path }) => path)
    .filter((path) => !/^(exports|imports)\//.test(path));
  expect(depends.sort()).toEqual([...Object.keys(lists), ...singles.map((path) => path.replace(/\?.*/, ''))].sort());
});

describe.each(viewers)('%s', (viewer, sees) => {
  it(`finds in every list the rows of ${sees || 'nobody'}, and no trace of others`, async () => {
    const found: Record<string, Letters> = {};
    for (const [path, query] of Object.entries(lists)) {
      const { status, text } = await get(viewer, path + query);
      found[path] = status === 200 ? lettersIn(text) : `${status} ${text}`;
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(lists).map((path) => [path, sees])));
  });

  it(`takes along in every export the rows of ${sees || 'nobody'}, and no trace of others`, async () => {
    const tables = routePermissions
      .filter(({ path, mark }) => path.startsWith('exports/') && mark !== 'elsewhere')
      .map(({ path }) => path);
    const found: Record<string, Letters> = {};
    for (const path of tables) {
      const { status, text } = await get(viewer, `${path}?format=csv&lang=zh${downloadQueries[path] ?? ''}`);
      found[path] = status === 200 ? lettersIn(text) : `${status} ${text}`;
    }
    expect(found).toEqual(Object.fromEntries(tables.map((path) => [path, sees])));
  });

  it(`reads the single rows of ${sees || 'nobody'}; those of others aren't there`, async () => {
    const found: Record<string, Letters> = {};
    for (const path of singles) {
      let letters = '';
      for (const person of people) {
        const address = path.replaceAll(/\{(\w+)\}/g, (all, name: string) => setup.ids[person.letter][name] ?? all);
        const { status, text } = await get(viewer, address);
        if (status === 200) letters += person.letter;
        else if (status !== 404) letters += ` ${status} ${text} `;
        // Nothing of another officer stands in it either.
        if (status === 200) expect(sees, `${path} ${text}`).toContain(lettersIn(text) || person.letter);
      }
      found[path] = letters;
    }
    expect(found).toEqual(Object.fromEntries(singles.map((path) => [path, sees])));
  });

  it(`opens footage of ${sees || 'nobody'} only`, async () => {
    let letters = '';
    for (const { letter, recordingId } of people) {
      const { status } = await setup.call(cookies.get(viewer) ?? '', 'POST', 'viewing-sessions', { recordingId });
      if (status === 201) letters += letter;
      else expect(status).toBe(404);
    }
    expect(letters).toBe(sees);
  });
});
