import { closeHandled } from '@rollcall/cloud/findings/handling/close-handled';
import type { FindingDetailResponse, FindingRow } from '@rollcall/shared/http/findings';
import type { DecisionRow, NewStep } from '@rollcall/shared/resources/finding-decisions';
import type { InboxEntry, InboxGroups, InboxSide } from '@rollcall/shared/resources/inbox';
import type { RectificationDetail } from '@rollcall/shared/resources/rectifications';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import type { Person } from '../support/story-people.ts';
import { liable, type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('07:00'));
});
afterAll(() => story?.stop());

/** An officer who patrols from 8 to 12 of a Saturday and records nothing. HQ finds it on Monday morning. */
async function withoutFootage(badgeNo: string, name: string, recorderSerial: string) {
  story.itIs(at('07:00'));
  const officer = await story.officer(badgeNo, name, recorderSerial);
  const time = { startsAt: at('08:00').toISOString(), endsAt: at('12:00').toISOString() };
  await story.admin.made('shifts', { badgeNo, ...time, dutyType: 'road_patrol', post: '解放路口' });
  await story.handOver('checked_out', recorderSerial, badgeNo, at('07:50'));
  await story.docked({ recorderSerial, at: at('12:10'), clips: [] });
  await story.hqLooks(at('09:00', 2));
  const [finding] = await story.findings(officer, '');
  if (!finding) throw new Error('nothing was found');
  return { officer, finding };
}

/** What stands in somebody's inbox about this finding. */
async function inboxOf(who: Person, { findingId }: FindingRow, side: InboxSide = 'must_do'): Promise<string[]> {
  const { rows } = await who.read<{ rows: InboxEntry[] }>(`inbox?side=${side}&limit=200`);
  return rows
    .filter((entry) => entry.findingId === findingId)
    .map(({ kind, overdue }) => (overdue ? `${kind} overdue` : kind));
}

const answer = (who: Person, { findingId }: FindingRow, text: string) =>
  who.made<FindingDetailResponse>(`findings/${findingId}/answers`, { text });
const decide = (who: Person, { findingId }: FindingRow, step: NewStep) => who.made(`findings/${findingId}/steps`, step);
const handlingOf = async ({ findingId }: FindingRow) =>
  (await story.inspector.read<FindingDetailResponse>(`findings/${findingId}`)).handling;

it('S4 information feedback: told, answered, asked for more, answered, confirmed, put right, closed; each step stands in the inbox of whose turn it is, and of nobody else', async () => {
  const { leader, inspector } = story;
  const badgeNo = '100041';
  const { officer, finding } = await withoutFootage(badgeNo, '孙磊', 'S040001');
  liable([finding]);
  const brigadeLeader = await story.signIn('brigade_leader');
  /** Whose turn it is; whoever isn't there has nothing to do. */
  const turns = async () => {
    const everybody = { officer, leader, inspector, brigadeLeader };
    const all = Object.entries(everybody).map(async ([name, who]) => [name, await inboxOf(who, finding)] as const);
    return Object.fromEntries((await Promise.all(all)).filter(([, kinds]) => kinds.length > 0));
  };
  const toDecide = { inspector: ['finding_decision'], brigadeLeader: ['finding_decision'] };

  expect(await turns()).toEqual({ officer: ['finding_answer'] });
  await answer(officer, finding, '执法仪没有打开。');
  expect(await turns()).toEqual(toDecide);
  expect(await inboxOf(officer, finding, 'waiting_for')).toEqual(['finding_answer']);

  await decide(inspector, finding, { step: 'ask_more', reason: '请说明为什么没有打开', dueOn: '2040-03-20' });
  expect(await turns()).toEqual({ officer: ['finding_answer'] });
  const { answerDueAt } = await officer.read<FindingDetailResponse>(`findings/${finding.findingId}`);
  expect(answerDueAt).toBe(new Date('2040-03-21T00:00:00+08:00').toISOString());
  await answer(officer, finding, '交接时忘记检查，到岗后没有开机。');
  expect(await turns()).toEqual(toDecide);

  const reason = '班前没有检查，全程没有录像';
  await decide(inspector, finding, { step: 'confirm', reason, violationClass: 'incomplete', badgeNos: [badgeNo] });
  // The leader answers for it, too: he is told as well.
  expect(await turns()).toEqual({ officer: ['decision_notice'], leader: ['leader_notice'] });
  const decisionOf = async () =>
    (await officer.read<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${finding.findingId}`)).rows[0];
  expect(await decisionOf()).toMatchObject({ step: 'confirm', reason, notices: [] });
  await officer.made(`finding-decisions/${(await decisionOf())?.decisionId}/notices`, {});
  await leader.made(`finding-decisions/${(await decisionOf())?.decisionId}/notices`, {});
  expect(await turns()).toEqual({});
  // That more was asked, and that it was confirmed.
  expect(await inboxOf(officer, finding, 'decided')).toEqual(['decision_notice', 'decision_notice']);

  const { rectificationId } = await inspector.made<RectificationDetail>(
    `findings/${finding.findingId}/rectifications`,
    {
      ...{ task: '重新学习岗前检查要求', ownerBadgeNo: badgeNo, dueOn: '2040-03-15' },
    },
  );
  expect(await turns()).toEqual({ officer: ['rectification'] });
  await officer.made(`rectifications/${rectificationId}/proof`, { text: '已学习，班前逐项检查', attachmentIds: [] });
  // Only inspectors re-check.
  expect(await turns()).toEqual({ inspector: ['rectification_check'] });
  await inspector.made(`rectifications/${rectificationId}/check`, {
    ...{ outcome: 'passed', reason: '已整改到位', officerGround: 'put_right', leaderGround: 'put_right' },
  });
  expect([await turns(), await handlingOf(finding)]).toEqual([{}, 'decided']);

  // Fifteen working days after he saw it, to the end of the last one.
  const appealEnd = new Date('2040-04-03T00:00:00+08:00');
  await closeHandled(story.db, new Date(appealEnd.getTime() - 1));
  expect(await handlingOf(finding)).toBe('decided');
  await closeHandled(story.db, appealEnd);
  expect([await turns(), await handlingOf(finding)]).toEqual([{}, 'closed']);
  const { history } = await officer.read<FindingDetailResponse>(`findings/${finding.findingId}`);
  expect(history.map(({ type, detail }) => (type === 'finding_handled' ? detail?.step : type))).toEqual([
    ...['finding_opened', 'finding_answered', 'ask_more', 'finding_answered', 'confirm', 'finding_decision_seen'],
    // By the leader.
    ...['finding_decision_seen', 'order', 'prove', 'pass', 'close', 'finding_closed'],
  ]);
});

it('S4 a unit has to answer by a date: what names nobody waits for its leader; once overdue it counts against the unit until he answers', async () => {
  const { leader, inspector } = story;
  const { finding } = await withoutFootage('100042', '田野', 'S040002');
  await story.db.updateTable('finding').set({ badge_no: null }).where('finding_id', '=', finding.findingId).execute();
  expect(await inboxOf(leader, finding)).toEqual(['finding_answer']);
  expect(await inboxOf(inspector, finding)).toEqual([]);
  const overdueOfUnit = async () => {
    const { overdueByUnit } = await inspector.read<InboxGroups>('inbox/groups');
    return overdueByUnit?.find(({ unitCode }) => unitCode === 'squad-1')?.overdue ?? 0;
  };
  // Told on a Monday: to be answered until the end of Thursday.
  story.itIs(at('23:59', 5));
  const before = await overdueOfUnit();
  story.itIs(at('00:01', 6));
  expect(await overdueOfUnit()).toBe(before + 1);
  expect(await inboxOf(leader, finding)).toContain('finding_answer overdue');
  expect(await inboxOf(inspector, finding)).toEqual(['finding_decision']);
  const { answers, handling } = await answer(leader, finding, '中队排班后没有落实检查。');
  expect([handling, answers.map(({ late }) => late)]).toEqual(['answered', [true]]);
  expect(await overdueOfUnit()).toBe(before);
});
