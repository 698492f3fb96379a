import { readBulletinInput } from '@rollcall/cloud/bulletins/input/read-bulletin-input';
import { composeContent } from '@rollcall/shared/bulletins/compose-content';
import { bulletinContentSchema } from '@rollcall/shared/bulletins/content';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasMadeUp, reOffencesByHand } from './support/training-oracle.ts';
import { anyTraining, startTraining } from './support/training-world.ts';

// March 2040, with the end of it and the next month: sessions were signed off as they began.

const reOffenceDays = 20;
const cutOff = new Date('2040-04-20T08:00:00+08:00');
const made = anyTraining(20_261_211, 200);
let setup: Awaited<ReturnType<typeof startTraining>>;
beforeAll(async () => {
  setup = await startTraining(cutOff, { reOffenceDays });
  for (const [badgeNo, unitCode] of made.officers) await setup.world.officer(badgeNo, unitCode);
  await setup.add(made);
});
afterAll(() => setup?.stop());

const monthOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 7);

it('tells who attended in the month, and what was confirmed again in it, and names nobody', async () => {
  const { input } = await readBulletinInput(setup.db, { kind: 'monthly', cutOff, takenAt: cutOff });
  const content = bulletinContentSchema.parse(composeContent(input));
  const training = content.monthly?.training;
  expect([content.format, content.period]).toEqual([2, { from: '2040-03-01', to: '2040-03-31' }]);

  const held = made.sessions.filter(({ state, startsAt }) => state === 'signed_off' && monthOf(startsAt) === '2040-03');
  const byHand = ['squad-1', 'squad-2'].map((unitCode) => {
    const own = held.flatMap((session) =>
      session.expected.filter((who) => who.unitCode === unitCode).map((who) => ({ session, ...who })),
    );
    const absent = own.filter(({ present }) => !present);
    return {
      ...{ unitCode, sessions: new Set(own.map(({ session }) => session)).size, expected: own.length, excused: 0 },
      ...{ present: own.length - absent.length, missed: absent.length },
      madeUp: absent.filter(({ session, badgeNo }) => hasMadeUp(made.sessions, session, { badgeNo })).length,
    };
  });
  expect(training?.units).toEqual(byHand);
  expect(byHand.every(({ madeUp, missed }) => madeUp > 0 && madeUp < missed)).toBe(true);

  const again = new Map<string, Set<string>>();
  for (const { finding, taught } of reOffencesByHand(made, reOffenceDays)) {
    if (monthOf(finding.confirmedAt) !== '2040-03') continue;
    const key = [finding.unitCode, finding.violationClass, taught].join(' ');
    again.set(key, (again.get(key) ?? new Set()).add(finding.findingId));
  }
  expect(
    training?.reOffences.map(({ unitCode, violationClass, taught, findingIds }) => [
      [unitCode, violationClass, taught].join(' '),
      findingIds,
    ]),
  ).toEqual([...again].sort().map(([key, ids]) => [key, [...ids].sort()]));
  expect(again.size).toBeGreaterThan(4);

  const texts = JSON.stringify([input, content]);
  // As a word: the id of a finding may have the same digits in it.
  for (const badgeNo of made.officers.keys()) expect(texts).not.toMatch(new RegExp(`\\b${badgeNo}\\b`));
});
