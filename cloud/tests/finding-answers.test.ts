import type { Appeal, FindingDetailResponse, FindingRow } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import { outsideCause } from '@rollcall/test/outside-cause';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from './support/call-api.ts';
import { at } from './support/duty-world.ts';
import { type Person, startExplaining } from './support/explaining-setup.ts';

/** The finding, or why it isn't given. */
type Told = FindingDetailResponse & Partial<Problem>;

let setup: Awaited<ReturnType<typeof startExplaining>>;
const morningAfter = at('09:00', 2);
let clock = morningAfter;
beforeAll(async () => {
  setup = await startExplaining(() => clock);
});
afterAll(() => setup?.stop());

let people = 0;
/** An officer with a shift from 8 to 12 without any footage, everything due, and the finding of it. */
async function officerWithout(unitCode = 'squad-1') {
  const { world } = setup;
  clock = morningAfter;
  const badgeNo = String(300_001 + people++);
  const recorderSerial = `N${people}`;
  await world.officer(badgeNo, unitCode);
  await world.recorder(recorderSerial);
  const shiftId = await world.shift(badgeNo, at('08:00'), at('12:00'));
  await world.hold(recorderSerial, badgeNo, at('08:00'), at('12:00'));
  await world.review(clock);
  const { finding_id: findingId } = await world.finding(shiftId, 'no_footage');
  return { badgeNo, recorderSerial, findingId, officer: await setup.signIn('officer', unitCode, badgeNo) };
}

const say = (who: Person, findingId: string, text = '记录仪送修中') =>
  who.post<Told>(`findings/${findingId}/answers`, { text });
const appeal = (who: Person, findingId: string, reason = '当天调休，排班有误') =>
  who.post<Told>(`findings/${findingId}/appeals`, { reason });
const decide = (who: Person, appealId: string, decision = 'upheld') =>
  who.post<Told>(`appeals/${appealId}/decision`, { decision, reason: '已核实', ...outsideCause });
const lastAppeal = ({ body }: Answer<Told>): Appeal => {
  const last = body.appeals.at(-1);
  if (!last) throw new Error('nobody appealed');
  return last;
};
const code = async (answer: Promise<Answer<Told>>) => {
  const { status, body } = await answer;
  return `${status} ${body.code}`;
};

describe('an answer and an appeal', () => {
  it('stay with the finding when a late clip makes less of it, when it is no more, and when it comes back', async () => {
    const { badgeNo, recorderSerial, findingId, officer } = await officerWithout();
    const leader = await setup.signIn('squad_leader', 'squad-1');
    const inspector = await setup.signIn('inspector');
    await say(officer, findingId, '录了，卡还没交');
    const appealed = await appeal(leader, findingId);
    const seen = async () => {
      const { body } = await inspector.get<Told>(`findings/${findingId}`);
      const said = body.answers.map(({ text, answeredBy, findingKind }) => [text, answeredBy, findingKind]);
      const against = body.appeals.map(({ state, appealedBy, findingKind }) => [state, appealedBy, findingKind]);
      return [body.kind, body.state, ...said, ...against];
    };
    const answered = ['录了，卡还没交', `officer ${badgeNo} ${badgeNo}`, 'no_footage'];
    expect(await seen()).toEqual(['no_footage', 'open', answered, ['pending', leader.username, 'no_footage']]);

    const clip = (from: string, to: string) => ({ recorderSerial, from: at(from), to: at(to), announcedAt: clock });
    await setup.world.footage(clip('08:00', '11:55'));
    await setup.world.review(clock);
    const shrunk = ['coverage_gap', 'open', answered, ['pending', leader.username, 'no_footage']];
    expect(await seen()).toEqual(shrunk);

    expect((await decide(inspector, lastAppeal(appealed).appealId, 'dismissed')).status).toBe(200);
    await setup.world.footage(clip('11:55', '12:00'));
    await setup.world.review(clock);
    const judged = ['dismissed', leader.username, 'no_footage'];
    expect(await seen()).toEqual(['coverage_gap', 'resolved', answered, judged]);

    const { custody_id: custodyId } = await setup.world.db
      .selectFrom('custody')
      .select('custody_id')
      .where('badge_no', '=', badgeNo)
      .executeTakeFirstOrThrow();
    const { badgeNo: other } = await officerWithout();
    await setup.world.give(custodyId, other);
    await setup.world.review(clock);
    expect(await seen()).toEqual(['no_footage', 'open', answered, judged]);
  });

  it('are in the finding’s history and in the list', async () => {
    const { badgeNo, findingId, officer } = await officerWithout();
    const inspector = await setup.signIn('inspector');
    await say(officer, findingId);
    await say(officer, findingId, '补充：维修单号 118');
    const { appealId } = lastAppeal(await appeal(officer, findingId));
    const listed = async (query: string) => {
      const { body } = await inspector.get<{ rows: FindingRow[] }>(`findings?badgeNo=${badgeNo}&${query}`);
      return body.rows.filter((row) => row.findingId === findingId).map((row) => [row.answerCount, row.appeal]);
    };
    expect(await listed('appeal=pending')).toEqual([[2, 'pending']]);
    expect(await listed('appeal=upheld')).toEqual([]);
    const { body } = await decide(inspector, appealId);
    expect(body.appeals).toMatchObject([{ state: 'upheld', decidedBy: inspector.username, decisionReason: '已核实' }]);
    expect(await listed('appeal=upheld')).toEqual([[2, 'upheld']]);
    const signed = `officer ${badgeNo} ${badgeNo}`;
    expect(body.history.slice(1).map(({ type, by }) => [type, by])).toEqual([
      ['finding_answered', signed],
      ['finding_answered', signed],
      ['finding_appealed', signed],
      ['appeal_upheld', inspector.username],
      ['finding_set_aside', null],
    ]);
  });

  it('have their time: an answer after the last day is kept as late; an appeal has no end before a decision was seen', async () => {
    const { findingId } = await officerWithout();
    clock = new Date(at('00:00', 6).getTime() - 1);
    const early = await setup.signIn('squad_leader', 'squad-1');
    const { body } = await say(early, findingId);
    // Told on a Monday: three working days later, to the end of the day.
    expect([body.answerDueAt, body.appealUntil]).toEqual([at('00:00', 6).toISOString(), null]);
    const { rows } = (await early.get<{ rows: FindingRow[] }>('findings?limit=200')).body;
    expect(rows.find((row) => row.findingId === findingId)?.answerDueAt).toBe(body.answerDueAt);
    clock = at('00:00', 6);
    expect((await say(early, findingId)).body.answers.map((answer) => answer.late)).toEqual([false, true]);
    clock = at('09:01', 100);
    const late = await setup.signIn('squad_leader', 'squad-1');
    expect((await appeal(late, findingId)).status).toBe(201);
  });
});

describe('nobody', () => {
  it('answers or appeals for others, beyond the own unit, or with nothing to say', async () => {
    const { findingId } = await officerWithout();
    const { officer: colleague } = await officerWithout();
    const other = await setup.signIn('squad_leader', 'squad-2');
    const inspector = await setup.signIn('inspector');
    for (const who of [colleague, other, inspector]) {
      expect(await code(say(who, findingId))).toBe('404 not_found');
      expect(await code(appeal(who, findingId))).toBe('404 not_found');
    }
    expect(await code(say(await setup.signIn('auditor'), findingId))).toBe('403 forbidden');
    const leader = await setup.signIn('squad_leader', 'squad-1');
    expect(await code(say(leader, findingId, '  '))).toBe('400 bad_request');
    expect(await code(appeal(leader, '00000000-0000-4000-8000-000000000000'))).toBe('404 not_found');
  });

  it('decides an own appeal, one about oneself, or twice; a second one waits for the first', async () => {
    const { badgeNo, findingId, officer } = await officerWithout();
    const himself = await setup.signIn('inspector', 'squad-1', badgeNo);
    const { appealId } = lastAppeal(await appeal(officer, findingId));
    expect(await code(appeal(officer, findingId))).toBe('409 appeal_waits');
    expect(await code(decide(himself, appealId))).toBe('403 own_appeal');
    expect(await code(decide(officer, appealId))).toBe('403 forbidden');
    expect(await code(decide(await setup.signIn('squad_leader', 'squad-1'), appealId))).toBe('403 forbidden');
    const admin = await setup.signIn('brigade_admin');
    expect((await decide(admin, appealId, 'dismissed')).status).toBe(200);
    expect(await code(decide(await setup.signIn('inspector'), appealId))).toBe('409 already_decided');
    const own = lastAppeal(await appeal(himself, findingId));
    expect(await code(decide(himself, own.appealId))).toBe('403 own_appeal');
  });
});
