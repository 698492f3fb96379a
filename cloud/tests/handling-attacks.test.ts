import type { FindingDetailResponse, FindingRow } from '@rollcall/shared/http/findings';
import type { CalendarDayDetail } from '@rollcall/shared/resources/calendar-days';
import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import type { Person } from './support/story-people.ts';
import { type Story, startStory } from './support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('07:00'));
});
afterAll(() => story?.stop());

const leaderBadgeNo = '100900';
let officers = 0;

/** An officer without footage of a Saturday, found on Monday: to be answered until the end of Thursday. */
async function told(changes: { badge_no?: null; rule_key?: string; leaders?: never } = {}) {
  const badgeNo = String(200_001 + officers++);
  story.itIs(at('07:00'));
  const officer = await story.officer(badgeNo, '王强', `A${badgeNo}`);
  const time = { startsAt: at('08:00').toISOString(), endsAt: at('12:00').toISOString() };
  await story.admin.made('shifts', { badgeNo, ...time, dutyType: 'road_patrol', post: '解放路口' });
  await story.hqLooks(at('09:00', 2));
  const [finding] = await story.findings(officer, '');
  if (!finding) throw new Error('nothing was found');
  const { findingId } = finding;
  if (Object.keys(changes).length > 0)
    await story.db
      .updateTable('finding')
      .set(changes as never)
      .where('finding_id', '=', findingId)
      .execute();
  return { findingId, badgeNo, officer };
}

const read = (findingId: string) => story.inspector.read<FindingDetailResponse>(`findings/${findingId}`);
const answer = (who: Person, findingId: string) => who.made(`findings/${findingId}/answers`, { text: '忘记开机' });
const confirm = async (who: Person, findingId: string, ...badgeNos: string[]) => {
  const violationClass = badgeNos.length === 0 ? null : 'incomplete';
  const step = { step: 'confirm', reason: '已核实', violationClass, badgeNos };
  const { status, body } = await who.call('POST', `findings/${findingId}/steps`, step);
  return status < 300 ? 'done' : body.code;
};

describe('who answered a finding judges it by no account', () => {
  it('the leader of a unit, who answered where nobody is named', async () => {
    const { findingId } = await told({ badge_no: null, leaders: '{}' as never });
    await answer(story.leader, findingId);
    const inbox = async (who: Person) => {
      const { rows } = await who.read<{ rows: InboxEntry[] }>('inbox?kind=finding_decision&limit=200');
      return rows.some((entry) => entry.findingId === findingId);
    };
    const again = await story.signIn('inspector', null, leaderBadgeNo);
    expect([await confirm(again, findingId), await inbox(again)]).toEqual(['own_answer', false]);
    expect((await read(findingId)).handling).toBe('answered');
    expect([await inbox(story.inspector), await confirm(story.inspector, findingId)]).toEqual([true, 'done']);
  });

  it('a leader who is not liable and only commented on what names somebody', async () => {
    const { findingId, badgeNo, officer } = await told({ leaders: '{}' as never });
    await story.db.updateTable('officer').set({ leader_badge_no: null }).where('badge_no', '=', badgeNo).execute();
    await answer(story.leader, findingId);
    await answer(officer, findingId);
    const again = await story.signIn('brigade_leader', null, leaderBadgeNo);
    // He isn't offered what HQ refuses.
    const offered = async (who: Person) => (await who.read<FindingDetailResponse>(`findings/${findingId}`)).steps;
    expect([await offered(again), await confirm(again, findingId, badgeNo)]).toEqual([[], 'own_answer']);
    expect(await offered(story.inspector)).toContain('confirm');
    expect(await confirm(story.inspector, findingId, badgeNo)).toBe('done');
  });
});

it('what HQ’s own store lost is held against nobody: it names no officer and no violation, and only the administrator answers it', async () => {
  const { findingId, badgeNo, officer } = await told({ rule_key: 'integrity' });
  await answer(officer, findingId);
  expect([(await read(findingId)).handling, await confirm(story.inspector, findingId)]).toEqual([
    'told',
    'answer_still_due',
  ]);
  await answer(story.admin, findingId);
  expect(await confirm(story.inspector, findingId, badgeNo)).toBe('people_not_named');
  expect(await confirm(story.inspector, findingId)).toBe('done');
  const { rows } = await story.inspector.read<{ rows: { people: object[]; violationClass: string | null }[] }>(
    `finding-decisions?findingId=${findingId}`,
  );
  expect(rows.map(({ people, violationClass }) => [people, violationClass])).toEqual([[[], null]]);
});

describe('holidays that are typed in to stretch a deadline', () => {
  const reason = '临时放假';
  const holiday = (day: string) =>
    story.admin.made('calendar-days', { day, kind: 'holiday', name: '调休', note: '', reason });

  it('lengthen what runs, which the finding tells, are marked as late, and taken away bring nothing forward', async () => {
    const { findingId, badgeNo, officer } = await told();
    const answered = await told();
    await answer(answered.officer, answered.findingId);
    const { answerDueOn } = await read(findingId);
    expect(answerDueOn).toBe('2040-03-15');
    for (const day of ['2040-03-14', '2040-03-15']) await holiday(day);
    const { history, ...now } = await read(findingId);
    expect(now.answerDueOn).toBe('2040-03-19');
    expect(history.filter(({ type }) => type === 'finding_deadline_lengthened')).toMatchObject([
      { detail: { why: 'calendar', before: '2040-03-15', dueOn: '2040-03-16' } },
      { detail: { why: 'calendar', before: '2040-03-16', dueOn: '2040-03-19' } },
    ]);
    // Answered already: nothing runs.
    expect((await read(answered.findingId)).answerDueOn).toBe('2040-03-15');
    const day = await story.inspector.read<CalendarDayDetail>('calendar-days/2040-03-15');
    expect(day).toMatchObject({ entry: { lateChange: true, reason }, history: [{ detail: { lateChange: true } }] });

    for (const one of ['2040-03-14', '2040-03-15'])
      expect((await story.admin.call('DELETE', `calendar-days/${one}`, { reason: '登记有误' })).status).toBeLessThan(
        300,
      );
    expect((await read(findingId)).answerDueOn).toBe('2040-03-19');
    // Whom it is about, his leader and the inspector enter none.
    for (const who of [officer, story.leader, story.inspector]) {
      const entered = { day: '2040-03-16', kind: 'holiday', name: '', note: '', reason };
      expect((await who.call('POST', 'calendar-days', entered)).status).toBe(403);
    }
    // The deadline that was lengthened counts: not before its end.
    story.itIs(at('23:59', 9));
    expect(await confirm(story.inspector, findingId, badgeNo)).toBe('answer_still_due');
    story.itIs(at('00:01', 10));
    expect(await confirm(story.inspector, findingId, badgeNo)).toBe('done');
  });
});

it('an appeal on the sixteenth working day is refused, and the finding stays as it was decided', async () => {
  const { findingId, badgeNo, officer } = await told();
  await answer(officer, findingId);
  await confirm(story.inspector, findingId, badgeNo);
  const { rows } = await officer.read<{ rows: { decisionId: string }[] }>(`finding-decisions?findingId=${findingId}`);
  await officer.made(`finding-decisions/${rows[0]?.decisionId}/notices`, {});
  story.itIs(new Date('2040-04-03T00:00:01+08:00'));
  const appeal = await officer.call('POST', `findings/${findingId}/appeals`, { reason: '当时在处置警情' });
  expect([appeal.status, appeal.body.code]).toEqual([409, 'appeal_too_late']);
  const after: Partial<FindingRow> = await read(findingId);
  expect(after).toMatchObject({ handling: 'confirmed', appeal: null });
});
