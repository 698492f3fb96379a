import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import type { ScorePreview, ScoreRulesRow } from '@rollcall/shared/resources/score-rules';
import type { OfficerScoreDetail, ScoreRow, UnitScoreDetail } from '@rollcall/shared/resources/scores';
import { broughtRules } from '@rollcall/shared/scores/rules';
import { outsideCause } from '@rollcall/test/outside-cause';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import { type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('05:00'));
});
afterAll(() => story?.stop());

const month = '2040-03';
const [badgeNo, recorderSerial] = ['100021', 'S020001'];

it('S2 officers and squads are scored by published, versioned rules: a gap costs once it is confirmed, idlers have no score, an appeal gives back, and rules change from next month only', async () => {
  await story.officer(badgeNo, '胡军', recorderSerial);
  await story.officer('100022', '宋涛', 'S020002');
  for (const day of [0, 1, 2, 3, 4]) {
    story.itIs(at('06:00', day));
    const admin = await story.signIn('brigade_admin');
    const time = { startsAt: at('08:00', day).toISOString(), endsAt: at('12:00', day).toISOString() };
    await admin.made('shifts', { badgeNo, ...time, dutyType: 'road_patrol', post: '解放路口' });
    await story.handOver('checked_out', recorderSerial, badgeNo, at('07:50', day));
    // On the last day nothing is recorded from nine to eleven.
    const clips =
      day < 4
        ? [story.clip(badgeNo, recorderSerial, [at('07:59', day), at('12:00', day)])]
        : [
            story.clip(badgeNo, recorderSerial, [at('07:59', day), at('09:00', day)]),
            story.clip(badgeNo, recorderSerial, [at('11:00', day), at('12:00', day)]),
          ];
    await story.docked({ recorderSerial, at: at('12:10', day), clips });
    await story.hqLooks(at('12:30', day));
  }

  story.itIs(at('09:00', 5));
  const officer = await story.signIn('officer', 'squad-1', badgeNo);
  const inspector = await story.signIn('inspector');
  const leader = await story.signIn('squad_leader', 'squad-1', '100900');
  const scoreOf = (who: typeof officer) => who.read<OfficerScoreDetail>(`scores/${badgeNo}?month=${month}`);
  expect(await scoreOf(officer)).toMatchObject({ scoreTenths: 1000, dutyDays: 5, undecided: 1, confirmed: 0 });
  const [gap] = await story.findings(officer, 'state=open');
  const findingId = gap?.findingId;
  await officer.made(`findings/${findingId}/answers`, { text: '执法仪中途关机' });
  const confirmed = { step: 'confirm', reason: '已核实', violationClass: 'incomplete', badgeNos: [badgeNo] };
  await inspector.made(`findings/${findingId}/steps`, confirmed);
  for (const who of [officer, leader, inspector]) {
    const { scoreTenths, costs } = await scoreOf(who);
    expect([scoreTenths, costs.map((cost) => [cost.findingId, cost.tenths])]).toEqual([980, [[findingId, 20]]]);
  }
  const { rows } = await leader.read<{ rows: ScoreRow[] }>(`scores?month=${month}`);
  expect(rows.map((row) => [row.badgeNo, row.scoreTenths])).toEqual([
    [badgeNo, 980],
    ['100022', null],
    ['100900', null],
  ]);
  const squad = () => leader.read<UnitScoreDetail>(`scores/units/squad-1?month=${month}`);
  expect(await squad()).toMatchObject({ scoreTenths: 980, ratedOfficers: 1, lateAnswers: [] });

  // Everybody can read the rules; milder ones for this month come too late.
  const mild = { ...broughtRules, classes: { ...broughtRules.classes, incomplete: { eachTenths: 5, capTenths: 50 } } };
  const asked = { version: 0, rules: mild, reason: '大队会议决定' };
  const refused = await inspector.call<Partial<Problem>>('POST', 'score-rules', { ...asked, fromMonth: month });
  expect([refused.status, refused.body.code]).toEqual([400, 'score_month_begun']);
  const preview = await inspector.call<ScorePreview>('POST', 'score-rules/preview', { rules: mild });
  expect(preview.body.months.at(-1)?.officers).toContainEqual(
    expect.objectContaining({ badgeNo, before: 980, after: 995 }),
  );
  await inspector.made('score-rules', { ...asked, fromMonth: '2040-04' });
  const published = (await officer.read<{ rows: ScoreRulesRow[] }>('score-rules')).rows;
  expect(published.map((row) => [row.version, row.counts, row.setBy])).toEqual([
    [1, 'later', inspector.username],
    [0, 'now', null],
  ]);
  expect(await scoreOf(officer)).toMatchObject({ scoreTenths: 980, scoredBy: { version: 0 } });

  // The appeal is decided in April: it corrects March, and says so.
  const told = await officer.made<FindingDetailResponse>(`findings/${findingId}/appeals`, { reason: '当时在处置警情' });
  story.itIs(at('09:00', 30));
  const brigadeLeader = await story.signIn('brigade_leader');
  const upheld = { decision: 'upheld', reason: '属实', ...outsideCause };
  const decided = await brigadeLeader.call('POST', `appeals/${told.appeals[0]?.appealId}/decision`, upheld);
  expect(decided.status).toBe(200);
  const after = await scoreOf(brigadeLeader);
  expect(after).toMatchObject({ scoreTenths: 1000, costs: [{ outcome: 'unfounded', late: true }] });
  expect(after.changedAt?.slice(0, 10)).toBe('2040-04-09');
});
