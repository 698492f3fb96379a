import type { ActivityRow } from '@rollcall/shared/http/activities';
import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import type { MustRecordVersion } from '@rollcall/shared/http/must-record';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { ImportResult } from '@rollcall/shared/resources/imports';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import { type Cell, wall, xlsxOf } from '../support/sheet-files.ts';
import type { Person } from '../support/story-people.ts';
import { brief, liable, type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('07:00'));
});
afterAll(() => story?.stop());

const headings = ['编号', '类型', '警号', '开始时间', '结束时间', '地点', '车牌号', '案件编号'];

/** One of each family of the seed, of one officer on one morning. */
const morning = (badgeNo: string): Cell[][] => [
  [`A-${badgeNo}`, '简易程序处罚', badgeNo, wall('2040-03-10T09:00'), wall('2040-03-10T09:05'), '解放路', '蒙J1', null],
  [`B-${badgeNo}`, '现场勘查', badgeNo, wall('2040-03-10T10:00'), wall('2040-03-10T10:30'), '国道', null, '2040-7'],
  [`C-${badgeNo}`, '交通管制', badgeNo, wall('2040-03-10T11:00'), wall('2040-03-10T11:20'), '东大街', null, null],
];

async function imported(rows: Cell[][]): Promise<void> {
  const file = await xlsxOf([headings, ...rows]);
  const { status, body } = await story.leader.call<ImportResult>('POST', 'imports/activities?fileName=a.xlsx', file);
  expect([status, body.added]).toEqual([200, rows.length]);
}

async function onDuty(badgeNo: string, name: string, recorderSerial: string): Promise<Person> {
  story.itIs(at('07:00'));
  const officer = await story.officer(badgeNo, name, recorderSerial);
  await story.handOver('checked_out', recorderSerial, badgeNo, at('07:50'));
  return officer;
}

const activitiesOf = async (who: Person, query: string): Promise<ActivityRow[]> =>
  (await who.read<{ rows: ActivityRow[] }>(`activities?${query}`)).rows;

it('S12 must-record: on-scene enforcement, accident handling, and traffic control without footage are found, each by the item that asks for it', async () => {
  const { inspector } = story;
  const officer = await onDuty('100131', '马超', 'S120001');
  story.itIs(at('12:00'));
  await imported(morning('100131'));
  await story.docked({ recorderSerial: 'S120001', at: at('12:30'), clips: [] });
  await story.hqLooks(at('12:40'));

  const found = await story.findings(officer, '');
  expect(found.map(brief).sort()).toEqual([
    'activity_not_covered 100131 09:00–09:05',
    'activity_not_covered 100131 10:00–10:30',
    'activity_not_covered 100131 11:00–11:20',
  ]);
  liable(found);
  // Nothing but the import itself says that it happened; its grade would say that something was deleted.
  expect(found.map(({ grade, detail }) => [grade, detail.testimonies?.ticket, detail.doubts])).toEqual(
    Array(3).fill([null, 'recorded', [{ kind: 'unconfirmed' }]]),
  );
  const told = await activitiesOf(inspector, 'badgeNo=100131&verdict=not_covered');
  expect(told.map(({ itemId, catalogueVersion, leadMs, lagMs }) => [itemId, catalogueVersion, leadMs, lagMs])).toEqual([
    ['traffic_control', 1, 60_000, 60_000],
    ['scene_survey', 1, 60_000, 60_000],
    ['on_the_spot_penalty', 1, 30_000, 10_000],
  ]);
  const { items } = await officer.read<MustRecordVersion>('must-record-versions/1');
  expect(told.map((one) => items.find(({ itemId }) => itemId === one.itemId)?.family)).toEqual([
    'incidents_and_security',
    'accident_handling',
    'on_scene_enforcement',
  ]);

  // The survey: a fault, which explains it; an inspector says so, as the leader is liable, and both counts stay.
  const survey = told[1];
  const explained = await officer.made<ExemptionDetail>('exemptions', {
    badgeNo: '100131',
    startsAt: at('09:59').toISOString(),
    endsAt: at('10:31').toISOString(),
    reasonCode: 'fault',
    explanation: '记录仪无法开机，已报障',
  });
  const decided = { decision: 'approved', reason: '维修单可查' };
  await inspector.made(`exemptions/${explained.exemptionId}/decision`, decided);
  await story.hqLooks(at('12:50'));
  expect((await story.findings(inspector, 'badgeNo=100131&state=open')).map(brief).sort()).toEqual([
    'activity_not_covered 100131 09:00–09:05',
    'activity_not_covered 100131 11:00–11:20',
  ]);
  expect(await inspector.read(`activities/${survey?.activityId}`)).toMatchObject({
    verdict: 'not_covered_explained',
    found: [],
  });
  expect(await activitiesOf(inspector, 'badgeNo=100131&verdict=not_covered')).toHaveLength(2);
  expect(await activitiesOf(inspector, 'badgeNo=100131&verdict=not_covered_explained')).toHaveLength(1);
});

it('S12 versioned: a new version of the catalogue counts from its day on, and what was judged by the old one cites it still', async () => {
  const officer = await onDuty('100132', '朱莉', 'S120002');
  const current = await story.inspector.read<MustRecordVersion>('must-record-versions/1');
  const items = current.items.map((one) => (one.itemId === 'on_the_spot_penalty' ? { ...one, leadMs: 120_000 } : one));
  const version = { baseVersion: 1, items, countsFrom: at('00:00', 1).toISOString(), reason: '提前两分钟开机' };
  expect((await story.leader.call('POST', 'must-record-versions', version)).status).toBe(403);
  await story.admin.made('must-record-versions', version);

  story.itIs(at('12:00', 1));
  const penalty = (sourceId: string, day: string): Cell[] => [
    sourceId,
    '简易程序处罚',
    '100132',
    wall(`${day}T09:00`),
    wall(`${day}T09:05`),
    '解放路',
    null,
    null,
  ];
  await imported([penalty('D-1', '2040-03-10'), penalty('D-2', '2040-03-11')]);
  const clips = [0, 1].map((day) => story.clip('100132', 'S120002', [at('08:59', day), at('09:10', day)]));
  await story.docked({ recorderSerial: 'S120002', at: at('12:30', 1), clips });
  await story.hqLooks(at('12:40', 1));
  const told = await activitiesOf(officer, 'badgeNo=100132');
  expect(told.map((one) => [one.sourceId, one.catalogueVersion, one.leadMs, one.verdict, one.found])).toEqual([
    ['D-2', 2, 120_000, 'incomplete', ['started_too_late']],
    ['D-1', 1, 30_000, 'covered', []],
  ]);
  expect((await story.findings(officer, 'kind=started_too_late')).map(brief)).toEqual([
    'started_too_late 100132 08:58–08:59',
  ]);
});

it('S12 kept: the same morning recorded from lead to lag gives no finding, and its footage is found by its case', async () => {
  const officer = await onDuty('100133', '胡兵', 'S120003');
  const clips = [
    story.clip('100133', 'S120003', [at('08:59'), at('09:06')]),
    story.clip('100133', 'S120003', [at('09:58'), at('10:32')]),
    story.clip('100133', 'S120003', [at('10:58'), at('11:22')]),
  ];
  const time = { startsAt: at('08:00').toISOString(), endsAt: at('12:00').toISOString() };
  await story.admin.made('shifts', { badgeNo: '100133', ...time, dutyType: 'standby', post: '中队' });
  story.itIs(at('12:00'));
  await imported(morning('100133'));
  await story.docked({ recorderSerial: 'S120003', at: at('12:30'), clips });
  await story.hqLooks(at('12:40'));
  expect(await story.findings(officer, '')).toEqual([]);
  const told = await activitiesOf(officer, '');
  expect(told.map(({ verdict }) => verdict)).toEqual(['covered', 'covered', 'covered']);
  const { rows } = await officer.read<{ rows: RecordingRow[] }>('recordings?caseNo=2040-7');
  expect(rows.map(({ fileName }) => fileName)).toEqual([clips[1]?.name]);
});
