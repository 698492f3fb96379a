import type { ActivityRow } from '@rollcall/shared/http/activities';
import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import type { CampaignRow } from '@rollcall/shared/resources/campaigns';
import type { ImportResult } from '@rollcall/shared/resources/imports';
import type { ShiftRow } from '@rollcall/shared/resources/shifts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import { xlsxOf } from '../support/sheet-files.ts';
import type { Person } from '../support/story-people.ts';
import { brief, liable, type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('07:00'));
});
afterAll(() => story?.stop());

const hourMs = 3_600_000;
const campaigns = async (who: Person) => (await who.read<{ rows: CampaignRow[] }>('campaigns')).rows;
const shiftsOf = async (who: Person, campaignId: string) =>
  (await who.read<{ rows: ShiftRow[] }>(`shifts?campaignId=${campaignId}`)).rows;

it('S13 campaigns: shifts, activities, what is covered and what is found are told apart by the campaign that they belong to', async () => {
  const { admin, leader, inspector } = story;
  const campaign = { name: '酒驾专项', campaignType: 'drink_driving', startsOn: '2040-03-01', endsOn: '2040-03-31' };
  const { campaignId } = await admin.made<CampaignRow>('campaigns', campaign);
  const parking = { ...campaign, name: '违停整治', campaignType: 'illegal_parking' };
  const other = await admin.made<CampaignRow>('campaigns', parking);
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

  const covered = (await shiftsOf(inspector, campaignId)).map(({ badgeNo, campaignName, coverage }) => [
    badgeNo,
    campaignName,
    coverage?.missingMs,
  ]);
  expect(covered.sort()).toEqual([
    ['100141', '酒驾专项', 70 * 60_000],
    ['100142', '酒驾专项', 0],
  ]);
  const ofActivities = `activities?campaignId=${campaignId}`;
  const { rows: done } = await inspector.read<{ rows: ActivityRow[] }>(ofActivities);
  expect(done.map((one) => [one.officers[0]?.badgeNo, one.campaign, one.verdict]).sort()).toEqual([
    ['100141', '酒驾专项', 'not_covered'],
    ['100142', '酒驾专项', 'covered'],
  ]);
  expect((await campaigns(leader)).map(({ name, shifts }) => [name, shifts]).sort()).toEqual([
    ['违停整治', 0],
    ['酒驾专项', 2],
  ]);

  // Explained, it is no longer held against the campaign, and stays listed.
  const explained = await officer.made<ExemptionDetail>('exemptions', {
    badgeNo: '100141',
    startsAt: at('19:50').toISOString(),
    endsAt: at('21:00').toISOString(),
    reasonCode: 'battery',
    explanation: '夜间低温掉电，备用电池未到位',
  });
  await inspector.made(`exemptions/${explained.exemptionId}/decision`, { decision: 'approved', reason: '属实' });
  await story.hqLooks(at('21:30'));
  expect((await story.findings(inspector, `campaignId=${campaignId}&state=open`)).map(brief)).toEqual([]);
  const after = (await shiftsOf(inspector, campaignId)).find(({ badgeNo }) => badgeNo === '100141');
  expect(after?.coverage).toMatchObject({ missingMs: 70 * 60_000, explainedMs: 70 * 60_000 });
});

it('S13 a night of a campaign: rostered by the squad’s spreadsheet, seen by each as far as the role goes, mended by two people', async () => {
  const { admin, leader, inspector } = story;
  const campaign = {
    name: '冬季酒驾整治',
    campaignType: 'drink_driving',
    startsOn: '2040-03-12',
    endsOn: '2040-03-20',
  };
  expect((await leader.call('POST', 'campaigns', campaign)).status).toBe(403);
  const { campaignId } = await admin.made<CampaignRow>('campaigns', campaign);
  const records = await story.officer('100143', '陈建国', 'S130003');
  await story.officer('100144', '李娜', 'S130004');
  story.itIs(at('09:00', 1));
  const night = ['2040-03-12', '20:00', '00:00', '解放路卡口', '酒驾查处', campaign.name];
  const file = await xlsxOf([
    ['警号', '日期', '开始时间', '结束时间', '岗位', '勤务类型', '专项', '休息'],
    ['100143', ...night, '21:00-21:30'],
    ['100144', ...night, null],
  ]);
  const { body: imported } = await leader.call<ImportResult>('POST', 'imports/shifts?fileName=roster.xlsx', file);
  expect(imported).toMatchObject({ added: 2 });
  expect(imported).not.toHaveProperty('proposal');

  // One of them records all of it; two days later everything is due.
  await story.handOver('checked_out', 'S130003', '100143', at('19:50', 2));
  const clips = [story.clip('100143', 'S130003', [at('20:00', 2), at('24:00', 2)])];
  await story.docked({ recorderSerial: 'S130003', at: at('00:30', 3), clips });
  await story.hqLooks(at('12:00', 4));
  const seen = async (who: Person) => (await campaigns(who)).find((one) => one.campaignId === campaignId);
  expect(await seen(inspector)).toMatchObject({
    shifts: 2,
    coverage: { requiredMs: 7.5 * hourMs, recordedMs: 3.5 * hourMs, missingMs: 4 * hourMs, exemptMs: 0.5 * hourMs },
  });
  const missing = (await shiftsOf(inspector, campaignId)).filter(({ coverage }) => (coverage?.missingMs ?? 0) > 0);
  expect(missing.map(({ badgeNo }) => badgeNo)).toEqual(['100144']);
  expect(await shiftsOf(records, campaignId)).toMatchObject([{ badgeNo: '100143', campaignName: campaign.name }]);
  expect(await seen(records)).toMatchObject({ shifts: 1 });

  // The other was ill that night: the leader says so now, and it counts when the inspector agrees.
  const ill = await leader.made<{ rosterProposalId: string }>('leave', {
    badgeNo: '100144',
    leaveKind: 'sick',
    startsAt: at('18:00', 2).toISOString(),
    endsAt: at('18:00', 3).toISOString(),
    reason: '补假条',
  });
  expect(await seen(inspector)).toMatchObject({ coverage: { missingMs: 4 * hourMs } });
  const decision = { decision: 'approved', reason: '有病假条' };
  await inspector.made(`roster-proposals/${ill.rosterProposalId}/decision`, decision);
  await story.hqLooks(at('12:10', 4));
  expect(await seen(inspector)).toMatchObject({
    coverage: { requiredMs: 3.5 * hourMs, recordedMs: 3.5 * hourMs, missingMs: 0, exemptMs: 4.5 * hourMs },
  });
});
