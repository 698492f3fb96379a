import { finaliseEntries } from '@rollcall/cloud/findings/accountability/end-entries';
import { closeHandled } from '@rollcall/cloud/findings/handling/close-handled';
import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import type { FindingDetailResponse, ViolationClass } from '@rollcall/shared/http/findings';
import { outsideCause } from '@rollcall/test/outside-cause';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  appeal,
  decide,
  entryOf,
  hearingOver,
  listed,
  monday,
  notify,
  outcomeOf,
  readCase,
  reason,
  record,
  say,
  see,
  settle,
  startAccountability,
} from './support/accountability-world.ts';
import type { Person } from './support/explaining-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    accountability-cases                                 a a a u r - a elsewhere
POST   accountability-cases                                 - a a - - - - alone
GET    accountability-cases/{caseId}                        a a a u r - a elsewhere
POST   accountability-cases/{caseId}/reopenings             - a a - - - - alone
POST   accountability-cases/appeals/{appealId}/decision     - a - - - - -
POST   accountability-cases/entries/{entryId}/appeals       r r r r r - - alone
POST   accountability-cases/entries/{entryId}/decision      - a - - - - -
POST   accountability-cases/entries/{entryId}/notices       r r r r r - - alone
POST   accountability-cases/entries/{entryId}/record        - a a - - - -
POST   accountability-cases/entries/{entryId}/slips         - - a u - - - alone
POST   accountability-cases/entries/{entryId}/statements    r r r r r - - alone
POST   accountability-cases/reopenings/{reopeningId}/second - a a - - - -
GET    exports/accountability-cases                         a a a u r - a elsewhere
`);

// The types of its facts, once more: case_appeal_dismissed case_appeal_upheld case_appealed case_decided case_entry_ended case_final
// case_heard case_notified case_opened case_recorded case_reopen_proposed case_reopen_refused case_reopened case_seen

let world: Awaited<ReturnType<typeof startAccountability>>;
beforeAll(async () => {
  world = await startAccountability();
});
afterAll(() => world?.stop());
beforeEach(() => world.setClock(monday));

const signIn = (...who: Parameters<typeof world.setup.signIn>) => world.setup.signIn(...who);
const types = async (who: Person, caseId: string) => (await readCase(who, caseId)).history.map(({ type }) => type);

describe('S16: the person and the leader in charge are liable, and each answers apart', () => {
  const violations: ViolationClass[] = ['improper_use', 'unauthorised_deletion', 'incomplete', 'damaged'];
  it.each(violations)('%s: both are heard and decided apart, and both appeal', async (violationClass) => {
    const { caseId, inspector, officer, leader, person, led, badgeNo, leaderBadgeNo } =
      await world.openCase(violationClass);
    const opened = await readCase(inspector, caseId);
    expect(opened.entries.map((entry) => [entry.role, entry.badgeNo, entry.state, entry.heardUntil])).toEqual([
      ['person', badgeNo, 'open', '2040-03-15'],
      ['leader', leaderBadgeNo, 'open', '2040-03-15'],
    ]);
    expect(opened.source).toMatchObject({ kind: 'findings', findings: [{ violationClass, ended: false }] });

    expect(await outcomeOf(say(officer, person))).toBe('done');
    expect(await outcomeOf(say(leader, led, { declined: true }))).toBe('done');
    const brigade = await signIn('brigade_leader');
    expect(await outcomeOf(decide(brigade, person, { outcome: 'deduction', points: 2 }))).toBe('done');
    expect(entryOf(await readCase(inspector, caseId), 'leader').state).toBe('heard');
    expect(await outcomeOf(decide(brigade, led, { outcome: 'criticism_education' }))).toBe('done');

    for (const [who, entryId] of [
      [officer, person],
      [leader, led],
    ] as const) {
      expect(await outcomeOf(see(who, entryId))).toBe('done');
      expect(await outcomeOf(appeal(who, entryId))).toBe('done');
    }
    const other = await signIn('brigade_leader');
    const appealed = await readCase(other, caseId);
    expect(await outcomeOf(settle(brigade, entryOf(appealed, 'person'), 'upheld'))).toBe('403 own_case');
    expect(await outcomeOf(settle(other, entryOf(appealed, 'leader'), 'upheld'))).toBe('done');
    // The leader's liability alone has ended.
    const between = await readCase(inspector, caseId);
    expect(entryOf(between, 'leader')).toMatchObject({ state: 'final', void: true, appeal: 'upheld' });
    expect(entryOf(between, 'person')).toMatchObject({ state: 'decided', void: false, points: 2, appeal: 'pending' });
    expect(between.state).toBe('open');
    expect(await outcomeOf(settle(other, entryOf(appealed, 'person'), 'dismissed'))).toBe('done');
    const over = await readCase(inspector, caseId);
    expect(entryOf(over, 'person')).toMatchObject({ state: 'final', void: false, outcome: 'deduction' });
    expect(over.state).toBe('final');
    expect(await types(inspector, caseId)).toEqual([
      ...['case_opened', 'case_heard', 'case_heard', 'case_decided', 'case_decided'],
      ...['case_seen', 'case_appealed', 'case_seen', 'case_appealed'],
      ...['case_appeal_upheld', 'case_final', 'case_appeal_dismissed', 'case_final'],
    ]);
  });

  it('one case of several findings has one entry for an officer, and one for the leader of all', async () => {
    const first = await world.confirmedFinding('incomplete');
    const second = await world.confirmedFinding('damaged', first.leaderBadgeNo);
    const { body } = await world.openOn(first.inspector, second.findingId, first.findingId, first.findingId);
    expect(body.entries.map(({ role, badgeNo }) => [role, badgeNo])).toEqual([
      ['person', first.badgeNo],
      ['person', second.badgeNo],
      ['leader', first.leaderBadgeNo],
    ]);
  });

  it('an outside complaint names the officers; who led them on that day answers beside them', async () => {
    const { badgeNo, leaderBadgeNo, inspector } = await world.confirmedFinding();
    const led = { badgeNo, name: `officer ${badgeNo}`, kind: 'sworn' as const, unitCode: 'squad-1', leaderBadgeNo };
    const { change } = world.setup.world;
    await world.db.transaction().execute((tx) => saveOfficers(tx, [led], change));
    const letter = { kind: 'complaint', documentNo: '信访〔2040〕3号', receivedOn: '2040-03-11', text: '未开启执法仪' };
    const open = (more: object) =>
      inspector.post('accountability-cases', {
        reason: '群众投诉',
        source: { ...letter, happenedOn: '2040-03-10', badgeNos: [badgeNo], ...more },
      });
    expect(await outcomeOf(open({ happenedOn: '2040-03-12' }))).toBe('400 happened_later');
    expect(await outcomeOf(open({ receivedOn: '2040-03-13' }))).toBe('400 happened_later');
    expect(await outcomeOf(open({ badgeNos: ['999999'] }))).toBe('400 officers_unknown');
    const { body } = await inspector.post<Awaited<ReturnType<typeof readCase>>>('accountability-cases', {
      reason: '群众投诉',
      source: { ...letter, happenedOn: '2040-03-10', badgeNos: [badgeNo] },
    });
    expect(body.entries.map((entry) => [entry.role, entry.badgeNo])).toEqual([
      ['person', badgeNo],
      ['leader', leaderBadgeNo],
    ]);
    expect(body.source).toEqual({ ...letter, happenedOn: '2040-03-10' });
  });

  it('is opened on what stands confirmed, once, and numbered by the year', async () => {
    const { findingId, inspector } = await world.confirmedFinding();
    const one = await world.openOn(inspector, findingId);
    expect(one.status).toBe(201);
    expect(await outcomeOf(world.openOn(inspector, findingId))).toBe('409 finding_in_case');
    const next = await world.confirmedFinding();
    const two = await world.openOn(inspector, next.findingId);
    expect([two.body.year, two.body.number]).toEqual([2040, one.body.number + 1]);
    const undecided = await world.confirmedFinding();
    await sql`update finding set handling = 'answered' where finding_id = ${undecided.findingId}`.execute(world.db);
    expect(await outcomeOf(world.openOn(inspector, undecided.findingId))).toBe('409 finding_not_confirmed');
    expect(await outcomeOf(world.openOn(inspector, '00000000-0000-4000-8000-000000000000'))).toBe('404 not_found');
  });
});

describe('nobody is condemned unheard', () => {
  it('an entry is decided once the officer was heard, or the day is over; a late statement is kept and moves nothing', async () => {
    const { officer, person, led, caseId } = await world.openCase();
    const brigade = await signIn('brigade_leader');
    expect(await outcomeOf(decide(brigade, person))).toBe('409 still_heard');
    await say(officer, person);
    world.later();
    await say(officer, person, { declined: true });
    expect(await outcomeOf(decide(brigade, person))).toBe('done');
    world.later();
    await say(officer, person, { text: '还有一份证明' });
    world.setClock(new Date(hearingOver.getTime() - 1));
    expect(await outcomeOf(decide(await signIn('brigade_leader'), led))).toBe('409 still_heard');
    world.setClock(hearingOver);
    const late = await signIn('brigade_leader');
    expect((await listed(late, 'state=overdue')).some(({ entryId }) => entryId === led)).toBe(true);
    expect(await outcomeOf(decide(late, led))).toBe('done');
    const { entries } = await readCase(late, caseId);
    expect(entries.map(({ heard, state, statements }) => [heard, state, statements.map((said) => said.late)])).toEqual([
      ['statement', 'decided', [false, false, true]],
      ['not_in_time', 'decided', []],
    ]);
  });

  it('leave that was approved since puts the day off', async () => {
    const { person, badgeNo } = await world.openCase();
    await world.db
      .insertInto('leave')
      .values({ badge_no: badgeNo, leave_kind: 'annual', starts_at: monday, ends_at: hearingOver, removed_at: null })
      .execute();
    world.setClock(hearingOver);
    expect(await outcomeOf(decide(await signIn('brigade_leader'), person))).toBe('409 still_heard');
  });
});

describe('a decision', () => {
  it('is made once, whoever comes second', async () => {
    const { officer, person, caseId } = await world.openCase();
    await say(officer, person);
    const [one, two] = [await signIn('brigade_leader'), await signIn('brigade_leader')];
    const outcomes = await Promise.all([
      outcomeOf(decide(one, person)),
      outcomeOf(decide(two, person, { outcome: 'none', ground: 'outside_cause' })),
    ]);
    expect(outcomes.sort()).toEqual(['409 already_decided', 'done']);
    expect((await types(one, caseId)).filter((type) => type === 'case_decided')).toHaveLength(1);
  });

  it('isn’t made by whom it concerns, whoever is recused, a second account of either, or who opened the case', async () => {
    const { officer, person, led, badgeNo, leaderBadgeNo, inspector } = await world.openCase();
    await say(officer, person);
    const himself = await signIn('brigade_leader', null, badgeNo);
    expect(await outcomeOf(decide(himself, person))).toBe('403 recused');
    const leads = await signIn('brigade_leader', null, leaderBadgeNo);
    expect(await outcomeOf(decide(leads, person))).toBe('403 recused');
    const kin = await signIn('brigade_leader');
    await sql`insert into recusal (account_id, badge_no, reason, declared_by, declared_at)
      select account_id, ${leaderBadgeNo}, '亲属', account_id, now() from account where username = ${kin.username}
    `.execute(world.db);
    expect(await outcomeOf(decide(kin, person))).toBe('403 recused');
    expect(await outcomeOf(decide(inspector, person))).toBe('403 forbidden');

    const opener = await signIn('brigade_leader');
    const found = await world.confirmedFinding();
    const { body } = await world.openOn(opener, found.findingId);
    const own = entryOf(body, 'person').entryId;
    await say(found.officer, own);
    expect(await outcomeOf(decide(opener, own))).toBe('403 own_case');
    expect(await outcomeOf(decide(await signIn('brigade_leader'), own))).toBe('done');
    expect(await outcomeOf(decide(await signIn('brigade_leader'), led))).toBe('409 still_heard');
  });

  it('isn’t made by who stands in for whom it concerns, nor appealed or stated in somebody’s name', async () => {
    const { officer, person, badgeNo } = await world.openCase();
    await say(officer, person);
    const concerned = await signIn('brigade_leader', null, badgeNo);
    const acting = await world.setup.actingFor(concerned, await signIn('inspector'));
    expect(await outcomeOf(decide(acting, person))).toBe('403 recused');
    expect(await outcomeOf(say(acting, person))).toBe('404 not_found');
    expect(await outcomeOf(appeal(acting, person))).toBe('404 not_found');
  });

  it('from above is recorded with its document by who didn’t open the case; what is decided here isn’t', async () => {
    const { officer, person, led, inspector, caseId } = await world.openCase();
    await signIn('brigade_leader');
    const other = await signIn('inspector');
    expect(await outcomeOf(record(inspector, person, 'suspension'))).toBe('403 own_case');
    expect(await outcomeOf(record(other, person, 'suspension', { documentOn: '2040-03-13' }))).toBe(
      '400 document_to_come',
    );
    expect(await outcomeOf(record(other, person, 'reminder_talk'))).toBe('409 decided_by_leader');
    expect(await outcomeOf(decide(await signIn('brigade_leader'), led, { outcome: 'suspension' }))).toBe(
      '400 bad_request',
    );
    expect(await outcomeOf(record(other, person, 'suspension'))).toBe('done');
    expect(await outcomeOf(record(other, person, 'referral'))).toBe('409 already_decided');
    const { paper, state } = entryOf(await readCase(officer, caseId), 'person');
    expect([state, paper?.documentNo]).toEqual(['decided', '〔2040〕12号']);
    expect(await outcomeOf(appeal(officer, person))).toBe('409 appeal_at_office');
  });

  it('that nobody here may make is recorded too, when it was made above', async () => {
    await world.disableEverybody();
    const { officer, person, inspector } = await world.openCase();
    await say(officer, person);
    const recorder = await signIn('inspector');
    expect(await outcomeOf(record(recorder, person, 'named_criticism'))).toBe('done');
    expect(await outcomeOf(record(inspector, person, 'named_criticism'))).toBe('403 own_case');
  });
});

describe('an appeal', () => {
  async function decided() {
    const found = await world.openCase();
    await say(found.officer, found.person);
    const brigade = await signIn('brigade_leader');
    await decide(brigade, found.person);
    return { ...found, brigade };
  }

  it('has fifteen working days from when the officer saw it, is made once, and by nobody else', async () => {
    const { officer, person, led, leader } = await decided();
    expect(await outcomeOf(appeal(officer, led))).toBe('404 not_found');
    expect(await outcomeOf(appeal(leader, led))).toBe('409 not_appealable');
    const seen = await see(officer, person);
    expect(entryOf(seen.body, 'person').appealUntilOn).toBe('2040-04-02');
    world.setClock(new Date('2040-04-03T00:00:00+08:00'));
    const badgeNo = entryOf(seen.body, 'person').badgeNo;
    const late = await signIn('officer', 'squad-1', badgeNo);
    // Seen once more: the time doesn't begin anew.
    expect(entryOf((await see(late, person)).body, 'person').appealUntilOn).toBe('2040-04-02');
    expect(await outcomeOf(appeal(late, person))).toBe('409 appeal_over');
    world.setClock(new Date('2040-04-02T23:59:59.999+08:00'));
    const inTime = await signIn('officer', 'squad-1', badgeNo);
    expect(await outcomeOf(appeal(inTime, person))).toBe('done');
    expect(await outcomeOf(appeal(inTime, person))).toBe('409 appealed_already');
  });

  it('is decided outside where no other brigade leader may', async () => {
    await world.disableEverybody();
    const { officer, person, brigade, inspector, caseId } = await decided();
    await appeal(officer, person);
    const { appealed } = entryOf(await readCase(inspector, caseId), 'person');
    const admin = await signIn('brigade_admin');
    const outside = (who: Person) =>
      who.post('outside-decisions', {
        kind: 'accountability_appeal',
        requestId: appealed?.appealId,
        outcome: 'granted',
        officerGround: 'outside_cause',
        reason,
        documentNo: '〔2040〕13号',
        decidedBy: '县公安局 张副局长',
        decidedOn: '2040-03-12',
      });
    const other = await signIn('brigade_leader');
    expect(await outcomeOf(outside(admin))).toBe('409 decided_here');
    await sql`update account set disabled_at = now() where username = ${other.username}`.execute(world.db);
    expect(await outcomeOf(outside(officer))).toBe('403 forbidden');
    expect(await outcomeOf(outside(admin))).toBe('done');
    const { rows } = (
      await admin.get<{ rows: { outsideDecisionId: string }[] }>('outside-decisions?kind=accountability_appeal')
    ).body;
    const path = `outside-decisions/${rows[0]?.outsideDecisionId}`;
    await admin.put(`${path}/scan?fileName=p.pdf`, Buffer.from('%PDF-1.7 a paper'));
    expect(await outcomeOf(brigade.post(`${path}/confirmation`, {}))).toBe('done');
    expect(entryOf(await readCase(inspector, caseId), 'person')).toMatchObject({ state: 'final', void: true });
  });

  it('that the finding is wrong ends what rests on it alone, also what was final, and its own appeal', async () => {
    const { officer, person, inspector, caseId, findingId } = await decided();
    await appeal(officer, person);
    await officer.post(`findings/${findingId}/appeals`, { reason: '当时在处置警情' });
    const found = (await inspector.get<FindingDetailResponse>(`findings/${findingId}`)).body;
    const decider = await signIn('brigade_leader');
    await decider.post(`appeals/${found.appeals[0]?.appealId}/decision`, {
      decision: 'upheld',
      reason,
      ...outsideCause,
    });
    const ended = await readCase(inspector, caseId);
    expect(ended.entries.map(({ state, appeal: of }) => [state, of])).toEqual([
      ['ended', 'ended'],
      ['ended', null],
    ]);
    expect(ended.state).toBe('final');
    expect(ended.source).toMatchObject({ findings: [{ ended: true }] });
    expect((await types(inspector, caseId)).slice(-2)).toEqual(['case_entry_ended', 'case_entry_ended']);
    expect(await outcomeOf(say(officer, person))).toBe('409 entry_ended');
    expect(await outcomeOf(settle(decider, entryOf(ended, 'person'), 'upheld'))).toBe('409 already_decided');
  });

  it('that one of two findings is wrong leaves the entry that rests on the other', async () => {
    const first = await world.confirmedFinding();
    const second = await world.confirmedFinding('damaged', first.leaderBadgeNo);
    const { body } = await world.openOn(first.inspector, first.findingId, second.findingId);
    await first.officer.post(`findings/${first.findingId}/appeals`, { reason: '当时在处置警情' });
    const found = (await first.inspector.get<FindingDetailResponse>(`findings/${first.findingId}`)).body;
    const decider = await signIn('brigade_leader');
    await decider.post(`appeals/${found.appeals[0]?.appealId}/decision`, {
      decision: 'upheld',
      reason,
      ...outsideCause,
    });
    const { entries } = await readCase(decider, body.caseId);
    expect(entries.map(({ badgeNo, state }) => [badgeNo, state])).toEqual([
      [first.badgeNo, 'ended'],
      [second.badgeNo, 'open'],
      [first.leaderBadgeNo, 'open'],
    ]);
  });
});

describe('a finding that is opened again', () => {
  it('lets nothing be decided but that nothing follows, until it stands confirmed again', async () => {
    const { officer, person, findingId } = await world.openCase();
    await say(officer, person);
    await sql`update finding set handling = 'told' where finding_id = ${findingId}`.execute(world.db);
    const brigade = await signIn('brigade_leader');
    expect(await outcomeOf(decide(brigade, person))).toBe('409 finding_not_confirmed');
    const none = await decide(brigade, person, { outcome: 'none', ground: 'outside_cause' });
    expect(entryOf(none.body, 'person')).toMatchObject({ state: 'final', outcome: 'none' });
  });
});

describe('notice on paper', () => {
  it('is noted by somebody else, with two witnesses where it was refused, and begins the time to appeal that day', async () => {
    const { officer, person, badgeNo, inspector, caseId } = await world.openCase();
    await say(officer, person);
    const refused = { how: 'refused', signedOn: '2040-03-12', witnesses: ['王警官', '李警官'] };
    expect(await outcomeOf(notify(inspector, person, refused))).toBe('409 not_decided_yet');
    await decide(await signIn('brigade_leader'), person);
    const leader = await signIn('squad_leader', 'squad-1');
    expect(await outcomeOf(notify(await signIn('squad_leader', 'squad-2'), person, refused))).toBe('404 not_found');
    expect(await outcomeOf(notify(await signIn('squad_leader', 'squad-1', badgeNo), person, refused))).toBe(
      '403 recused',
    );
    expect(await outcomeOf(notify(leader, person, { ...refused, signedOn: '2040-03-11' }))).toBe('400 slip_date');
    expect(await outcomeOf(notify(leader, person, { ...refused, signedOn: '2040-03-13' }))).toBe('400 slip_date');
    expect(await outcomeOf(notify(leader, person, { ...refused, witnesses: ['王警官'] }))).toBe('400 bad_request');
    for (const witnesses of [
      ['王警官', '王警官'],
      ['王警官', `officer ${badgeNo}`],
    ]) {
      expect(await outcomeOf(notify(leader, person, { ...refused, witnesses }))).toBe('400 witnesses_unfit');
    }
    world.later();
    expect(await outcomeOf(notify(leader, person, refused))).toBe('done');
    expect(await outcomeOf(notify(inspector, person, { how: 'signed', signedOn: '2040-03-12' }))).toBe(
      '409 slip_there',
    );
    expect(entryOf(await readCase(officer, caseId), 'person')).toMatchObject({
      seenAt: world.now().toISOString(),
      appealUntilOn: '2040-04-02',
      slip: {
        ...{ how: 'refused', witnesses: ['王警官', '李警官'], notedBy: leader.username },
        scan: { fileName: 'a.pdf' },
      },
    });
  });
});

describe('by time alone', () => {
  it('a decision becomes final once its time to appeal is over, never before, unseen, or while an appeal waits', async () => {
    const [seen, unseen, appealed] = [await world.openCase(), await world.openCase(), await world.openCase()];
    const brigade = await signIn('brigade_leader');
    for (const found of [seen, unseen, appealed]) {
      await say(found.officer, found.person);
      await decide(brigade, found.person);
      if (found !== unseen) await see(found.officer, found.person);
    }
    await appeal(appealed.officer, appealed.person);
    const states = async () => {
      const cases = await Promise.all([seen, unseen, appealed].map(({ caseId }) => readCase(brigade, caseId)));
      return cases.map((one) => entryOf(one, 'person').state);
    };
    await finaliseEntries(world.db, new Date('2040-04-02T23:59:59+08:00'));
    expect(await states()).toEqual(['decided', 'decided', 'decided']);
    await finaliseEntries(world.db, new Date('2040-04-03T00:00:00+08:00'));
    expect(await states()).toEqual(['final', 'decided', 'decided']);
  });

  it('a finding isn’t closed while somebody answers for it', async () => {
    const { findingId, officer, leader, badgeNo, inspector, person, led } = await world.openCase();
    const { rows } = (
      await inspector.get<{ rows: { decisionId: string }[] }>(`finding-decisions?findingId=${findingId}`)
    ).body;
    await officer.post(`finding-decisions/${rows[0]?.decisionId}/notices`, {});
    await inspector.post(`findings/${findingId}/steps`, { step: 'close', ...outsideCause, reason });
    const brigade = await signIn('brigade_leader');
    await say(officer, person);
    await say(leader, led);
    for (const entryId of [person, led]) await decide(brigade, entryId);
    await see(officer, person);
    const over = new Date('2040-04-03T00:00:00+08:00');
    const close = async () => {
      await finaliseEntries(world.db, over);
      await closeHandled(world.db, over);
      const row = world.db.selectFrom('finding').select('handling').where('finding_id', '=', findingId);
      return (await row.executeTakeFirstOrThrow()).handling;
    };
    expect([badgeNo, await close()]).toEqual([badgeNo, 'decided']);
    await see(leader, led);
    expect(await close()).toBe('closed');
  });
});

describe('a final case', () => {
  async function final() {
    const found = await world.openCase();
    const brigade = await signIn('brigade_leader');
    await say(found.officer, found.person);
    await say(found.leader, found.led);
    for (const entryId of [found.person, found.led])
      await decide(brigade, entryId, { outcome: 'none', ground: 'outside_cause' });
    return { ...found, brigade };
  }
  const propose = (who: Person, caseId: string, ...entryIds: string[]) =>
    who.post<Awaited<ReturnType<typeof readCase>>>(`accountability-cases/${caseId}/reopenings`, {
      entryIds,
      reason: '新的录像',
    });
  const second = (who: Person, reopeningId: string | undefined, decision: string) =>
    who.post(`accountability-cases/reopenings/${reopeningId}/second`, { decision, reason });

  it('is opened again by two people, for those whom the new evidence is about', async () => {
    const { caseId, inspector, person, officer, brigade, badgeNo } = await final();
    const himself = await signIn('inspector', null, badgeNo);
    expect(await outcomeOf(propose(himself, caseId, person))).toBe('403 recused');
    const proposed = await propose(inspector, caseId, person);
    const waits = proposed.body.reopening?.reopeningId;
    expect(await outcomeOf(propose(brigade, caseId, person))).toBe('409 reopening_waits');
    expect(await outcomeOf(second(inspector, waits, 'agreed'))).toBe('403 own_reopening');
    expect(await outcomeOf(second(himself, waits, 'agreed'))).toBe('403 recused');
    world.later();
    expect(await outcomeOf(second(brigade, waits, 'agreed'))).toBe('done');
    expect(await outcomeOf(second(brigade, waits, 'agreed'))).toBe('409 already_decided');
    const again = await readCase(inspector, caseId);
    expect(again.state).toBe('open');
    expect(entryOf(again, 'person')).toMatchObject({ state: 'open', outcome: null, statements: [], heard: null });
    expect(entryOf(again, 'leader').state).toBe('final');
    // It goes through everything once more, with an appeal of its own.
    await say(officer, person);
    await decide(brigade, person);
    await see(officer, person);
    expect(await outcomeOf(appeal(officer, person))).toBe('done');
  });

  it('isn’t opened again before it is final, nor where the second person refuses', async () => {
    const open = await world.openCase();
    expect(await outcomeOf(propose(open.inspector, open.caseId, open.person))).toBe('409 case_not_final');
    const { caseId, inspector, person, brigade } = await final();
    expect(await outcomeOf(propose(inspector, caseId, open.person))).toBe('409 entries_not_final');
    const { body } = await propose(inspector, caseId, person);
    expect(await outcomeOf(second(inspector, body.reopening?.reopeningId, 'refused'))).toBe('done');
    expect((await readCase(brigade, caseId)).reopening).toBeNull();
    expect((await types(brigade, caseId)).slice(-2)).toEqual(['case_reopen_proposed', 'case_reopen_refused']);
  });
});

describe('what somebody sees', () => {
  it('the officer all of his own entry and no name of others; a leader those of his unit; other units nothing', async () => {
    const { caseId, officer, person, badgeNo, leaderBadgeNo, leader, inspector } = await world.openCase();
    await say(officer, person);
    await say(leader, entryOf(await readCase(inspector, caseId), 'leader').entryId, { text: '已谈话' });
    const own = await officer.get(`accountability-cases/${caseId}`);
    const text = JSON.stringify(own.body);
    expect([text.includes(badgeNo), text.includes(leaderBadgeNo), text.includes('已谈话')]).toEqual([
      true,
      false,
      false,
    ]);
    const { entries, hiddenEntries, history } = await readCase(officer, caseId);
    expect([entries.length, hiddenEntries]).toEqual([1, 1]);
    expect(entries[0]?.own).toBe(true);
    expect(history.map(({ type }) => type)).toEqual(['case_opened', 'case_heard']);
    expect((await listed(officer)).map((row) => row.badgeNo)).toEqual([badgeNo]);
    expect((await readCase(await signIn('squad_leader', 'squad-1'), caseId)).entries).toHaveLength(2);
    const stranger = await signIn('squad_leader', 'squad-2');
    expect(await outcomeOf(stranger.get(`accountability-cases/${caseId}`))).toBe('404 not_found');
    expect(
      await outcomeOf((await signIn('officer', 'squad-1', leaderBadgeNo)).get(`accountability-cases/${caseId}`)),
    ).toBe('done');
    // Who was moved to another unit still sees what is said of him.
    const moved = await signIn('squad_leader', 'squad-2', badgeNo);
    expect((await listed(moved)).map((row) => row.badgeNo)).toEqual([badgeNo]);
  });

  it('the list by state, unit, officer, role, outcome and finding', async () => {
    const { findingId, officer, person, badgeNo, led } = await world.openCase();
    await say(officer, person);
    const brigade = await signIn('brigade_leader');
    await decide(brigade, person, { outcome: 'self_criticism' });
    const ids = async (filters: string) => (await listed(brigade, filters)).map(({ entryId }) => entryId);
    const here = (all: string[]) => all.filter((id) => id === person || id === led).sort();
    expect(here(await ids(`findingId=${findingId}`))).toEqual([person, led].sort());
    expect(await ids(`badgeNo=${badgeNo}`)).toEqual([person]);
    expect(here(await ids('state=decided'))).toEqual([person]);
    expect(here(await ids('state=unsettled'))).toEqual([person, led].sort());
    expect(here(await ids('state=overdue'))).toEqual([]);
    expect(here(await ids('outcome=self_criticism'))).toEqual([person]);
    expect(here(await ids('role=leader'))).toEqual([led]);
    expect(here(await ids('unitCode=squad-2'))).toEqual([]);
  });
});
