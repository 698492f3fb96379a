import { randomUUID } from 'node:crypto';
import { broughtItems } from '@rollcall/cloud/checks/checklists/brought-checklist';
import { judgeFault } from '@rollcall/cloud/checks/reviews/judge-fault';
import type { StoredReview } from '@rollcall/cloud/checks/reviews/repository';
import { closeHandled } from '@rollcall/cloud/findings/handling/close-handled';
import { planFindings } from '@rollcall/cloud/findings/plan-findings';
import { saveFindings } from '@rollcall/cloud/findings/save-findings';
import { saveUnits } from '@rollcall/cloud/people/units/save-units';
import type { Problem } from '@rollcall/shared/http/problem';
import type { ScorePreview, ScoreRulesRow } from '@rollcall/shared/resources/score-rules';
import type { OfficerScoreDetail, ScoreRow, ScoreSummary, UnitScoreDetail } from '@rollcall/shared/resources/scores';
import { broughtRules, type ScoreRules } from '@rollcall/shared/scores/rules';
import { outsideCause } from '@rollcall/test/outside-cause';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { officerWithGap, type Person, startExplaining } from './support/explaining-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    exports/scores          a a a u r - a elsewhere
GET    scores                  a a a u r - a elsewhere
GET    scores/months/{month}   a a a u r - a elsewhere
GET    scores/units/{unitCode} a a a u r - a elsewhere
GET    scores/{badgeNo}        a a a u r - a elsewhere
`);

// Duty in March 2040. By the rules that HQ brings along a gap costs 2 points, and five days on duty are needed.

let setup: Awaited<ReturnType<typeof startExplaining>>;
/** A Monday; answers are due until the end of Thursday. */
const morningAfter = at('09:00', 2);
const dueOver = at('00:00', 6);
const april = at('09:00', 30);
let clock = morningAfter;
beforeAll(async () => {
  setup = await startExplaining(() => clock);
});
afterAll(() => setup?.stop());

const reason = '已核实';
const month = '2040-03';

/** An officer with a gap and so many days on duty, the first one that of the gap; nothing is looked at on the others. */
async function officerOnDuty(days: number, unitCode?: string) {
  clock = morningAfter;
  const found = await officerWithGap(setup, unitCode);
  await onDuty(found.badgeNo, days - 1);
  return { ...found, inspector: await setup.signIn('inspector') };
}

/** So many days before. */
async function onDuty(badgeNo: string, days: number): Promise<void> {
  for (let day = 1; day <= days; day++) {
    const { db } = setup.world;
    const time = { starts_at: at('08:00', -day), ends_at: at('12:00', -day), duty_date: dayOf(-day) };
    await db
      .insertInto('shift')
      .values({ badge_no: badgeNo, ...time, duty_type: 'road_patrol', post: '', cancelled_at: null, review_at: null })
      .execute();
  }
}

const dayOf = (days: number) => `2040-03-${String(10 + days).padStart(2, '0')}`;

interface Found {
  findingId: string;
  badgeNo: string;
  officer: Person;
  inspector: Person;
}

const answer = ({ officer, findingId }: Found) =>
  officer.post(`findings/${findingId}/answers`, { text: '执法仪中途关机' });
async function take({ findingId, inspector }: Found, step: string, more: object = {}): Promise<void> {
  const { status, body } = await inspector.post(`findings/${findingId}/steps`, {
    step,
    reason,
    ...outsideCause,
    ...more,
  });
  expect([status, body.code]).toEqual([201, undefined]);
}
async function confirm(found: Found): Promise<void> {
  await answer(found);
  await take(found, 'confirm', { violationClass: 'incomplete', badgeNos: [found.badgeNo] });
}
const read = async (who: Person, badgeNo: string, of = month) =>
  (await who.get<OfficerScoreDetail>(`scores/${badgeNo}?month=${of}`)).body;
/** The score in points, and each finding as it counts. */
const brief = ({ scoreTenths, costs }: OfficerScoreDetail) => [
  scoreTenths === null ? null : scoreTenths / 10,
  ...costs.map(({ outcome, tenths }) => `${outcome} ${tenths / 10}`),
];
const list = async (who: Person, query: string) =>
  (await who.get<{ rows: ScoreRow[]; nextCursor: string | null }>(`scores?month=${month}&${query}`)).body;
const unitOf = async (who: Person, unitCode: string) =>
  (await who.get<UnitScoreDetail>(`scores/units/${unitCode}?month=${month}`)).body;

async function newUnit(): Promise<string> {
  const unitCode = `u-${randomUUID().slice(0, 8)}`;
  const { db, change } = setup.world;
  await db
    .transaction()
    .execute((tx) => saveUnits(tx, [{ unitCode, name: unitCode, kind: 'squad', parentCode: null }], change));
  return unitCode;
}

/** A review of the officer's shift that is done. */
async function doneReview({ badgeNo, shiftId }: { badgeNo: string; shiftId: string }): Promise<StoredReview> {
  const { db } = setup.world;
  const who = await db.selectFrom('account').select('account_id').limit(1).executeTakeFirstOrThrow();
  return db
    .insertInto('review')
    .values({
      ...{ kind: 'shift', item: shiftId, round: 1, state: 'done', badge_no: badgeNo, unit_code: 'squad-1' },
      ...{ starts_at: at('08:00'), ends_at: at('12:00'), reason: '群众投诉', reviewer_id: who.account_id },
      ...{ assigned_at: clock, checklist_version: 0, submitted_at: clock, done_at: clock, answers: '{}' },
    })
    .returningAll()
    .executeTakeFirstOrThrow() as Promise<StoredReview>;
}

async function fault(review: StoredReview, itemKey: string, findingId: string, joined: boolean): Promise<void> {
  const { dimension, deduction } = itemOf(itemKey);
  await setup.world.db
    .insertInto('review_fault')
    .values({ review_id: review.review_id, item_key: itemKey, finding_id: findingId, joined, dimension, deduction })
    .execute();
}

function itemOf(itemKey: string) {
  const item = broughtItems.find(({ key }) => key === itemKey);
  if (!item) throw new Error(`no item ${itemKey}`);
  return item;
}

describe('an officer’s month', () => {
  it('loses nothing by what isn’t decided or was excused, and something by what was confirmed', async () => {
    const found = await officerOnDuty(5);
    const { officer, badgeNo, inspector } = found;
    expect(await read(officer, badgeNo)).toMatchObject({
      ...{ scoreTenths: 1000, dutyDays: 5, confirmed: 0, undecided: 1, changedAt: null, lostTenths: 0 },
      scoredBy: { version: 0, minDutyDays: 5 },
      costs: [{ outcome: 'undecided', dutyDate: '2040-03-10', fullTenths: 0, decidedAt: null, late: false }],
    });
    await answer(found);
    expect(brief(await read(officer, badgeNo))).toEqual([100, 'undecided 0']);
    await take(found, 'confirm', { violationClass: 'incomplete', badgeNos: [badgeNo] });
    expect(await read(inspector, badgeNo)).toMatchObject({
      ...{ scoreTenths: 980, confirmed: 1, undecided: 0, lostTenths: 20 },
      costs: [{ outcome: 'confirmed', violationClass: 'incomplete', tenths: 20, limit: null, late: false }],
    });
    await take(found, 'close');
    expect(brief(await read(officer, badgeNo))).toEqual([98, 'confirmed 2']);

    const excused = await officerOnDuty(5);
    await answer(excused);
    await take(excused, 'excuse');
    expect(brief(await read(excused.officer, excused.badgeNo))).toEqual([100, 'excused 0']);
    const unfounded = await officerOnDuty(5);
    await answer(unfounded);
    await take(unfounded, 'unfounded');
    expect(brief(await read(unfounded.officer, unfounded.badgeNo))).toEqual([100, 'unfounded 0']);
  });

  it('keeps what was decided when the time to appeal is over, and forgets what the data took back', async () => {
    const found = await officerOnDuty(5);
    await confirm(found);
    await take(found, 'close');
    const decisions = await found.officer.get<{ rows: { decisionId: string; step: string }[] }>(
      `finding-decisions?findingId=${found.findingId}`,
    );
    for (const { decisionId } of decisions.body.rows)
      await found.officer.post(`finding-decisions/${decisionId}/notices`, {});
    await closeHandled(setup.world.db, at('00:00', 60));
    expect(brief(await read(found.officer, found.badgeNo))).toEqual([98, 'confirmed 2']);

    const gone = await officerOnDuty(5);
    await setup.world.db
      .updateTable('finding')
      .set({ state: 'resolved', handling: 'closed', resolved_at: clock })
      .where('finding_id', '=', gone.findingId)
      .execute();
    expect(brief(await read(gone.officer, gone.badgeNo))).toEqual([100]);
  });

  it('gets back what an upheld appeal was about', async () => {
    const found = await officerOnDuty(5);
    await confirm(found);
    const { body } = await found.officer.post<{ appeals: { appealId: string }[] }>(
      `findings/${found.findingId}/appeals`,
      { reason: '当时在处置警情' },
    );
    expect(brief(await read(found.officer, found.badgeNo))).toEqual([98, 'confirmed 2']);
    clock = april;
    const leader = await setup.signIn('brigade_leader');
    const upheld = { decision: 'upheld', reason, ...outsideCause };
    expect((await leader.post(`appeals/${body.appeals[0]?.appealId}/decision`, upheld)).status).toBe(200);
    const inspector = await setup.signIn('inspector');
    const changed = await read(inspector, found.badgeNo);
    expect(brief(changed)).toEqual([100, 'unfounded 0']);
    expect(changed).toMatchObject({ changedAt: april.toISOString(), costs: [{ late: true }] });
  });

  it('changes by a decision that comes after it, which it tells; the month of the decision does not', async () => {
    const found = await officerOnDuty(5);
    clock = april;
    const inspector = await setup.signIn('inspector');
    await take({ ...found, inspector }, 'confirm', { violationClass: 'incomplete', badgeNos: [found.badgeNo] });
    expect(await read(inspector, found.badgeNo)).toMatchObject({
      ...{ scoreTenths: 980, changedAt: april.toISOString() },
      costs: [{ late: true, decidedAt: april.toISOString() }],
    });
    expect(await read(inspector, found.badgeNo, '2040-04')).toMatchObject({ scoreTenths: null, costs: [] });
  });

  it('isn’t rated with fewer days on duty than needed; shifts to come and cancelled ones are none', async () => {
    const found = await officerOnDuty(4);
    const { db } = setup.world;
    const times = [at('08:00', 10), at('08:00', -8)];
    for (const [index, starts] of times.entries()) {
      await db
        .insertInto('shift')
        .values({
          ...{ badge_no: found.badgeNo, starts_at: starts, ends_at: new Date(starts.getTime() + 3_600_000), post: '' },
          ...{ duty_date: dayOf(index === 0 ? 10 : -8), duty_type: 'road_patrol', review_at: null },
          cancelled_at: index === 0 ? null : morningAfter,
        })
        .execute();
    }
    await confirm(found);
    expect(await read(found.officer, found.badgeNo)).toMatchObject({ scoreTenths: null, dutyDays: 4, lostTenths: 20 });
    const { rows } = await list(found.inspector, 'rated=no');
    expect(rows.find(({ badgeNo }) => badgeNo === found.badgeNo)).toMatchObject({ scoreTenths: null });
    clock = at('09:00', 10);
    expect(await read(await setup.signIn('inspector'), found.badgeNo)).toMatchObject({ scoreTenths: 980, dutyDays: 5 });
  });

  it('loses a checklist’s deductions by reviews; a fault that joined a finding costs once, the larger of both', async () => {
    const found = await officerOnDuty(5);
    const review = await doneReview(found);
    await fault(review, 'not_worn_at_post', found.findingId, true);
    await fault(review, 'incomplete', found.findingId, true);
    const { db } = setup.world;
    const judged = judgeFault(review, itemOf('language'), { result: 'fault', marks: [], note: '' } as never);
    // Of one duty date the one that was found first comes first.
    const asOf = new Date(clock.getTime() + 1000);
    await db.transaction().execute((tx) => saveFindings(tx, planFindings([judged], []), { asOf }));
    const spotCheck = await db
      .selectFrom('finding')
      .select('finding_id')
      .where('subject', '=', judged.subject)
      .executeTakeFirstOrThrow();
    await fault(review, 'language', spotCheck.finding_id, false);
    expect(brief(await read(found.officer, found.badgeNo))).toEqual([100, 'undecided 0', 'undecided 0']);
    await confirm(found);
    const other = { ...found, findingId: spotCheck.finding_id };
    await answer(other);
    await take(other, 'confirm', { violationClass: 'improper_use', badgeNos: [found.badgeNo] });
    const detail = await read(found.officer, found.badgeNo);
    expect(brief(detail)).toEqual([93, 'confirmed 5', 'confirmed 2']);
    const { review_id: reviewId } = review;
    expect(detail.costs.map(({ faults }) => faults)).toEqual([
      [
        { reviewId, itemKey: 'incomplete', itemName: null, deduction: 2, joined: true },
        { reviewId, itemKey: 'not_worn_at_post', itemName: null, deduction: 5, joined: true },
      ],
      [{ reviewId, itemKey: 'language', itemName: null, deduction: 2, joined: false }],
    ]);
  });
});

describe('a unit’s month', () => {
  it('is the mean of its rated officers by days on duty, less late answers and overdue rectifications', async () => {
    const unitCode = await newUnit();
    const long = await officerOnDuty(8, unitCode);
    const short = await officerOnDuty(4, unitCode);
    await confirm(long);
    const { inspector } = long;
    expect(await unitOf(inspector, unitCode)).toMatchObject({
      ...{ scoreTenths: 980, meanTenths: 980, dutyDays: 8, ratedOfficers: 1, lostTenths: 0, lateAnswers: [] },
    });
    const { db } = setup.world;
    const extra = { starts_at: at('13:00', -8), ends_at: at('14:00', -8), duty_date: dayOf(-8) };
    await db
      .insertInto('shift')
      .values({
        badge_no: short.badgeNo,
        ...extra,
        duty_type: 'road_patrol',
        post: '',
        cancelled_at: null,
        review_at: null,
      })
      .execute();
    // 98 on eight days and 100 on five.
    expect(await unitOf(inspector, unitCode)).toMatchObject({ meanTenths: 988, dutyDays: 13, ratedOfficers: 2 });

    const task = { task: '重新学习佩戴要求', ownerBadgeNo: long.badgeNo, dueOn: '2040-03-15' };
    const order = await inspector.post<{ rectificationId: string }>(`findings/${long.findingId}/rectifications`, task);
    expect(order.status).toBe(201);
    clock = dueOver;
    const late = { ...short, officer: await setup.signIn('officer', unitCode, short.badgeNo) };
    const later = await setup.signIn('inspector');
    const expected = {
      ...{ meanTenths: 988, lateTenths: 5, overdueTenths: 10, scoreTenths: 973, lostTenths: 15 },
      lateAnswers: [{ findingId: short.findingId, dutyDate: '2040-03-10' }],
      overdueRectifications: [{ rectificationId: order.body.rectificationId, dueOn: '2040-03-15' }],
    };
    expect(await unitOf(later, unitCode)).toMatchObject(expected);
    // Answered and carried out at last, both stay late.
    await answer(late);
    const owner = await setup.signIn('officer', unitCode, long.badgeNo);
    const proof = { text: '已学习', attachmentIds: [] };
    expect((await owner.post(`rectifications/${order.body.rectificationId}/proof`, proof)).status).toBe(200);
    expect(await unitOf(later, unitCode)).toMatchObject(expected);
    expect((await list(later, `by=unit&unitCode=${unitCode}`)).rows).toMatchObject([
      { badgeNo: null, unitCode, scoreTenths: 973, lostTenths: 15, dutyDays: 13, ratedOfficers: 2, confirmed: 1 },
    ]);
    // What isn't so, is nobody's lateness.
    await take({ ...late, inspector: later }, 'unfounded');
    expect(await unitOf(later, unitCode)).toMatchObject({ lateTenths: 0, lateAnswers: [] });
  });

  it('is of those who belonged to it when the month ended', async () => {
    const [before, after] = [await newUnit(), await newUnit()];
    const found = await officerOnDuty(5, before);
    clock = april;
    const { db } = setup.world;
    await db.updateTable('officer').set({ unit_code: after }).where('badge_no', '=', found.badgeNo).execute();
    await db
      .updateTable('leadership')
      .set({ led_from: null, led_until: at('00:00', 25) })
      .where('badge_no', '=', found.badgeNo)
      .execute();
    await db
      .insertInto('leadership')
      .values({ badge_no: found.badgeNo, unit_code: after, led_from: at('00:00', 25), led_until: null })
      .execute();
    const inspector = await setup.signIn('inspector');
    expect((await read(inspector, found.badgeNo)).unitCode).toBe(before);
    expect((await read(inspector, found.badgeNo, '2040-04')).unitCode).toBe(after);
    expect((await unitOf(inspector, before)).ratedOfficers).toBe(1);
  });
});

describe('the list', () => {
  it('shows whom the account may see, and filters, sorts and pages', async () => {
    const [unitCode, elsewhere] = [await newUnit(), await newUnit()];
    const worst = await officerOnDuty(5, unitCode);
    const best = await officerOnDuty(5, unitCode);
    const idle = await officerOnDuty(1, unitCode);
    const other = await officerOnDuty(5, elsewhere);
    await confirm(worst);
    const { inspector } = worst;
    const badges = async (who: Person, query: string) => (await list(who, query)).rows.map(({ badgeNo }) => badgeNo);
    const of = `unitCode=${unitCode}`;
    expect(await badges(inspector, of)).toEqual([worst.badgeNo, best.badgeNo, idle.badgeNo]);
    expect(await badges(inspector, `${of}&sort=-score`)).toEqual([best.badgeNo, worst.badgeNo, idle.badgeNo]);
    expect(await badges(inspector, `${of}&rated=no`)).toEqual([idle.badgeNo]);
    expect(await badges(inspector, `${of}&from=95&below=100`)).toEqual([worst.badgeNo]);
    expect(await badges(inspector, `${of}&from=100`)).toEqual([best.badgeNo]);
    const pages: (string | null)[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof list>> = await list(
        inspector,
        `${of}&sort=score&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      pages.push(...page.rows.map(({ badgeNo }) => badgeNo));
      cursor = page.nextCursor;
    }
    expect(pages).toEqual([worst.badgeNo, best.badgeNo, idle.badgeNo]);
    const { nextCursor } = await list(inspector, `${of}&sort=score&limit=1`);
    const wrong = await inspector.get(`scores?month=${month}&sort=-score&cursor=${nextCursor}`);
    expect([wrong.status, wrong.body.code]).toEqual([400, 'bad_cursor']);

    const leader = await setup.signIn('squad_leader', unitCode);
    expect(await badges(leader, '')).toEqual([worst.badgeNo, best.badgeNo, idle.badgeNo]);
    expect((await list(leader, 'by=unit')).rows.map((row) => row.unitCode)).toEqual([unitCode]);
    expect((await leader.get(`scores/${other.badgeNo}?month=${month}`)).status).toBe(404);
    expect((await leader.get(`scores/units/${elsewhere}?month=${month}`)).status).toBe(404);
    expect(await badges(worst.officer, '')).toEqual([worst.badgeNo]);
    expect((await list(worst.officer, 'by=unit')).rows).toEqual([]);
    expect((await worst.officer.get(`scores/${best.badgeNo}?month=${month}`)).status).toBe(404);
    expect((await worst.officer.get(`scores/units/${unitCode}?month=${month}`)).status).toBe(404);

    const summary = async (who: Person) => (await who.get<ScoreSummary>(`scores/months/${month}?${of}`)).body;
    const spread = ({ bands, notRated }: ScoreSummary) => [...bands.map(({ officers }) => officers), notRated];
    expect(spread(await summary(leader))).toEqual([1, 1, 0, 0, 0, 0, 1]);
    expect(spread(await summary(other.officer))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('rules', () => {
  const strict: ScoreRules = {
    ...broughtRules,
    classes: { ...broughtRules.classes, incomplete: { eachTenths: 75, capTenths: 100 } },
  };
  const set = async (who: Person, fromMonth: string, version: number, rules = strict) => {
    const { status, body } = await who.post<Partial<ScoreRulesRow & Problem>>('score-rules', {
      ...{ version, fromMonth, rules, reason: '大队会议决定' },
    });
    return status === 201 ? `version ${body.version} ${body.counts}` : `${status} ${body.code}`;
  };

  it('count from next month at the earliest, are never changed, and one counts for a month', async () => {
    clock = morningAfter;
    const inspector = await setup.signIn('inspector');
    expect(await set(inspector, '2040-03', 0)).toBe('400 score_month_begun');
    expect(await set(inspector, '2040-02', 0)).toBe('400 score_month_begun');
    expect(await set(inspector, '2040-04', 7)).toBe('409 score_rules_changed');
    expect(await set(inspector, '2040-06', 0)).toBe('version 1 later');
    expect(await set(inspector, '2040-04', 1)).toBe('version 2 later');
    expect(await set(inspector, '2040-06', 2)).toBe('version 3 later');
    const { rows } = (await inspector.get<{ rows: ScoreRulesRow[] }>('score-rules')).body;
    expect(rows.map((row) => [row.version, row.counts, row.fromMonth, row.untilMonth])).toEqual([
      [3, 'later', '2040-06', null],
      [2, 'later', '2040-04', '2040-05'],
      [1, 'replaced', '2040-06', null],
      [0, 'now', '2000-01', '2040-03'],
    ]);
    const version = async (of: string) =>
      (await inspector.get<ScoreSummary>(`scores/months/${of}`)).body.scoredBy.version;
    expect(await Promise.all(['2040-03', '2040-04', '2040-05', '2040-07'].map(version))).toEqual([0, 2, 2, 3]);
    // Midnight at the end of the month, in local time.
    clock = new Date(at('00:00', 22).getTime() - 1);
    expect(await set(await setup.signIn('inspector'), '2040-04', 3)).toBe('version 4 later');
    clock = at('00:00', 22);
    expect(await set(await setup.signIn('inspector'), '2040-04', 4)).toBe('400 score_month_begun');
    const facts = await setup.world.db
      .selectFrom('fact')
      .selectAll()
      .where('type', '=', 'score_rules_set')
      .orderBy('subject')
      .execute();
    expect(facts.map(({ subject, payload }) => [subject, payload?.fromMonth])).toEqual([
      ['score_rules:1', '2040-06'],
      ['score_rules:2', '2040-04'],
      ['score_rules:3', '2040-06'],
      ['score_rules:4', '2040-04'],
    ]);
    await expect(
      setup.world.db
        .insertInto('score_rules')
        .values({ version: 9, from_month: '2040-04', rules: '{}', reason, set_by: 'test', set_at: april })
        .execute(),
    ).rejects.toThrow('score_rules_from_next_month');
  });

  it('show beforehand what the last six months would have been, exactly as they score once they count', async () => {
    clock = morningAfter;
    const unitCode = await newUnit();
    const found = await officerOnDuty(5, unitCode);
    await confirm(found);
    const preview = async (rules: ScoreRules) => {
      const who = await setup.signIn('brigade_admin');
      const { status, body } = await who.post<ScorePreview>('score-rules/preview', { rules });
      expect(status).toBe(200);
      return body.months;
    };
    const before = await preview(strict);
    expect(before.map((one) => one.month)).toEqual([
      ...['2039-10', '2039-11', '2039-12', '2040-01', '2040-02', '2040-03'],
    ]);
    const march = before.at(-1);
    expect(march?.officers.find(({ badgeNo }) => badgeNo === found.badgeNo)).toMatchObject({ before: 980, after: 925 });
    expect(march?.units.find((unit) => unit.unitCode === unitCode)).toMatchObject({ before: 980, after: 925 });

    // As if they had been set in time for March.
    const { db } = setup.world;
    const early = { version: 8, from_month: '2040-03', rules: JSON.stringify(strict), reason, set_by: 'test' };
    await db
      .insertInto('score_rules')
      .values({ ...early, set_at: at('09:00', -20) })
      .execute();
    const after = (await preview(strict)).at(-1);
    expect(after?.version).toBe(8);
    expect(after?.officers.map(({ badgeNo, before: score }) => [badgeNo, score])).toEqual(
      march?.officers.map(({ badgeNo, after: score }) => [badgeNo, score]),
    );
    for (const who of [found.inspector, found.officer]) {
      expect(await read(who, found.badgeNo)).toMatchObject({ scoreTenths: 925, scoredBy: { version: 8 } });
    }
  });
});
