import type { ActivityRow } from '@rollcall/shared/http/activities';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { RecordingDetail, RecordingRow } from '@rollcall/shared/http/recordings';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import type { Person } from '../support/story-people.ts';
import { brief, type Story, startStory } from '../support/story-world.ts';

const caseNo = '内公交行罚〔2040〕7号';
let story: Story;
let legal: Person;
let officer: Person;

// One officer on one morning: a survey of a case whose footage is whole, a mediation of it without footage, and a penalty of no case,
// each in a file of its own.
beforeAll(async () => {
  story = await startStory(at('07:00'));
  legal = await story.signIn('legal');
  officer = await story.officer('100141', '马超', 'L210001');
  await story.handOver('checked_out', 'L210001', '100141', at('07:50'));
  story.itIs(at('12:00'));
  await activity('scene_survey', ['10:00', '10:30'], caseNo);
  await activity('mediation', ['11:00', '11:20'], caseNo);
  await activity('summary_penalty', ['09:00', '09:05'], null);
  const clips = [
    story.clip('100141', 'L210001', [at('08:50'), at('09:30')]),
    story.clip('100141', 'L210001', [at('09:50'), at('10:40')]),
  ];
  await story.docked({ recorderSerial: 'L210001', at: at('12:30'), clips });
  await story.hqLooks(at('12:40'));
});
afterAll(() => story?.stop());

const activity = (kind: string, [from, to]: [string, string], of: string | null) =>
  story.admin.made('activities', {
    activities: [
      {
        ...{ kind, badgeNos: ['100141'], place: '国道', caseNo: of, sourceId: from },
        ...{ startsAt: at(from).toISOString(), endsAt: at(to).toISOString() },
      },
    ],
  });
const rows = async <Row>(who: Person, path: string) => (await who.read<{ rows: Row[] }>(path)).rows;
const factsOf = async (type: string) =>
  (
    await story.db
      .selectFrom('fact')
      .select('subject')
      .where('type', '=', type as never)
      .execute()
  ).map(({ subject }) => subject);

it('the legal office sees all findings, activities with a case number, and only the footage that shows one', async () => {
  const activities = await rows<ActivityRow>(legal, 'activities');
  expect(activities.map(({ kind }) => kind)).toEqual(['mediation', 'scene_survey']);
  const all = await rows<ActivityRow>(story.inspector, 'activities');
  for (const { activityId, caseNo: of } of all) {
    expect((await legal.call('GET', `activities/${activityId}`)).status).toBe(of === null ? 404 : 200);
  }

  const footage = await rows<RecordingRow>(story.inspector, 'recordings?sort=capturedAt');
  const seen = await rows<RecordingRow>(legal, 'recordings');
  const [ofPenalty, ofSurvey] = footage.map(({ recordingId }) => recordingId);
  expect(seen.map(({ recordingId }) => recordingId)).toEqual([ofSurvey]);
  for (const query of [
    'kind=video',
    'q=L210001',
    'recorderSerial=L210001',
    'badgeNo=100141',
    'caseNo=2040',
    'unitCode=squad-1',
  ])
    expect([query, (await rows(legal, `recordings?${query}`)).length]).toEqual([query, 1]);
  expect((await legal.call('GET', `recordings/${ofPenalty}`)).status).toBe(404);
  expect((await legal.call('POST', 'viewing-sessions', { recordingId: ofPenalty })).status).toBe(404);
  const detail = await legal.read<RecordingDetail>(`recordings/${ofSurvey}`);
  expect(detail.holders).toMatchObject([{ badgeNo: '100141' }]);
  expect(detail.activities.map((one) => one.caseNo)).toEqual([caseNo]);

  expect((await story.findings(legal, 'state=open')).map(brief)).toEqual(['activity_not_covered 100141 11:00–11:20']);
  for (const path of ['shifts', 'sightings', 'coverage/today', 'ledger', 'accountability-cases', 'inbox', 'ops'])
    expect([path, (await legal.call('GET', path)).status]).toEqual([path, 403]);
});

it('decides nothing about people', async () => {
  const [finding] = await story.findings(legal, 'state=open');
  const at = `findings/${finding?.findingId}`;
  for (const path of [`${at}/steps`, `${at}/answers`, `${at}/appeals`, `${at}/rectifications`])
    expect([path, (await legal.call('POST', path, {})).status]).toEqual([path, 403]);
  expect((await legal.read<FindingDetailResponse>(at)).steps).toEqual([]);
  expect((await story.inspector.read<FindingDetailResponse>(at)).steps).not.toEqual([]);
});

it('each look at a finding is a fact: one an opening, none for what a page asks again or another tab', async () => {
  const [finding] = await story.findings(legal, 'state=open');
  const subject = `finding:${finding?.findingId}`;
  const look = () => legal.read(`findings/${finding?.findingId}`);
  story.itIs(at('14:00'));
  const before = (await factsOf('finding_looked_at')).length;
  // Signed in by now: three that sign in at once would end each other's session.
  await legal.read('cases');
  await Promise.all([look(), look(), look()]);
  story.itIs(at('14:59'));
  await look();
  const looks = async () => (await factsOf('finding_looked_at')).slice(before);
  expect(await looks()).toEqual([subject]);
  story.itIs(at('15:01'));
  await look();
  expect(await looks()).toEqual([subject, subject]);
  const another = await story.signIn('legal');
  await another.read(`findings/${finding?.findingId}`);
  // Who decides about findings reads them all day.
  await story.inspector.read(`findings/${finding?.findingId}`);
  await officer.read(`findings/${finding?.findingId}`);
  expect(await looks()).toEqual([subject, subject, subject]);
});
