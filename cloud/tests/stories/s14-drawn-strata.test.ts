import type { DrawDetail, DrawItemRow } from '@rollcall/shared/resources/draws';
import type { ReviewProgress } from '@rollcall/shared/resources/reviews';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import { type ReviewWorld, startReviewWorld } from '../support/review-world.ts';

// 21 shifts on the road, 7 in the case-handling area, and 3 of them in a campaign.

let world: ReviewWorld;
beforeAll(async () => {
  world = await startReviewWorld();
});
afterAll(() => world?.stop());

it('S14 unannounced checks of road squads and case-handling areas, S13 and of a campaign: each a stratum with its own ratio, kept exactly', async () => {
  const { campaignId } = await world.admin.made<{ campaignId: string }>('campaigns', {
    ...{ name: '酒驾整治', campaignType: 'drink_driving', startsOn: '2040-03-01', endsOn: null },
  });
  await world.admin.made('draw-plans', {
    plan: {
      turn: 30,
      strata: [
        { key: 'drink_driving', campaigns: [campaignId], perMille: 1000, minimum: 0, cap: null },
        { key: 'case_area', dutyTypes: ['case_handling_area'], perMille: 300, minimum: 1, cap: null },
        { key: 'road', dutyTypes: ['road_patrol'], perMille: 100, minimum: 1, cap: 2 },
        { key: 'rest', perMille: 10, minimum: 0, cap: null },
      ],
    },
    schedule: { weekdays: [1, 2, 3, 4, 5, 6, 7], time: '08:00' },
    reason: '随机检查路面中队和办案区',
  });
  const road: Awaited<ReturnType<ReviewWorld['duty']>>[] = [];
  for (let nr = 0; nr < 21; nr += 1) {
    road.push(await world.duty(nr % 2 === 0 ? 'squad-1' : 'squad-2', { footage: false }));
  }
  for (let nr = 0; nr < 7; nr += 1) await world.duty('squad-2', { footage: false, dutyType: 'case_handling_area' });
  const inCampaign = road.slice(0, 3).map(({ shiftId }) => shiftId);
  for (const shiftId of inCampaign) {
    await world.db.updateTable('shift').set({ campaign_id: campaignId }).where('shift_id', '=', shiftId).execute();
  }
  await world.signIn('inspector');
  await world.drawn(at('07:30'));
  await world.drawn(at('08:00', 2));

  const inspector = await world.signIn('inspector');
  const { strata } = await inspector.read<DrawDetail>('draws/1');
  // Of the rest there is nothing.
  expect(strata.map(({ key, size, capped }) => [key, size, capped])).toEqual([
    ['drink_driving', 3, false],
    ['case_area', 7, false],
    ['road', 18, false],
  ]);
  const { rows } = await inspector.read<{ rows: DrawItemRow[] }>('draw-items?drawn=yes&limit=200');
  const byRatio = (stratum: string) => rows.filter((row) => row.stratum === stratum && row.why === 'ratio');
  expect(
    byRatio('drink_driving')
      .map(({ item }) => item)
      .sort(),
  ).toEqual([...inCampaign].sort());
  // Whose turn it is comes on top. 300 ‰ of 7 is 3, 100 ‰ of 18 is 2.
  expect([byRatio('case_area').length, byRatio('road').length]).toEqual([3, 2]);
  const progress = await inspector.read<ReviewProgress>('reviews/progress?draw=1');
  const prescribed = { case_area: [7, 300], drink_driving: [3, 1000], road: [18, 100] };
  expect(progress.rows.map(({ stratum, size, perMille, drawn: count }) => [stratum, size, perMille, count])).toEqual(
    Object.entries(prescribed).map(([stratum, numbers]) => [
      ...[stratum, ...numbers, rows.filter((row) => row.stratum === stratum).length],
    ]),
  );
  // Nobody knew beforehand: every drawn item is with an inspector now, none before.
  const reviews = await world.reviews(inspector);
  expect(reviews.map(({ item }) => item).sort()).toEqual(rows.map(({ item }) => item).sort());
});
