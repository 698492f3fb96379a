import type { FindingDetailResponse, FindingRow } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import { type CauseDetail, type CauseRow, commonCauses } from '@rollcall/shared/resources/common-causes';
import type { RefusedFinding } from '@rollcall/shared/resources/finding-decisions';
import { outsideCause } from '@rollcall/test/outside-cause';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { officerWithGap, type Person, startExplaining } from './support/explaining-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    exports/common-causes                        a a a u r - a elsewhere
GET    common-causes                                a a a u r - a elsewhere
POST   common-causes                                - a a u - - - alone
GET    common-causes/{causeId}                      a a a u r - a elsewhere
PUT    common-causes/{causeId}                      - a a u - - - alone
POST   common-causes/{causeId}/findings             - a a u - - - alone
DELETE common-causes/{causeId}/findings/{findingId} - a a u - - - alone
`);

let setup: Awaited<ReturnType<typeof startExplaining>>;
const morningAfter = at('09:00', 2);
beforeAll(async () => {
  setup = await startExplaining(() => morningAfter);
});
afterAll(() => setup?.stop());

type Told = CauseDetail & Problem & { refused: RefusedFinding[] };

const said = (changes: object = {}) => ({
  title: '路面一中队采集站停电',
  kind: 'station_down',
  text: '变电检修，全站停电',
  startsAt: at('07:00').toISOString(),
  endsAt: at('20:00').toISOString(),
  unitCode: 'squad-1',
  ...changes,
});
const record = async (who: Person, changes: object = {}) => {
  const { status, body } = await who.post<Told>('common-causes', said(changes));
  return status === 201 ? body.causeId : `${status} ${body.code}`;
};
const attach = async (who: Person, causeId: string, ...findingIds: string[]) => {
  const { status, body } = await who.post<Told>(`common-causes/${causeId}/findings`, { findingIds });
  if (body.refused) return Object.fromEntries(body.refused.map(({ findingId, code }) => [findingId, code]));
  return status === 200 ? body.findings : `${status} ${body.code}`;
};
const read = async (who: Person, causeId: string) => (await who.get<Told>(`common-causes/${causeId}`)).body;
const listed = async (who: Person) => (await who.get<{ rows: CauseRow[] }>('common-causes')).body.rows;
const findingsWith = async (who: Person, query: string) =>
  (await who.get<{ rows: FindingRow[] }>(`findings?limit=200&${query}`)).body.rows.map(({ findingId }) => findingId);

it('its facts keep their names', () => {
  expect(commonCauses.factTypes).toEqual([
    'common_cause_changed',
    'common_cause_recorded',
    'finding_cause_attached',
    'finding_cause_detached',
  ]);
});

describe('a common cause', () => {
  it('has findings, counts them by how far they are, and decides nothing', async () => {
    const [one, two] = [await officerWithGap(setup), await officerWithGap(setup)];
    const inspector = await setup.signIn('inspector');
    const causeId = await record(inspector);
    expect(await attach(inspector, causeId, one.findingId, two.findingId)).toBe(2);
    await inspector.post(`findings/${two.findingId}/steps`, { step: 'excuse', ...outsideCause, reason: '采集站停电' });
    expect(await read(inspector, causeId)).toMatchObject({
      findings: 2,
      undecided: 1,
      recommended: false,
      mayChange: true,
      handlings: expect.arrayContaining([
        { handling: 'told', count: 1 },
        { handling: 'excused', count: 1 },
      ]),
    });
    expect((await findingsWith(inspector, `causeId=${causeId}`)).sort()).toEqual([one.findingId, two.findingId].sort());
    expect(await findingsWith(inspector, `causeId=${causeId}&handling=told`)).toEqual([one.findingId]);
    const finding = (await one.officer.get<FindingDetailResponse>(`findings/${one.findingId}`)).body;
    expect(finding.cause).toMatchObject({ causeId, title: '路面一中队采集站停电', kind: 'station_down' });
    expect(finding.history.at(-1)).toMatchObject({
      type: 'finding_cause_attached',
      by: inspector.username,
      detail: { causeId, cause: '路面一中队采集站停电' },
    });
  });

  it('takes all that are named or none, none that is under one, and lets one go with a reason', async () => {
    const [one, two] = [await officerWithGap(setup), await officerWithGap(setup)];
    const inspector = await setup.signIn('inspector');
    const [causeId, other] = [await record(inspector), await record(inspector)];
    await attach(inspector, causeId, one.findingId);
    expect(await attach(inspector, other, one.findingId, two.findingId)).toEqual({ [one.findingId]: 'has_cause' });
    expect((await read(inspector, other)).findings).toBe(0);
    // At once, one is first.
    const atOnce = await Promise.all([
      attach(inspector, causeId, two.findingId),
      attach(inspector, other, two.findingId),
    ]);
    expect(atOnce.filter((answer) => typeof answer === 'object')).toEqual([{ [two.findingId]: 'has_cause' }]);
    const remove = (reason: string) =>
      inspector.call<Problem>('DELETE', `common-causes/${causeId}/findings/${one.findingId}`, { reason });
    expect((await remove('')).status).toBe(400);
    expect((await remove('当日未用该站')).status).toBe(200);
    expect((await remove('当日未用该站')).body).toMatchObject({ code: 'not_under_cause' });
    const finding = (await inspector.get<FindingDetailResponse>(`findings/${one.findingId}`)).body;
    expect(finding.cause).toBeNull();
    expect(finding.history.at(-1)).toMatchObject({
      type: 'finding_cause_detached',
      detail: { reason: '当日未用该站' },
    });
    expect(await attach(inspector, other, one.findingId)).not.toBe(0);
  });

  it('proposes what is of its unit, time and rules, undecided and under none', async () => {
    const [one, two, elsewhere] = [
      await officerWithGap(setup),
      await officerWithGap(setup),
      await officerWithGap(setup, 'squad-2'),
    ];
    const inspector = await setup.signIn('inspector');
    const causeId = await record(inspector);
    await attach(inspector, causeId, one.findingId);
    const proposed = () => findingsWith(inspector, `likeCause=${causeId}`);
    expect(await proposed()).toContain(two.findingId);
    expect(await proposed()).not.toContain(one.findingId);
    expect(await proposed()).not.toContain(elsewhere.findingId);
    expect((await read(inspector, causeId)).proposed).toBe((await proposed()).length);
    const finding = setup.world.db.updateTable('finding').where('finding_id', '=', two.findingId);
    await finding.set({ rule_key: 'late_import' } as never).execute();
    expect(await proposed()).not.toContain(two.findingId);
    await finding.set({ rule_key: 'coverage' } as never).execute();
    const past = await record(inspector, { startsAt: at('01:00').toISOString(), endsAt: at('08:00').toISOString() });
    expect(await findingsWith(inspector, `likeCause=${past}`)).not.toContain(two.findingId);
    await inspector.post(`findings/${two.findingId}/steps`, { step: 'excuse', ...outsideCause, reason: '采集站停电' });
    expect(await proposed()).not.toContain(two.findingId);
  });

  it('is changed, and says what it said before', async () => {
    const inspector = await setup.signIn('inspector');
    const causeId = await record(inspector, { endsAt: null });
    const put = (body: object) => inspector.call<Problem>('PUT', `common-causes/${causeId}`, body);
    expect((await put(said({ endsAt: at('06:00').toISOString() }))).status).toBe(400);
    expect((await put(said({ unitCode: 'no-such-unit' }))).body).toMatchObject({ code: 'bad_request' });
    expect((await put(said({ kind: 'network_down' }))).status).toBe(200);
    const { history, kind } = await read(inspector, causeId);
    expect([kind, history.map(({ type }) => type)]).toEqual([
      'network_down',
      ['common_cause_recorded', 'common_cause_changed'],
    ]);
  });
});

describe('who may', () => {
  it('a squad leader records one for the own unit, as a recommendation; who decides records any', async () => {
    const leader = await setup.signIn('squad_leader', 'squad-1');
    const causeId = await record(leader);
    expect(await read(leader, causeId)).toMatchObject({ recommended: true, mayChange: true });
    for (const unitCode of ['squad-2', null])
      expect(await record(leader, { unitCode })).toBe('403 cause_of_other_unit');
    const inspector = await setup.signIn('inspector');
    const brigades = await record(inspector, { unitCode: null });
    const [own, other] = [await officerWithGap(setup), await officerWithGap(setup, 'squad-2')];
    expect(await attach(leader, brigades, own.findingId)).toBe('403 cause_of_other_unit');
    expect(await attach(leader, causeId, own.findingId, other.findingId)).toEqual({ [other.findingId]: 'not_found' });
    expect(await attach(leader, causeId, own.findingId)).toBe(1);
    const decision = { findingIds: [own.findingId], step: 'excuse', ...outsideCause, reason: '采集站停电' };
    expect((await leader.post<Problem>('finding-decisions/bulk', decision)).body.code).toBe('forbidden');
    for (const role of ['brigade_admin', 'auditor', 'officer'] as const) {
      expect(await record(await setup.signIn(role, 'squad-1'))).toBe('403 forbidden');
    }
  });

  it('nobody puts a finding about himself under one', async () => {
    const { badgeNo, findingId } = await officerWithGap(setup);
    const inspector = await setup.signIn('inspector');
    const causeId = await record(inspector);
    const himself = await setup.signIn('inspector', null, badgeNo);
    expect(await attach(himself, causeId, findingId)).toEqual({ [findingId]: 'recused' });
    await attach(inspector, causeId, findingId);
    const path = `common-causes/${causeId}/findings/${findingId}`;
    expect((await himself.call<Problem>('DELETE', path, { reason: '与本人无关' })).body).toMatchObject({
      code: 'recused',
    });
  });

  it('an officer sees the cause of his own finding, and of no other finding', async () => {
    const [one, two] = [await officerWithGap(setup), await officerWithGap(setup)];
    const inspector = await setup.signIn('inspector');
    const [causeId, others] = [await record(inspector), await record(inspector)];
    await attach(inspector, causeId, one.findingId, two.findingId);
    expect(await listed(one.officer)).toMatchObject([{ causeId, findings: 1, undecided: 1 }]);
    expect(await read(one.officer, causeId)).toMatchObject({
      findings: 1,
      handlings: [{ handling: 'told', count: 1 }],
      proposed: 0,
      mayChange: false,
    });
    expect(await findingsWith(one.officer, `causeId=${causeId}`)).toEqual([one.findingId]);
    expect(await findingsWith(one.officer, `likeCause=${others}`)).not.toContain(two.findingId);
    expect(await read(one.officer, others)).toMatchObject({ code: 'not_found' });
    const otherLeader = await setup.signIn('squad_leader', 'squad-2');
    expect(await read(otherLeader, causeId)).toMatchObject({ code: 'not_found' });
  });
});
