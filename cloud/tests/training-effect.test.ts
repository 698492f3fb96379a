import { randomUUID } from 'node:crypto';
import type { FindingRow } from '@rollcall/shared/http/findings';
import type { TrainingEffect } from '@rollcall/shared/resources/training-sessions';
import { addDays } from '@rollcall/shared/rules/local-date';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effectByHand, reOffencesByHand } from './support/training-oracle.ts';
import { anyTraining, dayOf, momentOf, startTraining } from './support/training-world.ts';

const [trainingEffectDays, reOffenceDays] = [14, 10];
/** Some sessions have all their days behind them, some have not. */
const today = 50;
const made = anyTraining(20_261_210, 200);
let setup: Awaited<ReturnType<typeof startTraining>>;
beforeAll(async () => {
  setup = await startTraining(momentOf(today, '12:00'), { trainingEffectDays, reOffenceDays });
  for (const [badgeNo, unitCode] of made.officers) await setup.world.officer(badgeNo, unitCode);
  await setup.add(made);
});
afterAll(() => setup?.stop());

const lines = ({ rows }: TrainingEffect) =>
  rows.map((row) =>
    [row.violationClass, row.unitCode ?? '-', row.before, row.after, row.afterByAttendees, row.reOffences].join(' '),
  );
const dateOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Some after which somebody offended again, and some others: all numbers are tried, and those of these are opened. */
function sessionsToOpen() {
  const by = { days: trainingEffectDays, reOffenceDays, today: dayOf(today) };
  const again = made.sessions.filter((session) => effectByHand(made, session, by).some((line) => !line.endsWith(' 0')));
  return new Set([...again.slice(0, 3), ...made.sessions.slice(0, 3)]);
}

describe('what a session changed', () => {
  it('is counted as the definition says, of those who had to attend', async () => {
    const admin = await setup.signIn('brigade_admin');
    const overs = new Set<boolean>();
    for (const session of made.sessions) {
      const { body } = await admin<TrainingEffect>(`training-sessions/${session.sessionId}/effect`);
      expect(lines(body)).toEqual(
        effectByHand(made, session, { days: trainingEffectDays, reOffenceDays, today: dayOf(today) }),
      );
      const day = dateOf(session.startsAt);
      expect(body.before).toEqual({ from: addDays(day, -14), to: addDays(day, -1) });
      expect(body.after.from).toBe(addDays(day, 1));
      expect(body.over).toBe(addDays(day, 14) < dayOf(today));
      expect(body.after.to).toBe(body.over ? addDays(day, 14) : dayOf(today));
      overs.add(body.over);
      for (const whole of body.rows.filter(({ unitCode }) => unitCode === null)) {
        const parts = body.rows.filter((row) => row.unitCode !== null && row.violationClass === whole.violationClass);
        for (const name of ['before', 'after', 'afterByAttendees', 'reOffences'] as const) {
          expect(parts.reduce((sum, row) => sum + row[name], 0)).toBe(whole[name]);
        }
      }
    }
    expect([...overs].sort()).toEqual([false, true]);
  });

  it('opens the findings and the re-offences behind each number', async () => {
    const admin = await setup.signIn('brigade_admin');
    const again = reOffencesByHand(made, reOffenceDays);
    let opened = 0;
    for (const { sessionId, expected } of sessionsToOpen()) {
      const { body } = await admin<TrainingEffect>(`training-sessions/${sessionId}/effect`);
      for (const row of body.rows) {
        const of = `sessionId=${sessionId}${row.unitCode === null ? '' : `&sessionUnit=${row.unitCode}`}`;
        const within = ({ from, to }: { from: string; to: string }) => `&from=${from}&to=${to}&limit=200`;
        const persons = expected.filter(({ unitCode }) => row.unitCode === null || unitCode === row.unitCode);
        /** Once for each person, as numbers count. */
        const count = async (query: string, period: { from: string; to: string }) => {
          const { body: found } = await admin<{ rows: FindingRow[] }>(
            `findings?confirmed=${row.violationClass}&${of}${within(period)}${query}`,
          );
          return found.rows.map(
            ({ findingId }) => made.findings.find((one) => one.findingId === findingId)?.badgeNos ?? [],
          );
        };
        const each = (badges: string[][]) =>
          badges.flat().filter((badgeNo) => persons.some((who) => who.badgeNo === badgeNo)).length;
        expect(each(await count('', body.before))).toBe(row.before);
        const after = await count('', body.after);
        expect(each(after)).toBe(row.after);
        expect((await count('&attended=true', body.after)).length > 0).toBe(row.afterByAttendees > 0);
        const { body: offences } = await admin<{ rows: { findingId: string }[] }>(
          `re-offences?violationClass=${row.violationClass}&${of}${within(body.after)}`,
        );
        expect(offences.rows.length).toBe(row.reOffences);
        opened += row.reOffences;
      }
    }
    expect(opened).toBeGreaterThan(0);
    expect(again.length).toBeGreaterThan(0);
  });

  it('is told of the own unit to who plans there, and of no other', async () => {
    const admin = await setup.signIn('brigade_admin');
    const leader = await setup.signIn('squad_leader', 'squad-1');
    const both = made.sessions.find(
      ({ expected, violationClasses }) =>
        new Set(expected.map(({ unitCode }) => unitCode)).size === 2 && violationClasses.length > 0,
    );
    const { body: seen } = await leader<TrainingEffect>(`training-sessions/${both?.sessionId}/effect`);
    expect(new Set(seen.rows.map(({ unitCode }) => unitCode))).toEqual(new Set([null, 'squad-1']));
    const elsewhere = made.sessions.find(({ expected }) => expected.every(({ unitCode }) => unitCode === 'squad-2'));
    for (const [who, sessionId] of [
      [leader, elsewhere?.sessionId],
      [admin, randomUUID()],
    ] as const) {
      expect((await who(`training-sessions/${sessionId}/effect`)).status).toBe(404);
    }
    const officer = await setup.signIn('officer', null, '300000');
    expect((await officer(`training-sessions/${both?.sessionId}/effect`)).status).toBe(403);
  });
});
