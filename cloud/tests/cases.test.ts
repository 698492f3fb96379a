import type { CaseDetail, CaseLine, CaseRow } from '@rollcall/shared/resources/cases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { statePermissions } from './support/route-permissions.ts';
import type { Person } from './support/story-people.ts';
import { type Story, startStory } from './support/story-world.ts';

statePermissions(`
GET    cases                                    a a a - - - a elsewhere
GET    cases/{caseNo}                           a a a - - - a elsewhere
POST   cases/{caseNo}/proposals                 - - - - - - - alone
POST   case-proposals/{caseProposalId}/decision - - a - - - -
GET    exports/cases                            a a a - - - a elsewhere
`);

const whole = '内公交案〔2040〕1号';
const lacking = '内公交案〔2040〕2/3号';
const verified = { state: 'verified', version_id: 'v', uploaded_at: new Date(), verified_at: new Date() } as const;
const uploading = { state: 'uploading', version_id: null, uploaded_at: null, verified_at: null } as const;
let story: Story;
let legal: Person;

// Two officers and two cases. All of the first is recorded, in files that HQ read back. Of the second a mediation isn't recorded, an
// inquiry is shown by a damaged file, and its officer held no recorder in the interrogation.
beforeAll(async () => {
  story = await startStory(at('07:00'));
  legal = await story.signIn('legal');
  for (const [badgeNo, name, recorderSerial] of [
    ['100151', '马超', 'C150001'],
    ['100152', '朱莉', 'C150002'],
  ] as const) {
    story.itIs(at('07:00'));
    await story.officer(badgeNo, name, recorderSerial);
    await story.handOver('checked_out', recorderSerial, badgeNo, at('07:50'));
  }
  await story.handOver('checked_in', 'C150002', '100152', at('11:30'));
  story.itIs(at('12:00'));
  await activity('100151', 'scene_survey', ['10:00', '10:30'], whole);
  await activity('100152', 'inquiry', ['09:00', '09:20'], lacking);
  await activity('100152', 'mediation', ['10:00', '10:20'], lacking);
  await activity('100152', 'interrogation', ['11:40', '11:50'], lacking);
  const clip = story.clip('100151', 'C150001', [at('09:50'), at('10:40')]);
  await story.docked({ recorderSerial: 'C150001', at: at('12:30'), clips: [clip] });
  const damaged = story.clip('100152', 'C150002', [at('09:05'), at('09:30')], { damaged: true });
  await story.docked({ recorderSerial: 'C150002', at: at('12:30'), clips: [damaged] });
  await story.db
    .updateTable('recording')
    .set({ ...verified, category: 'case_evidence' })
    .execute();
  await story.hqLooks(at('12:40'));
  story.itIs(new Date(at('12:40').getTime() + 3 * 86_400_000));
  await story.hqLooks(new Date(at('12:41').getTime() + 3 * 86_400_000));
});
afterAll(() => story?.stop());

const activity = (badgeNo: string, kind: string, [from, to]: [string, string], caseNo: string) =>
  story.admin.made('activities', {
    ...{ kind, badgeNos: [badgeNo], place: '国道', caseNo, sourceId: `${badgeNo} ${from}` },
    ...{ startsAt: at(from).toISOString(), endsAt: at(to).toISOString() },
  });
const read = (caseNo: string, who = legal) => who.read<CaseDetail>(`cases/${encodeURIComponent(caseNo)}`);
const listed = async (query = '', who = legal) => (await who.read<{ rows: CaseRow[] }>(`cases?${query}`)).rows;

/** Each line with its state, then what its rows lack. */
const lines = ({ checklist }: CaseDetail) =>
  Object.fromEntries(
    checklist.map(({ line, state, rows }) => [line, [state, ...rows.flatMap(({ why }) => why ?? [])].join(' ')]),
  ) as Record<CaseLine, string>;

describe('the page of a case', () => {
  it('lists cases with what they lack, the latest first', async () => {
    const rows = await listed();
    expect(
      rows.map(({ caseNo, activities, notCovered, openFindings, recordings }) => [
        caseNo,
        ...[activities, notCovered, openFindings > 0, recordings],
      ]),
    ).toEqual([
      [lacking, 3, 3, true, 1],
      [whole, 1, 0, false, 1],
    ]);
    expect(rows.map(({ unitNames }) => unitNames.length)).toEqual([1, 1]);
    expect((await listed('state=lacking')).map(({ caseNo }) => caseNo)).toEqual([lacking]);
    expect((await listed(`q=${encodeURIComponent('2/3')}`)).map(({ caseNo }) => caseNo)).toEqual([lacking]);
    expect(await listed('q=none')).toEqual([]);
    expect((await listed('limit=1')).length).toBe(1);
  });

  it('finds nothing lacking in a case whose footage is whole; what nobody knows it cannot tell', async () => {
    const detail = await read(whole);
    expect(detail.activities.map(({ kind, footage }) => [kind, footage.length])).toEqual([['scene_survey', 1]]);
    expect(detail.findings).toEqual([]);
    expect(lines(detail)).toEqual({
      covered: 'holds',
      whole: 'holds',
      verified: 'holds',
      nothing_missing: 'holds',
      kept: 'holds',
      recorders: 'holds',
      clocks: detail.checklist.at(-1)?.state === 'holds' ? 'holds' : 'cannot_tell clock_unknown',
    });
    // Footage that still uploads isn't lost.
    await story.db.updateTable('recording').set(uploading).where('recorder_serial', '=', 'C150001').execute();
    expect(lines(await read(whole)).verified).toBe('cannot_tell not_arrived');
    await story.db.updateTable('recording').set(verified).where('recorder_serial', '=', 'C150001').execute();
  });

  it('names what isn’t whole, with the finding that states it', async () => {
    const detail = await read(lacking);
    expect(detail.activities.map(({ kind, footage }) => [kind, footage.length])).toEqual([
      ['inquiry', 1],
      ['mediation', 0],
      ['interrogation', 0],
    ]);
    expect(lines(detail)).toMatchObject({
      covered: 'defect gap gap gap',
      whole: 'defect damaged',
      verified: 'holds',
      kept: 'holds',
      recorders: 'defect no_recorder',
    });
    const [covered, files] = detail.checklist;
    const ofMediation = covered?.rows.find(({ activityId }) => activityId === detail.activities[1]?.activityId);
    expect(ofMediation?.findings.map(({ kind }) => kind)).toEqual(['activity_not_covered']);
    expect(files?.rows[0]?.findings.map(({ kind }) => kind)).toEqual(['damaged']);
    expect(detail.findings.length).toBeGreaterThanOrEqual(4);
  });

  it('a recording that is deleted some day, or that the store lost, is a defect', async () => {
    const change = (set: object) =>
      story.db.updateTable('recording').set(set).where('recorder_serial', '=', 'C150001').execute();
    await change({ category: 'routine', activity_categories: [] });
    const kept = (await read(whole)).checklist.find(({ line }) => line === 'kept');
    expect([kept?.state, kept?.rows[0]?.why, kept?.rows[0]?.until !== null]).toEqual(['defect', 'kept_until', true]);
    await change({ category: 'case_evidence', integrity_problem: 'object_changed', integrity_problem_at: new Date() });
    expect(lines(await read(whole)).verified).toBe('defect integrity');
    await change({ integrity_problem: null, integrity_problem_at: null });
  });

  describe('a proposal', () => {
    const path = `cases/${encodeURIComponent(lacking)}/proposals`;
    const codeOf = async (who: Person, at: string, body: object) => {
      const answer = await who.call('POST', at, body);
      return `${answer.status} ${answer.body.code ?? ''}`.trim();
    };
    const ofNoRecorder = async () => {
      const detail = await read(lacking);
      const rows = detail.checklist.find(({ line }) => line === 'recorders')?.rows;
      return {
        line: 'recorders',
        activityId: rows?.find(({ state }) => state === 'defect')?.activityId,
        recordingId: null,
      };
    };
    const inboxOf = async (who: Person) => (await who.read<{ rows: object[] }>('inbox?kind=case_proposal')).rows.length;

    it('waits for an inspector, once; of what a finding states there is none', async () => {
      const proposed = { ...(await ofNoRecorder()), reason: '没有领用记录，请核查' };
      const detail = await read(lacking);
      const mediation = {
        line: 'covered',
        activityId: detail.activities[1]?.activityId,
        recordingId: null,
        reason: '缺录',
      };
      expect(await codeOf(legal, path, mediation)).toBe('409 case_no_defect');
      const sound = { line: 'verified', activityId: null, recordingId: detail.checklist[1]?.rows[0]?.recordingId };
      expect(await codeOf(legal, path, { ...sound, reason: '核查' })).toBe('409 case_no_defect');
      expect(await codeOf(story.inspector, path, proposed)).toBe('403 forbidden');
      const both = await Promise.all([codeOf(legal, path, proposed), codeOf(legal, path, proposed)]);
      expect(both.sort()).toEqual(['201', '409 case_proposal_waits']);
      expect((await read(lacking)).proposals).toMatchObject([{ state: 'waits', line: 'recorders', ground: null }]);
      expect((await listed('state=proposed')).map(({ caseNo, proposals }) => [caseNo, proposals])).toEqual([
        [lacking, 1],
      ]);
      expect(await inboxOf(story.inspector)).toBe(1);
    });

    it('is decided by an inspector whom it doesn’t concern: accepted, it is a targeted review; rejected, it keeps its ground', async () => {
      const [waiting] = (await read(lacking)).proposals;
      const at = `case-proposals/${waiting?.caseProposalId}/decision`;
      const accepted = { decision: 'accepted', reason: '受理' };
      for (const who of [legal, story.admin, story.leader])
        expect(await codeOf(who, at, accepted)).toBe('403 forbidden');
      const concerned = await story.signIn('inspector', null, '100152');
      expect(await codeOf(concerned, at, accepted)).toBe('403 recused');
      const refused = { decision: 'rejected', ground: 'ground_other', reason: '不属实' };
      expect(await codeOf(concerned, at, refused)).toBe('403 recused');
      expect(await inboxOf(concerned)).toBe(0);
      expect(await codeOf(story.inspector, at, { decision: 'rejected', reason: '查过' })).toBe('400 bad_request');
      expect(await codeOf(story.inspector, at, accepted)).toBe('200');
      expect(await codeOf(story.inspector, at, accepted)).toBe('409 already_decided');
      const [decided] = (await read(lacking)).proposals;
      expect(decided).toMatchObject({ state: 'accepted', ground: null });
      const review = await story.inspector.read<{ draw: number | null; kind: string }>(`reviews/${decided?.reviewId}`);
      expect([review.draw, review.kind]).toEqual([null, 'activity']);

      const again = await ofNoRecorder();
      expect(await codeOf(legal, path, { ...again, reason: '仍无领用记录' })).toBe('201');
      const [second] = (await read(lacking)).proposals;
      const rejected = { decision: 'rejected', ground: 'ground_device', reason: '设备登记有误，已更正' };
      expect(await codeOf(story.inspector, `case-proposals/${second?.caseProposalId}/decision`, rejected)).toBe('200');
      expect((await read(lacking)).proposals[0]).toMatchObject({
        state: 'rejected',
        ground: 'ground_device',
        reviewId: null,
      });
      expect(await inboxOf(story.inspector)).toBe(0);
      const facts = await story.db
        .selectFrom('fact')
        .select('type')
        .where('subject', '=', `case:${lacking}`)
        .where('type', '<>', 'case_looked_at')
        .orderBy('fact_id')
        .execute();
      expect(facts.map(({ type }) => type)).toEqual([
        ...['case_defect_proposed', 'case_defect_accepted', 'case_defect_proposed', 'case_defect_rejected'],
      ]);
    });
  });

  it('is for those who see all units and the legal office; each look of the latter is one fact', async () => {
    for (const who of [story.inspector, story.admin]) expect(lines(await read(whole, who)).covered).toBe('holds');
    expect((await story.leader.call('GET', `cases/${encodeURIComponent(whole)}`)).status).toBe(403);
    expect((await legal.call('GET', 'cases/none')).status).toBe(404);
    story.itIs(at('20:00', 20));
    await listed();
    const looks = async () =>
      (await story.db.selectFrom('fact').select('subject').where('type', '=', 'case_looked_at').execute()).length;
    const before = await looks();
    await Promise.all([read(whole), read(whole)]);
    await read(whole, story.inspector);
    expect((await looks()) - before).toBe(1);
  });
});
