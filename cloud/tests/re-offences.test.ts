import { randomUUID } from 'node:crypto';
import type { ReOffenceRow } from '@rollcall/shared/resources/re-offences';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statePermissions } from './support/route-permissions.ts';
import { reOffencesByHand } from './support/training-oracle.ts';
import {
  anyTraining,
  dayOf,
  type MadeFinding,
  type MadeSession,
  momentOf,
  startTraining,
} from './support/training-world.ts';

statePermissions(`
GET    exports/re-offences a a a u r - a elsewhere
GET    re-offences         a a a u r - a elsewhere
`);

const reOffenceDays = 20;
let setup: Awaited<ReturnType<typeof startTraining>>;
beforeAll(async () => {
  setup = await startTraining(momentOf(60, '12:00'), { reOffenceDays });
});
afterAll(() => setup?.stop());

interface Rows {
  rows: ReOffenceRow[];
  nextCursor: string | null;
}

/** Every row, page by page. */
async function all(get: <Body>(path: string) => Promise<{ body: Body }>, query = ''): Promise<ReOffenceRow[]> {
  const rows: ReOffenceRow[] = [];
  let cursor = '';
  for (;;) {
    const { body } = await get<Rows>(`re-offences?limit=7${query}${cursor}`);
    rows.push(...body.rows);
    if (body.nextCursor === null) return rows;
    cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
  }
}

const brief = (row: ReOffenceRow) =>
  [row.findingId, row.badgeNo, row.earlierFindingId, row.earlierConfirmedAt, row.taught, row.sessionId].join(' ');

let next = 100_001;
async function officer(unitCode = 'squad-1'): Promise<string> {
  const badgeNo = String(next++);
  await setup.world.officer(badgeNo, unitCode);
  return badgeNo;
}
const confirmed = (badgeNo: string, day: number, on: number, more: Partial<MadeFinding> = {}): MadeFinding => ({
  ...{
    findingId: randomUUID(),
    dutyDate: dayOf(day),
    ...{ kind: 'late_import', violationClass: 'incomplete' },
    confirmedAt: momentOf(on, '16:00'),
  },
  ...{ standing: 'confirmed', unitCode: 'squad-1', badgeNos: [badgeNo], ...more },
});
const session = (badgeNo: string, day: number, present: boolean, more: Partial<MadeSession> = {}): MadeSession => ({
  ...{ sessionId: randomUUID(), startsAt: momentOf(day, '09:00'), violationClasses: ['incomplete'] },
  ...{ state: 'signed_off', makesUpFor: null, expected: [{ badgeNo, unitCode: 'squad-1', present }], ...more },
});

describe('re-offences', () => {
  it('are what the definition says, whatever was found and decided', async () => {
    const seed = 20_261_209;
    const made = anyTraining(seed, 150);
    for (const [badgeNo, unitCode] of made.officers) await setup.world.officer(badgeNo, unitCode);
    await setup.add(made);
    const expected = reOffencesByHand(made, reOffenceDays);
    const admin = await setup.signIn('brigade_admin');
    const rows = await all(admin);
    expect(rows.map(brief).sort()).toEqual(
      expected
        .map(({ finding, badgeNo, earlier, taught, session: last }) =>
          [
            finding.findingId,
            badgeNo,
            earlier.findingId,
            earlier.confirmedAt.toISOString(),
            taught,
            last?.sessionId,
          ].join(' '),
        )
        .sort(),
    );
    // The world has something of everything.
    expect(new Set(rows.map(({ taught }) => taught)).size).toBe(3);
    expect(rows.some(({ findingId }, at) => rows.findIndex((row) => row.findingId === findingId) < at)).toBe(true);
    const dates = rows.map(({ dutyDate }) => dutyDate);
    expect(dates).toEqual([...dates].sort().reverse());
    const leader = await setup.signIn('squad_leader', 'squad-2');
    expect((await all(leader)).map(brief)).toEqual(rows.filter(({ unitCode }) => unitCode === 'squad-2').map(brief));
    const { badgeNo = '' } = rows[0] ?? {};
    const own = await setup.signIn('officer', null, badgeNo);
    expect((await all(own)).map(brief)).toEqual(rows.filter((row) => row.badgeNo === badgeNo).map(brief));
  });

  it('begin where the earlier one was confirmed: on the duty date, and so many days before', async () => {
    const admin = await setup.signIn('brigade_admin');
    const seen = async (onDay: number, duty: number) => {
      const badgeNo = await officer();
      await setup.add({ findings: [confirmed(badgeNo, 0, onDay), confirmed(badgeNo, duty, 40)], sessions: [] });
      return (await all(admin, `&badgeNo=${badgeNo}`)).length;
    };
    expect(await seen(20, 20)).toBe(1);
    expect(await seen(20, 19)).toBe(0);
    expect(await seen(20, 20 + reOffenceDays)).toBe(1);
    expect(await seen(20, 21 + reOffenceDays)).toBe(0);
  });

  it('are none of one duty, however often it was found', async () => {
    const admin = await setup.signIn('brigade_admin');
    const badgeNo = await officer();
    await setup.add({ findings: [confirmed(badgeNo, 5, 5), confirmed(badgeNo, 5, 5)], sessions: [] });
    expect(await all(admin, `&badgeNo=${badgeNo}`)).toEqual([]);
  });

  it('tell of the last session in between, made up for or not', async () => {
    const admin = await setup.signIn('brigade_admin');
    const taught = async (make: (badgeNo: string) => MadeSession[]) => {
      const badgeNo = await officer();
      const findings = [confirmed(badgeNo, 0, 10), confirmed(badgeNo, 20, 22)];
      await setup.add({ findings, sessions: make(badgeNo) });
      return (await all(admin, `&badgeNo=${badgeNo}`))[0]?.taught;
    };
    expect(await taught(() => [])).toBe('not_taught');
    expect(await taught((one) => [session(one, 12, true)])).toBe('attended');
    expect(await taught((one) => [session(one, 12, true), session(one, 13, false)])).toBe('missed');
    expect(await taught((one) => [session(one, 12, true, { violationClasses: ['damaged'] })])).toBe('not_taught');
    expect(await taught((one) => [session(one, 9, true), session(one, 20, true)])).toBe('not_taught');
    const madeUpOn = (day: number) =>
      taught((one) => {
        const missed = session(one, 12, false);
        return [missed, session(one, day, true, { makesUpFor: missed.sessionId, violationClasses: [] })];
      });
    expect(await madeUpOn(19)).toBe('attended');
    expect(await madeUpOn(20)).toBe('missed');
  });

  it('are found by date, unit, violation, what was taught, and who had to attend a session', async () => {
    const admin = await setup.signIn('brigade_admin');
    const badgeNo = await officer();
    const taught = session(badgeNo, 12, true);
    await setup.add({ findings: [confirmed(badgeNo, 0, 10), confirmed(badgeNo, 20, 22)], sessions: [taught] });
    const [row] = await all(admin, `&badgeNo=${badgeNo}`);
    const finds = async (query: string) =>
      (await all(admin, `&badgeNo=${badgeNo}&${query}`)).map(({ findingId }) => findingId);
    const hit = [row?.findingId];
    for (const [right, wrong] of [
      [`from=${dayOf(20)}`, `from=${dayOf(21)}`],
      [`to=${dayOf(20)}`, `to=${dayOf(19)}`],
      ['unitCode=squad-1', 'unitCode=squad-2'],
      ['violationClass=incomplete', 'violationClass=damaged'],
      ['taught=attended', 'taught=missed'],
      [`sessionId=${taught.sessionId}`, `sessionId=${randomUUID()}`],
      [`sessionId=${taught.sessionId}&sessionUnit=squad-1`, `sessionId=${taught.sessionId}&sessionUnit=squad-2`],
    ] as const) {
      expect([right, await finds(right)]).toEqual([right, hit]);
      expect([wrong, await finds(wrong)]).toEqual([wrong, []]);
    }
  });
});
