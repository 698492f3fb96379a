import { leadershipEdits } from '@rollcall/shared/resources/leadership-edits';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callApi } from './support/call-api.ts';
import { type Leading, march, startLeading } from './support/leading-world.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    leadership-edits                                a a a - - - -
POST   leadership-edits/{leadershipEditId}/decision    a a a - - - -
POST   leadership-edits/{leadershipEditId}/withdrawal  a - - - - - - alone
`);

let setup: Leading;
let badgeNo: string;
let findingId: string;
beforeAll(async () => {
  setup = await startLeading();
  for (const one of ['510901', '510902', '510903']) await setup.officer(one);
});
afterAll(() => setup?.stop());

let people = 0;
beforeEach(async () => {
  badgeNo = String(510_001 + people++);
  await setup.officer(badgeNo, '510902');
  findingId = await setup.findingOf(badgeNo, 10);
});

const times = { ledFrom: march('10T00:00').toISOString(), ledUntil: march('11T00:00').toISOString() };
const propose = async (changes: object = {}) => {
  const { status, body } = await setup.propose({ badgeNo, leaderBadgeNo: '510903', ...times, ...changes });
  expect(status).toBe(202);
  return body.leadershipEditId ?? '';
};
const withdraw = (id: string, cookie: string) =>
  callApi<{ code?: string; state?: string }>(setup.api.url, {
    method: 'POST',
    path: `leadership-edits/${id}/withdrawal`,
    cookie,
    body: { reason: '填错了' },
  });
const listed = async (cookie: string) =>
  (
    await callApi<{ rows: { leadershipEditId: string; own: boolean }[] }>(setup.api.url, {
      method: 'GET',
      path: 'leadership-edits',
      cookie,
    })
  ).body.rows;

it('what it stores and answers with stays', () => {
  const { factTypes, problems } = leadershipEdits;
  expect(factTypes).toEqual([
    'leadership_edit_agreed',
    'leadership_edit_proposed',
    'leadership_edit_refused',
    'leadership_edit_withdrawn',
  ]);
  expect(problems).toEqual({ leadership_edit_waits: 409, not_own_leadership_edit: 403, own_leadership_edit: 403 });
});

describe('a correction of who led', () => {
  it('waits for a second person: until then the finding keeps its leader', async () => {
    const id = await propose();
    expect((await setup.leaderOf(findingId)).leaderBadgeNo).toBe('510902');
    expect(await listed(setup.inspector.cookie)).toContainEqual(
      expect.objectContaining({
        leadershipEditId: id,
        state: 'proposed',
        own: false,
        officer: { badgeNo, name: `officer ${badgeNo}` },
        before: [{ leader: { badgeNo: '510902', name: 'officer 510902' }, ledFrom: null, ledUntil: null }],
        after: { leader: { badgeNo: '510903', name: 'officer 510903' }, ...times },
        findingsChanged: null,
      }),
    );
    expect((await setup.decide(id)).body).toMatchObject({ state: 'agreed', findingsChanged: 1, findingsKept: 0 });
    expect((await setup.leaderOf(findingId)).leaderBadgeNo).toBe('510903');
    expect((await setup.decide(id)).body.code).toBe('already_decided');
  });

  it('that is refused changes nothing', async () => {
    const id = await propose();
    expect((await setup.decide(id, 'refused')).body).toMatchObject({ state: 'refused', findingsChanged: null });
    expect((await setup.leaderOf(findingId)).leaderBadgeNo).toBe('510902');
    expect(await setup.rows(`badgeNo=${badgeNo}`)).toHaveLength(1);
  });

  it('is taken back by its proposer only, and decided by nobody whom it concerns', async () => {
    const id = await propose();
    expect((await setup.decide(id, 'agreed', setup.admin.cookie)).body.code).toBe('own_leadership_edit');
    for (const concerned of [badgeNo, '510902', '510903']) {
      const { cookie } = await setup.api.signInAs('inspector', null, concerned);
      expect((await setup.decide(id, 'agreed', cookie)).body.code).toBe('recused');
    }
    const other = await setup.api.signInAs('brigade_admin');
    expect((await withdraw(id, other.cookie)).body.code).toBe('not_own_leadership_edit');
    expect((await withdraw(id, setup.admin.cookie)).body.state).toBe('withdrawn');
    expect((await setup.decide(id)).body.code).toBe('already_decided');
    expect((await setup.leaderOf(findingId)).leaderBadgeNo).toBe('510902');
  });

  it('isn’t decided by who is liable for a finding that it could change, of a unit either', async () => {
    await sql`update finding set leaders = ${JSON.stringify({ [badgeNo]: '510901' })} where finding_id = ${findingId}`.execute(
      setup.world.db,
    );
    const { cookie } = await setup.api.signInAs('inspector', null, '510901');
    for (const led of [{ badgeNo }, { badgeNo: null }]) {
      const id = await propose(led);
      expect((await setup.decide(id, 'agreed', cookie)).body.code).toBe('recused');
      await withdraw(id, setup.admin.cookie);
    }
  });

  it('is proposed once: a second one of that time is refused, one of another time is not', async () => {
    const id = await propose();
    const again = await setup.propose({ badgeNo, leaderBadgeNo: null, ...times });
    expect([again.status, again.body.code]).toEqual([409, 'leadership_edit_waits']);
    const [ledFrom, ledUntil] = [march('12T00:00').toISOString(), march('13T00:00').toISOString()];
    const other = await propose({ ledFrom, ledUntil });
    for (const one of [id, other]) await withdraw(one, setup.admin.cookie);
  });

  it('until now is refused once the registry says otherwise, and can be refused then', async () => {
    await setup.change(badgeNo, { leaderBadgeNo: '510903' });
    const id = await propose({ ledUntil: null });
    await setup.change(badgeNo, { leaderBadgeNo: '510901' });
    expect((await setup.decide(id)).body.code).toBe('leadership_differs_now');
    expect((await setup.decide(id, 'refused')).body.state).toBe('refused');
  });
});
