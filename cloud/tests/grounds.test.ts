import { createDatabase } from '@rollcall/cloud/db/database';
import { selectHistoryOf } from '@rollcall/cloud/ledger/history-repository';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import type { CaseDetail } from '@rollcall/shared/resources/accountability-cases';
import type { DecisionRow, Handled } from '@rollcall/shared/resources/finding-decisions';
import type { RectificationDetail } from '@rollcall/shared/resources/rectifications';
import { outsideCause } from '@rollcall/test/outside-cause';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { officerWithGap, type Person, startExplaining } from './support/explaining-setup.ts';
import { letRulesBegin } from './support/let-rules-begin.ts';

let setup: Awaited<ReturnType<typeof startExplaining>>;
let inspector: Person;
/** After the time to answer, so that anything can be confirmed. */
const dueOver = at('00:00', 6);
let clock = dueOver;
beforeAll(async () => {
  setup = await startExplaining(() => clock);
});
afterAll(() => setup?.stop());
beforeEach(async () => {
  clock = dueOver;
  inspector = await setup.signIn('inspector');
});

const reason = '已核实';
const slight = { officerGround: 'first_slight', leaderGround: 'first_slight' };

async function take(who: Person, findingId: string, step: string, more: object = {}): Promise<string> {
  const { status, body } = await who.post<Handled & Problem>(`findings/${findingId}/steps`, { step, reason, ...more });
  return status === 201 ? body.handling : body.code;
}
const confirm = (findingId: string, badgeNo: string, violationClass = 'improper_use') =>
  take(inspector, findingId, 'confirm', { violationClass, badgeNos: [badgeNo] });
const decisionsOf = async (findingId: string) =>
  (await inspector.get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`)).body.rows;
const change = (findingId: string, values: object) =>
  setup.world.db
    .updateTable('finding')
    .set(values as never)
    .where('finding_id', '=', findingId)
    .execute();

/** A finding that was told early enough: the time to answer is over. */
async function toldInTime() {
  clock = at('09:00', 2);
  const found = await officerWithGap(setup);
  clock = dueOver;
  return found;
}

const leader = '300001';
/** A finding of an officer whom somebody led. */
async function gapOf() {
  const found = await toldInTime();
  await setup.world.db
    .insertInto('officer')
    .values({ badge_no: leader, name: '带队人', unit_code: 'squad-1', kind: 'sworn' } as never)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await change(found.findingId, { leaders: JSON.stringify({ [found.badgeNo]: leader }) });
  return found;
}

/** An earlier violation of this officer, or of one whom the same leader led, so many days before. */
async function earlierOf(badgeNo: string, { days, ledBy }: { days: number; ledBy: string }): Promise<void> {
  const { findingId } = await toldInTime();
  const leaders = JSON.stringify({ [badgeNo]: ledBy });
  await change(findingId, { badge_no: badgeNo, leaders, duty_date: sql`duty_date - ${days}::integer` });
  expect(await confirm(findingId, badgeNo)).toBe('confirmed');
  await sql`update finding_decision set decided_at = decided_at - make_interval(days => ${days}) where finding_id = ${findingId}`.execute(
    setup.world.db,
  );
}

describe('a finding that ends without a case', () => {
  it('takes a ground for the officer and one for the leader, whichever step ends it', async () => {
    for (const [step, handling] of Object.entries({ excuse: 'excused', unfounded: 'unfounded', close: 'decided' })) {
      const { findingId, badgeNo } = await gapOf();
      if (step === 'close') await confirm(findingId, badgeNo);
      expect(await take(inspector, findingId, step)).toBe('ground_needed');
      expect(await take(inspector, findingId, step, { officerGround: 'outside_cause' })).toBe('ground_needed');
      expect(await take(inspector, findingId, step, { leaderGround: 'outside_cause' })).toBe('ground_needed');
      const other = { officerGround: 'other_ground', leaderGround: 'other_ground' };
      expect(await take(inspector, findingId, step, other)).toBe('ground_needed');
      const said = { ...other, leaderReason: '当日受命带队支援' };
      expect(await take(inspector, findingId, step, said)).toBe(handling);
      const decision = (await decisionsOf(findingId)).find((one) => one.step === step);
      expect(decision).toMatchObject({ state: 'counts', ...said });
      const history = await selectHistoryOf(setup.world.db, `finding:${findingId}`);
      const fact = history.find(({ type, detail }) => type === 'finding_handled' && detail.step === step);
      expect(fact?.detail).toMatchObject(said);
    }
  });

  it('keeps no ground that isn’t asked: of a leader where nobody led, of an officer where it names nobody', async () => {
    const { findingId, badgeNo } = await gapOf();
    await change(findingId, { leaders: '{}' });
    expect(await take(inspector, findingId, 'excuse', outsideCause)).toBe('excused');
    expect((await decisionsOf(findingId))[0]).toMatchObject({ officerGround: 'outside_cause', leaderGround: null });

    const unnamed = await gapOf();
    await change(unnamed.findingId, { badge_no: null, leaders: JSON.stringify({ '': leader }) });
    expect(await take(inspector, unnamed.findingId, 'excuse', { leaderGround: 'other_ground' })).toBe('excused');
    expect((await decisionsOf(unnamed.findingId))[0]).toMatchObject({ officerGround: null, leaderReason: null });
    expect(badgeNo).not.toBe(unnamed.badgeNo);
  });

  it('is slight only if it is the first of its kind in the days of a re-offence: of the officer, and of whom the leader led', async () => {
    const first = await gapOf();
    expect(await take(inspector, first.findingId, 'excuse', slight)).toBe('excused');

    const again = await gapOf();
    await earlierOf(again.badgeNo, { days: 89, ledBy: '300099' });
    expect(await take(inspector, again.findingId, 'excuse', slight)).toBe('not_first');

    const longAgo = await gapOf();
    await earlierOf(longAgo.badgeNo, { days: 100, ledBy: '300099' });
    expect(await take(inspector, longAgo.findingId, 'excuse', slight)).toBe('excused');

    const ledAgain = await gapOf();
    // By another one whom he led.
    await earlierOf((await gapOf()).badgeNo, { days: 20, ledBy: leader });
    expect(await take(inspector, ledAgain.findingId, 'excuse', slight)).toBe('not_first');
    const said = { ...slight, leaderGround: 'put_right' };
    expect(await take(inspector, ledAgain.findingId, 'excuse', said)).toBe('excused');
  });

  it('is neither slight nor put right where it isn’t so, and a deletion is never slight', async () => {
    const { findingId } = await gapOf();
    for (const officerGround of ['first_slight', 'put_right']) {
      expect(await take(inspector, findingId, 'unfounded', { ...outsideCause, officerGround })).toBe('ground_unfit');
    }
    await change(findingId, { rule_key: 'deletion', kind: 'missing_since_dock', grade: 'strong', rules_edition: 2 });
    expect(await take(inspector, findingId, 'excuse', slight)).toBe('never_slight');
  });

  it('asks no ground of those who answer in a case', async () => {
    const { findingId, badgeNo } = await gapOf();
    await confirm(findingId, badgeNo);
    const { body } = await inspector.post<CaseDetail>('accountability-cases', {
      reason,
      source: { kind: 'findings', findingIds: [findingId] },
    });
    expect(body.entries.map((entry) => entry.badgeNo).sort()).toEqual([badgeNo, leader].sort());
    expect(await take(inspector, findingId, 'close')).toBe('decided');
  });
});

describe('without a case two persons end', () => {
  const graves = {
    'a deletion': { rule_key: 'deletion', kind: 'missing_since_dock', grade: 'proved', rules_edition: 2 },
    'what is weakly suspected to be one': {
      rule_key: 'deletion',
      kind: 'sequence_hole',
      grade: 'weak',
      rules_edition: 2,
    },
    damage: { kind: 'damaged', rules_edition: 2 },
  };
  it.each(Object.entries(graves))('%s', async (_name, values) => {
    const { findingId } = await gapOf();
    await change(findingId, values);
    await mayEndByTwo(findingId);
  });

  it('a second violation of its kind in the days of a re-offence', async () => {
    const { findingId, badgeNo } = await gapOf();
    await earlierOf(badgeNo, { days: 30, ledBy: '300099' });
    await mayEndByTwo(findingId);
  });

  it('what was confirmed as one of these', async () => {
    const { findingId, badgeNo } = await gapOf();
    expect(await confirm(findingId, badgeNo, 'damaged')).toBe('confirmed');
    expect(await take(inspector, findingId, 'close', outsideCause)).toBe('confirmed');
    await agree(await setup.signIn('inspector'), findingId);
    expect(await take(inspector, findingId, 'close', outsideCause)).toBe('step_not_now');
  });

  /** Proposed by one, it counts when another agrees, whom it doesn't concern. */
  async function mayEndByTwo(findingId: string): Promise<void> {
    expect(await take(inspector, findingId, 'excuse', outsideCause)).toBe('told');
    expect(await agree(inspector, findingId)).toBe('own_decision');
    expect(await agree(await setup.signIn('inspector', null, leader), findingId)).toBe('recused');
    expect(await agree(await setup.signIn('brigade_leader'), findingId)).toBe('excused');
    expect((await decisionsOf(findingId))[0]).toMatchObject({ state: 'counts', ...outsideCause });
  }

  async function agree(who: Person, findingId: string): Promise<string> {
    const waits = (await decisionsOf(findingId)).find(({ state }) => state === 'waits');
    const path = `finding-decisions/${waits?.decisionId}/second`;
    const { status, body } = await who.post<Handled & Problem>(path, { decision: 'agreed', reason });
    return status === 200 ? body.handling : body.code;
  }
});

describe('an order that passes its re-check', () => {
  /** Confirmed, ordered and proved. */
  async function proved(violationClass = 'improper_use') {
    const found = await gapOf();
    await confirm(found.findingId, found.badgeNo, violationClass);
    const order = { task: '重新学习', ownerBadgeNo: found.badgeNo, dueOn: '2040-03-20' };
    const ordered = await inspector.post<RectificationDetail>(`findings/${found.findingId}/rectifications`, order);
    const path = `rectifications/${ordered.body.rectificationId}`;
    const owner = await setup.signIn('officer', 'squad-1', found.badgeNo);
    await owner.post(`${path}/proof`, { text: '已学习', attachmentIds: [] });
    expect((await inspector.get<RectificationDetail>(path)).body.groundsOf).toEqual({ leaders: true });
    return { ...found, path };
  }
  const pass = async (path: string, grounds: object = {}) => {
    const { status, body } = await inspector.post<RectificationDetail & Problem>(`${path}/check`, {
      ...{ outcome: 'passed', reason },
      ...grounds,
    });
    return status === 200 ? body.state : body.code;
  };
  const handlingOf = async (findingId: string) =>
    (await inspector.get<FindingDetailResponse>(`findings/${findingId}`)).body.handling;

  it('leaves the finding confirmed, unless the check says the grounds', async () => {
    const { findingId, path } = await proved();
    expect(await pass(path)).toBe('passed');
    expect(await handlingOf(findingId)).toBe('confirmed');
    expect(await take(inspector, findingId, 'close')).toBe('ground_needed');
    expect(await take(inspector, findingId, 'close', outsideCause)).toBe('decided');

    const other = await proved();
    expect(await pass(other.path, { officerGround: 'put_right' })).toBe('ground_needed');
    const putRight = { officerGround: 'put_right', leaderGround: 'put_right' };
    expect(await pass(other.path, putRight)).toBe('passed');
    expect(await handlingOf(other.findingId)).toBe('decided');
    const decisions = await decisionsOf(other.findingId);
    expect(decisions.find(({ step }) => step === 'close')).toMatchObject({ state: 'counts', ...putRight });
  });

  it('of damage ends it once a second person agrees', async () => {
    const { findingId, path } = await proved('damaged');
    expect(await pass(path, outsideCause)).toBe('passed');
    expect(await handlingOf(findingId)).toBe('confirmed');
    const close = (await decisionsOf(findingId)).find(({ step }) => step === 'close');
    expect(close?.state).toBe('waits');
    const second = `finding-decisions/${close?.decisionId}/second`;
    expect((await inspector.post<Problem>(second, { decision: 'agreed', reason })).body.code).toBe('own_decision');
    await (await setup.signIn('inspector')).post(second, { decision: 'agreed', reason });
    expect(await handlingOf(findingId)).toBe('decided');
  });

  it('ends it without a ground where everybody answers in a case', async () => {
    const { findingId, path } = await proved();
    const source = { kind: 'findings', findingIds: [findingId] };
    expect((await inspector.post('accountability-cases', { reason, source })).status).toBe(201);
    expect((await inspector.get<RectificationDetail>(path)).body.groundsOf).toBe(null);
    expect(await pass(path)).toBe('passed');
    expect(await handlingOf(findingId)).toBe('decided');
  });
});

describe('an appeal that is upheld', () => {
  async function appealed(values: object | undefined, status?: 'confirmed') {
    const found = await gapOf();
    if (values) await change(found.findingId, values);
    if (status) await confirm(found.findingId, found.badgeNo);
    const officer = await setup.signIn('officer', 'squad-1', found.badgeNo);
    const { body } = await officer.post<FindingDetailResponse>(`findings/${found.findingId}/appeals`, { reason });
    return { ...found, path: `appeals/${body.appeals[0]?.appealId}/decision` };
  }
  const uphold = async (path: string, grounds: object = {}) => {
    const decider = await setup.signIn('brigade_leader');
    const said = { decision: 'upheld', reason, ...grounds };
    const { status, body } = await decider.post<FindingDetailResponse & Problem>(path, said);
    return status === 200 ? body.handling : body.code;
  };

  it.each([undefined, 'confirmed'] as const)(
    'says why nobody is held to account, as of what is unfounded (%s)',
    async (status) => {
      const { findingId, path } = await appealed(undefined, status);
      expect(await uphold(path)).toBe('ground_needed');
      expect(await uphold(path, { ...outsideCause, officerGround: 'put_right' })).toBe('ground_unfit');
      expect(await uphold(path, outsideCause)).toBe('unfounded');
      const { appeals, history } = (await inspector.get<FindingDetailResponse>(`findings/${findingId}`)).body;
      expect(appeals).toMatchObject([{ state: 'upheld', ...outsideCause }]);
      expect(history.find(({ type }) => type === 'appeal_upheld')?.detail).toMatchObject(outsideCause);
    },
  );

  it('says so of who answers in a case, too, which ends with it; dismissed, it takes no ground', async () => {
    const { findingId, path } = await appealed(undefined, 'confirmed');
    const source = { kind: 'findings', findingIds: [findingId] };
    expect((await inspector.post('accountability-cases', { reason, source })).status).toBe(201);
    expect(await uphold(path)).toBe('ground_needed');
    expect(await uphold(path, { decision: 'dismissed' })).toBe('confirmed');
  });

  it('ends alone nothing that takes two, before anybody decided about it', async () => {
    const grave = await appealed({ kind: 'damaged', rules_edition: 2 });
    expect(await uphold(grave.path, outsideCause)).toBe('appeal_takes_two');
    const officer = (await setup.signIn('officer', 'squad-1', grave.badgeNo)) as Person;
    expect((await officer.get<FindingDetailResponse>(`findings/${grave.findingId}`)).body.handling).toBe('told');
  });
});

describe('a case that comes to nothing for somebody', () => {
  async function inCase(violationClass = 'improper_use') {
    const found = await gapOf();
    await confirm(found.findingId, found.badgeNo, violationClass);
    const source = { kind: 'findings', findingIds: [found.findingId] };
    const { body } = await inspector.post<CaseDetail>('accountability-cases', { reason, source });
    for (const { entryId, badgeNo } of body.entries) {
      const heard = await setup.signIn('officer', 'squad-1', badgeNo);
      await heard.post(`accountability-cases/entries/${entryId}/statements`, { declined: true });
    }
    return { ...found, entries: body.entries };
  }
  async function letOff(entryId: string, more: object = {}): Promise<string> {
    const decider = await setup.signIn('brigade_leader');
    const path = `accountability-cases/entries/${entryId}/decision`;
    const { status, body } = await decider.post<CaseDetail & Problem>(path, { outcome: 'none', reason, ...more });
    if (status !== 200) return body.code;
    const { outcome, ground } = body.entries.find((one) => one.entryId === entryId) ?? {};
    return `${outcome} ${ground}`;
  }

  it('takes a ground for each, officer and leader', async () => {
    const { entries } = await inCase();
    expect(entries.map(({ role }) => role).sort()).toEqual(['leader', 'person']);
    for (const { entryId } of entries) {
      expect(await letOff(entryId)).toBe('let_off_ground_needed');
      expect(await letOff(entryId, { ground: 'outside_cause' })).toBe('none outside_cause');
    }
  });

  it('is slight only if it is the first of its kind in the days of a re-offence', async () => {
    const first = await inCase();
    const person = (found: typeof first) => found.entries.find(({ role }) => role === 'person')?.entryId ?? '';
    expect(await letOff(person(first), { ground: 'first_slight' })).toBe('none first_slight');
    const again = await inCase();
    await earlierOf(again.badgeNo, { days: 30, ledBy: '300099' });
    expect(await letOff(person(again), { ground: 'first_slight' })).toBe('not_first');
    expect(await letOff(person(again), { ground: 'put_right' })).toBe('none put_right');
  });

  it('by an appeal that is upheld, too', async () => {
    const { badgeNo, entries } = await inCase();
    const entryId = entries.find(({ role }) => role === 'person')?.entryId ?? '';
    const path = `accountability-cases/entries/${entryId}`;
    await (await setup.signIn('brigade_leader')).post(`${path}/decision`, { outcome: 'reminder_talk', reason });
    const officer = await setup.signIn('officer', 'squad-1', badgeNo);
    const { body } = await officer.post<CaseDetail>(`${path}/appeals`, { reason });
    const appealId = body.entries.find((one) => one.entryId === entryId)?.appealed?.appealId;
    const uphold = async (more: object) =>
      (await setup.signIn('brigade_leader')).post<CaseDetail & Problem>(
        `accountability-cases/appeals/${appealId}/decision`,
        { decision: 'upheld', reason, ...more },
      );
    expect((await uphold({})).body.code).toBe('let_off_ground_needed');
    const upheld = (await uphold({ ground: 'other_ground' })).body.entries.find((one) => one.entryId === entryId);
    expect(upheld).toMatchObject({ void: true, ground: 'other_ground' });
  });
});

it('before the date of the new rules one ends it without a ground, from that date on not', async () => {
  const { findingId: before } = await gapOf();
  const { findingId: after } = await gapOf();
  await change(before, { kind: 'damaged' });
  const owner = createDatabase({ url: setup.world.hq.ownerUrl, max: 1 });
  await sql`delete from rules_start`.execute(owner);
  await owner.destroy();
  await letRulesBegin(setup.world.db, '2040-04-01');
  clock = new Date('2040-03-31T23:59:59+08:00');
  inspector = await setup.signIn('inspector');
  expect(await take(inspector, before, 'excuse')).toBe('excused');
  expect((await decisionsOf(before))[0]).toMatchObject({ state: 'counts', officerGround: null, leaderGround: null });
  clock = new Date('2040-04-01T00:00:00+08:00');
  expect(await take(inspector, after, 'excuse')).toBe('ground_needed');
});
