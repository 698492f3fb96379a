import { insertParameterVersion, readParameters } from '@rollcall/cloud/registry/parameter-repository';
import { defaultPeriods } from '@rollcall/shared/resources/retention';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decidedOutside, notOffered, offered, outsideDesk, paper } from './support/outside-desk.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';

let setup: RosterSetup;
let desk: ReturnType<typeof outsideDesk>;
let first: string;
let second: string;
/** The only one who may decide, and who proposes. */
let inspector: string;
beforeAll(async () => {
  setup = await startRoster();
  desk = outsideDesk(setup, 'retention_change');
  first = await setup.signIn('brigade_leader');
  second = await setup.signIn('brigade_leader');
  inspector = await setup.signIn('inspector');
});
afterAll(() => setup?.stop());

const retention = async () => (await setup.call(first, 'GET', 'retention')).body;
const confirm = (who: string, path: string) => setup.call(who, 'POST', `${path}/confirmation`);

/** Other months for accidents. @returns the id of the proposal */
async function proposed(accident: number): Promise<string> {
  const { version } = await retention();
  const periods = { ...defaultPeriods, accident };
  const change = { baseVersion: version, periods, reason: '按新规定' };
  return (await setup.call(inspector, 'POST', 'retention/changes', change)).body.changes[0].retentionChangeId;
}

it('other periods that nobody here may approve count once they were approved outside', async () => {
  const id = await proposed(30);
  expect(await desk.standing(first, id)).toEqual(offered);
  expect((await desk.enter(inspector, id)).body.code).toBe('own_proposal');
  expect((await desk.enter(await setup.signIn('squad_leader', 'S1'), id)).body.code).toBe('not_found');
  const path = await desk.entered(first, id, 'granted');
  expect((await confirm(inspector, path)).body.code).toBe('own_proposal');
  expect((await confirm(second, path)).body.state).toBe('confirmed');
  const { version, periods, changes } = await retention();
  expect([version, periods.accident]).toEqual([1, 30]);
  expect(changes[0]).toMatchObject({
    ...{ decision: 'approved', decidedBy: decidedOutside, decisionReason: paper.reason, version: 1 },
  });
  expect((await setup.facts()).at(-1)).toBe('decided_outside retention:periods');
  expect(await desk.standing(first, id)).toEqual(notOffered);
});

it('refused outside, nothing changes', async () => {
  await confirm(second, await desk.entered(first, await proposed(36), 'refused'));
  const { version, changes } = await retention();
  expect([version, changes[0].decision, changes[0].decidedBy]).toEqual([1, 'refused', decidedOutside]);
});

it('the floor of the parameters holds, whatever the paper says', async () => {
  const id = await proposed(12);
  const path = await desk.entered(first, id, 'granted');
  const before = await readParameters(setup.db);
  const set = (retentionFloorMonths: number) =>
    setup.db.transaction().execute((tx) =>
      insertParameterVersion(tx, {
        parameters: { ...before, retentionFloorMonths },
        reason: 'for a test',
        setBy: 'test',
        setAt: new Date(),
      }),
    );
  await set(18);
  expect((await confirm(second, path)).body.code).toBe('bad_periods');
  expect((await retention()).version).toBe(1);
  await set(before.retentionFloorMonths);
  expect((await confirm(second, path)).body.state).toBe('confirmed');
});

it('a proposal that another inspector may decide is decided here', async () => {
  const id = await proposed(24);
  await setup.signIn('inspector');
  expect((await desk.enter(first, id)).body.code).toBe('decided_here');
});

it.each(['deletion_list', 'erase_approval'])('what cannot be undone is never decided outside: %s', async (kind) => {
  const requestId = '00000000-0000-4000-8000-000000000000';
  const entered = { kind, requestId, outcome: 'granted', ...paper };
  expect((await setup.call(first, 'POST', 'outside-decisions', entered)).body.code).toBe('bad_request');
});
