import type { ActivityRow } from '@rollcall/shared/http/activities';
import type { ShiftRow } from '@rollcall/shared/http/shifts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import { brief, liable, type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('07:00'));
});
afterAll(() => story?.stop());

it('S13 campaigns: shifts, activities, what is covered and what is found are told apart by the campaign that they belong to', async () => {
  const { admin, leader, inspector } = story;
  const campaign = { name: '酒驾专项', campaignType: 'drink_driving', startsOn: '2040-03-01', endsOn: '2040-03-31' };
  const { campaignId } = await admin.made('campaigns', campaign);
  const other = await admin.made('campaigns', { ...campaign, name: '违停整治', campaignType: 'illegal_parking' });
  const officer = await story.officer('100141', '高峰', 'S130001');
  const keeps = await story.officer('100142', '林涛', 'S130002');
  const night = { startsAt: at('19:00').toISOString(), endsAt: at('21:00').toISOString() };
  const checks = { dutyType: 'drink_driving_check', post: '桥头卡点', campaignId };
  for (const badgeNo of ['100141', '100142']) {
    await leader.made('shifts', { badgeNo, ...night, ...checks });
    // Of the same officers, and of no campaign.
    const day = { startsAt: at('08:00').toISOString(), endsAt: at('09:00').toISOString() };
    await leader.made('shifts', { badgeNo, ...day, dutyType: 'road_patrol', post: '解放路口' });
  }
  await story.handOver('checked_out', 'S130001', '100141', at('07:50'));
  await story.handOver('checked_out', 'S130002', '100142', at('07:50'));
  story.itIs(at('20:30'));
  for (const badgeNo of ['100141', '100142']) {
    await leader.made('activities', {
      kind: 'compulsory_measure',
      badgeNos: [badgeNo],
      startsAt: at('20:00').toISOString(),
      endsAt: at('20:20').toISOString(),
      place: '桥头卡点',
      campaign: campaign.name,
    });
  }
  const clips = [
    story.clip('100141', 'S130001', [at('08:00'), at('09:00')]),
    story.clip('100141', 'S130001', [at('19:00'), at('19:50')]),
  ];
  await story.docked({ recorderSerial: 'S130001', at: at('21:05'), clips });
  const whole = [
    story.clip('100142', 'S130002', [at('08:00'), at('08:40')]),
    story.clip('100142', 'S130002', [at('18:55'), at('21:00')]),
  ];
  await story.docked({ recorderSerial: 'S130002', at: at('21:10'), clips: whole });
  await story.hqLooks(at('21:20'));

  // The officer sees his own gap of the campaign; the inspector all of the campaign, and nothing else.
  const found = await story.findings(officer, `campaignId=${campaignId}`);
  expect(found.map(brief).sort()).toEqual([
    'activity_not_covered 100141 20:00–20:20',
    'coverage_below_threshold 100141 19:50–21:00',
  ]);
  liable(found);
  const ofCampaign = async (id: string) => (await story.findings(inspector, `campaignId=${id}`)).map(brief).sort();
  expect(await ofCampaign(campaignId)).toEqual(found.map(brief).sort());
  expect(await ofCampaign(other.campaignId)).toEqual([]);
  expect((await story.findings(inspector, 'badgeNo=100142')).map(brief)).toEqual([
    'coverage_below_threshold 100142 08:40–09:00',
  ]);
  expect(await story.findings(keeps, `campaignId=${campaignId}`)).toEqual([]);

  const { rows: shifts }: { rows: ShiftRow[] } = await inspector.read(`shifts?campaignId=${campaignId}`);
  const covered = shifts.map(({ badgeNo, campaignName, coverage }) => [badgeNo, campaignName, coverage?.missingMs]);
  expect(covered.sort()).toEqual([
    ['100141', '酒驾专项', 70 * 60_000],
    ['100142', '酒驾专项', 0],
  ]);
  const { rows: done }: { rows: ActivityRow[] } = await inspector.read(`activities?campaignId=${campaignId}`);
  expect(done.map((one) => [one.officers[0]?.badgeNo, one.campaign, one.verdict]).sort()).toEqual([
    ['100141', '酒驾专项', 'not_covered'],
    ['100142', '酒驾专项', 'covered'],
  ]);
  const { rows: campaigns } = await leader.read('campaigns');
  expect(campaigns.map((one: { name: string; shifts: number }) => [one.name, one.shifts]).sort()).toEqual([
    ['违停整治', 0],
    ['酒驾专项', 2],
  ]);

  // Explained, it is no longer held against the campaign, and stays listed.
  const explained = await officer.made('exemptions', {
    badgeNo: '100141',
    startsAt: at('19:50').toISOString(),
    endsAt: at('21:00').toISOString(),
    reasonCode: 'battery',
    explanation: '夜间低温掉电，备用电池未到位',
  });
  await leader.made(`exemptions/${explained.exemptionId}/decision`, { decision: 'approved', reason: '属实' });
  await story.hqLooks(at('21:30'));
  expect((await story.findings(inspector, `campaignId=${campaignId}&state=open`)).map(brief)).toEqual([]);
  const { rows: after }: { rows: ShiftRow[] } = await inspector.read(`shifts?campaignId=${campaignId}`);
  expect(after[0]?.coverage).toMatchObject({ missingMs: 70 * 60_000, explainedMs: 70 * 60_000 });
});
