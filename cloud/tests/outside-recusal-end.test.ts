import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { decidedOutside, notOffered, offered, outsideDesk, paper } from './support/outside-desk.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';

let setup: RosterSetup;
let desk: ReturnType<typeof outsideDesk>;
let first: string;
let second: string;
/** The only one who could end recusals, and is recused. */
let inspector: string;
let recusalId: string;
beforeAll(async () => {
  setup = await startRoster();
  desk = outsideDesk(setup, 'recusal_end');
  first = await setup.signIn('brigade_leader');
  second = await setup.signIn('brigade_leader');
  inspector = await setup.signIn('inspector');
});
afterAll(() => setup?.stop());
let nr = 0;
beforeEach(async () => {
  const badgeNo = ['100001', '100002', '200001', '000123'][nr++];
  recusalId = (await setup.call(inspector, 'POST', 'recusals', { badgeNo, reason: '亲属' })).body.recusalId;
});

const read = async () =>
  (await setup.call(second, 'GET', 'recusals')).body.rows.find(
    (row: { recusalId: string }) => row.recusalId === recusalId,
  );
const confirm = (who: string, path: string) => setup.call(who, 'POST', `${path}/confirmation`);

it('a recusal that nobody here may end ends outside, by two whom it does not concern', async () => {
  expect(await desk.standing(first, recusalId)).toEqual(offered);
  expect((await desk.enter(inspector, recusalId)).body.code).toBe('own_recusal');
  const about = await setup.signIn('brigade_leader', null, '100001');
  expect((await desk.enter(about, recusalId)).body.code).toBe('recused');
  const path = await desk.entered(first, recusalId, 'granted');
  for (const [who, code] of [
    [inspector, 'own_recusal'],
    [about, 'recused'],
    [first, 'own_outside_decision'],
  ] as const) {
    expect((await confirm(who, path)).body.code).toBe(code);
  }
  expect((await read()).endedBy).toBeNull();
  expect((await confirm(second, path)).body).toMatchObject({ state: 'confirmed', unitCode: 'S1', badgeNo: '100001' });
  expect(await read()).toMatchObject({ endedBy: decidedOutside, endReason: paper.reason });
  expect((await setup.facts()).at(-1)).toBe(`decided_outside recusal:${recusalId}`);
  expect(await desk.standing(first, recusalId)).toEqual(notOffered);
  expect((await desk.enter(first, recusalId)).body.code).toBe('already_decided');
});

it('that must not end stays in force, and can be entered anew', async () => {
  await confirm(second, await desk.entered(first, recusalId, 'refused'));
  expect((await read()).endedBy).toBeNull();
  expect((await setup.facts()).at(-1)).toBe(`decided_outside recusal:${recusalId}`);
  await confirm(first, await desk.entered(second, recusalId, 'granted'));
  expect((await read()).endedBy).toBe(decidedOutside);
});

it('that an administrator may end ends here', async () => {
  await setup.signIn('brigade_admin');
  expect(await desk.standing(first, recusalId)).toEqual(notOffered);
  expect((await desk.enter(first, recusalId)).body.code).toBe('decided_here');
});
