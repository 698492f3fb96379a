import type { Role } from '@rollcall/shared/http/permissions';
import { roleSchema } from '@rollcall/shared/http/permissions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  appeal,
  decide,
  entryOf,
  notify,
  outcomeOf,
  readCase,
  reason,
  record,
  say,
  see,
  settle,
  startAccountability,
  type Told,
} from './support/accountability-world.ts';
import type { Person } from './support/explaining-setup.ts';

let world: Awaited<ReturnType<typeof startAccountability>>;
beforeAll(async () => {
  world = await startAccountability();
});
afterAll(() => world?.stop());

type Opened = Awaited<ReturnType<typeof world.openCase>>;
const ready = {
  async heard() {
    const found = await world.openCase();
    await say(found.officer, found.person);
    return found;
  },
  async decided(decision: object = { outcome: 'reminder_talk' }) {
    const found = await ready.heard();
    await decide(await world.setup.signIn('brigade_leader'), found.person, decision);
    return found;
  },
  async appealed() {
    const found = await ready.decided();
    await appeal(found.officer, found.person);
    return found;
  },
  async final() {
    const letOff = { outcome: 'none', ground: 'outside_cause' };
    const found = await ready.decided(letOff);
    await say(found.leader, found.led);
    await decide(await world.setup.signIn('brigade_leader'), found.led, letOff);
    return found;
  },
};
const propose = (who: Person, { caseId, person }: Opened) =>
  who.post<Told>(`accountability-cases/${caseId}/reopenings`, { entryIds: [person], reason });
const secondOf =
  (decision: string) =>
  async (who: Person, { caseId }: Opened) => {
    const { reopening } = await readCase(await world.setup.signIn('inspector'), caseId);
    return who.post<Told>(`accountability-cases/reopenings/${reopening?.reopeningId}/second`, { decision, reason });
  };

interface Step {
  name: string;
  /** A case of which the step comes next. */
  from: () => Promise<Opened>;
  take: (who: Person, of: Opened) => Promise<{ status: number; body: Partial<Told> }>;
  /** Who takes it; whom the entry is about where it is `himself`. */
  by: readonly (Role | 'himself')[];
}

const steps: Step[] = [
  { name: 'state', from: () => world.openCase(), take: (who, { person }) => say(who, person), by: ['himself'] },
  { name: 'decide', from: ready.heard, take: (who, { person }) => decide(who, person), by: ['brigade_leader'] },
  {
    name: 'record',
    from: ready.heard,
    take: (who, { person }) => record(who, person, 'referral'),
    by: ['brigade_leader', 'inspector'],
  },
  { name: 'see', from: () => ready.decided(), take: (who, { person }) => see(who, person), by: ['himself'] },
  {
    name: 'notify',
    from: () => ready.decided(),
    take: (who, { person }) => notify(who, person, { how: 'signed', signedOn: '2040-03-12' }),
    by: ['inspector', 'squad_leader'],
  },
  { name: 'appeal', from: () => ready.decided(), take: (who, { person }) => appeal(who, person), by: ['himself'] },
  {
    name: 'decide the appeal',
    from: ready.appealed,
    take: async (who, { caseId }) =>
      settle(who, entryOf(await readCase(await world.setup.signIn('inspector'), caseId), 'person'), 'dismissed'),
    by: ['brigade_leader'],
  },
  { name: 'propose to open again', from: ready.final, take: propose, by: ['brigade_leader', 'inspector'] },
  {
    name: 'open again',
    from: async () => {
      const found = await ready.final();
      await propose(found.inspector, found);
      return found;
    },
    take: secondOf('agreed'),
    by: ['brigade_leader', 'inspector'],
  },
];

describe.each(steps)('$name', ({ from, take, by }) => {
  it(`is for ${by.join(', ')} and nobody else`, async () => {
    let of = await from();
    const outcomes: string[] = [];
    for (const role of [...roleSchema.options, 'himself' as const]) {
      const who = role === 'himself' ? of.officer : await world.setup.signIn(role, 'squad-1');
      const outcome = await outcomeOf(take(who, of));
      outcomes.push(`${role} ${outcome}`);
      if (outcome === 'done') of = await from();
    }
    expect(outcomes.filter((outcome) => outcome.endsWith('done')).sort()).toEqual(
      [...by].map((who) => `${who} done`).sort(),
    );
    // Whoever may not is told so: by the role, or as if it were not there.
    expect(outcomes.filter((outcome) => !/done$|403 forbidden$|404 not_found$/.test(outcome))).toEqual([]);
  });
});

describe('a second account of who took part before', () => {
  it('decides, records and opens again nothing', async () => {
    const badgeNo = '390001';
    await world.setup.world.officer(badgeNo, 'squad-2');
    const opener = await world.setup.signIn('inspector', null, badgeNo);
    const again = await world.setup.signIn('brigade_leader', null, badgeNo);
    const found = await world.confirmedFinding();
    const { body } = await world.openOn(opener, found.findingId);
    const person = entryOf(body, 'person').entryId;
    await say(found.officer, person);
    expect(await outcomeOf(decide(again, person))).toBe('403 own_case');
    expect(await outcomeOf(record(again, person, 'referral'))).toBe('403 own_case');
    const decider = await world.setup.signIn('brigade_leader');
    await decide(decider, person);
    await appeal(found.officer, person);
    const appealed = entryOf(await readCase(decider, body.caseId), 'person');
    for (const who of [again, decider])
      expect(await outcomeOf(settle(who, appealed, 'dismissed'))).toBe('403 own_case');

    const final = await ready.final();
    await propose(opener, final);
    expect(await outcomeOf(secondOf('agreed')(again, final))).toBe('403 own_reopening');
    expect(await outcomeOf(secondOf('agreed')(decider, final))).toBe('done');
  });

  it('nor does who acts for him', async () => {
    const found = await ready.final();
    await propose(found.inspector, found);
    const acting = await world.setup.actingFor(found.inspector, await world.setup.signIn('inspector'));
    expect(await outcomeOf(secondOf('agreed')(acting, found))).toBe('403 own_reopening');
  });
});
