import { inspectionItemSchema } from '@rollcall/shared/http/inspection-items';
import type { CaseEntryRow } from '@rollcall/shared/resources/accountability-cases';
import type { BulletinRow } from '@rollcall/shared/resources/bulletins';
import type { DeletionListRow } from '@rollcall/shared/resources/deletion-lists';
import type { DrawRow } from '@rollcall/shared/resources/draws';
import type { FieldInspectionDetail } from '@rollcall/shared/resources/field-inspections';
import type { TrainingSessionRow } from '@rollcall/shared/resources/training-sessions';
import type { Brigade, Chapter } from './chapter.ts';
import { findingOf } from './findings-of.ts';
import { rosterOfOctober } from './october-duty.ts';
import { draftFrom, publish } from './publish-bulletin.ts';
import { setParameters } from './set-parameters.ts';
import { untilThere } from './until-there.ts';

const reason = '按规定办理';

/** The demo's whole life: five weeks of duty, four sealed bulletins, training, a draw; and what people do about it that evening. */
export const inSeptember: Chapter = {
  name: 'in September',
  at: '2026-09-29T20:30:00+08:00',
  demo: '1',
  async live(brigade) {
    await deleteOld(brigade);
    await answerFindings(brigade);
    await standIn(brigade);
    await inspect(brigade);
    await rosterOfOctober(brigade);
    await untilDemoIsThrough(brigade);
    await study(brigade);
    await setParameters(brigade.as('admin'), { bulletinWeekday: 5, bulletinTime: '08:00' });
    await publish(brigade, await draftFrom(brigade, 'weekly', '2026-09-21'), { dueOn: '2026-10-12' });
  },
};

/** What came in March as routine footage is due. */
async function deleteOld({ as }: Brigade): Promise<void> {
  const [list] = await untilThere('the list of what is due for deletion', async () => {
    const { rows } = await as('admin').get<{ rows: DeletionListRow[] }>('deletion-lists');
    return rows.length > 0 && rows;
  });
  for (const who of ['admin', 'inspector']) {
    const approval = { decision: 'approved', reason: '保存期满', recordings: list?.recordings };
    await as(who).post(`deletion-lists/${list?.deletionListId}/decisions`, approval);
  }
}

async function answerFindings(brigade: Brigade): Promise<void> {
  const answers = [
    ['officer-100006', 'no_footage', '100006', '记录仪没有打开，没有发现指示灯不亮。'],
    ['leader-3', 'coverage_gap', '100009', '那段时间在值班室，录像文件损坏。'],
    ['leader-3', 'damaged', '100009', '中途断电。'],
    ['officer-100004', 'started_too_late', '100004', '开机后反复重启。'],
  ] as const;
  for (const [username, kind, badgeNo, text] of answers) {
    const findingId = await findingOf(brigade, { kind, badgeNo, from: '2026-09-28' });
    await brigade.as(username).post(`findings/${findingId}/answers`, { text });
  }
  const { rows } = await untilThere('the case that the demo opens', async () => {
    const cases = await brigade.as('admin').get<{ rows: CaseEntryRow[] }>('accountability-cases');
    return cases.rows.length === 2 && cases;
  });
  for (const { entryId, badgeNo } of rows) {
    const said = badgeNo === '100002' ? { text: '当时没有报告，愿意改正。' } : { declined: true };
    await brigade
      .as(badgeNo === '100002' ? 'officer' : 'leader')
      .post(`accountability-cases/entries/${entryId}/statements`, said);
  }
}

async function standIn({ as }: Brigade): Promise<void> {
  const time = { startsAt: '2026-10-01T00:00:00+08:00', endsAt: '2026-10-08T00:00:00+08:00' };
  const named = { delegate: 'leader-2', ...time, reason: '国庆休假' };
  const { delegationId } = await as('leader').post<{ delegationId: string }>('delegations', named);
  await as('leader-2').post(`delegations/${delegationId}/acceptance`, {});
  await as('leader-2').post('leave', { badgeNo: '100008', leaveKind: 'annual', ...time, note: '探亲' });
  await as('inspector-2').post('recusals', { username: 'inspector-2', badgeNo: '100002', reason: '亲属' });
}

/** One in order, one at fault with a photo, one that was entered wrongly, one that never was. */
async function inspect({ as }: Brigade): Promise<void> {
  const form = (sought: string, faults: Record<string, string> = {}) => ({
    formKey: crypto.randomUUID().replaceAll('-', ''),
    ...{ sought, place: '火车站广场' },
    items: Object.fromEntries(
      inspectionItemSchema.options.map((item) => {
        const note = faults[item];
        return [item, note === undefined ? { result: 'ok', note: '' } : { result: 'fault', note }];
      }),
    ),
  });
  const inspector = as('inspector');
  const inspected = (body: object) => inspector.post<FieldInspectionDetail>('field-inspections', body);
  await inspected(form('100005'));
  const attachmentId = await inspector.attach('photo.jpg');
  await inspected({ ...form('100006', { worn: '放在车上' }), attachmentId });
  const wrong = await inspected(form('100006', { charge: '只剩一格' }));
  const { formKey: _key, ...corrected } = form('100006', { charge: '只剩两格' });
  await inspector.post(`field-inspections/${wrong.inspectionId}/correction`, { ...corrected, formKey: _key, reason });
  const never = await inspected(form('100005', { appearance: '外壳开裂' }));
  await inspector.post(`field-inspections/${never.inspectionId}/withdrawal`, { reason: '看错了人' });
}

/** About a quarter of an hour. */
async function untilDemoIsThrough({ as }: Brigade): Promise<void> {
  await untilThere('the bulletins, the training and the first draw of the demo', async () => {
    const bulletins = await as('inspector').get<{ rows: BulletinRow[] }>('bulletins?kind=weekly');
    const sessions = await as('inspector').get<{ rows: TrainingSessionRow[] }>('training-sessions');
    const draws = await as('inspector').get<{ rows: DrawRow[] }>('draws');
    return (
      bulletins.rows.length === 5 && sessions.rows.length === 2 && draws.rows.some(({ state }) => state === 'finished')
    );
  });
}

/** She makes up for the session that she missed; of those whom the list names, one says that he was there, one that she wasn't. */
async function study({ as }: Brigade): Promise<void> {
  const { rows } = await as('inspector').get<{ rows: TrainingSessionRow[] }>('training-sessions');
  const [makeUp, missed] = ['planned', 'signed_off'].map(
    (state) => `training-sessions/${rows.find((row) => row.state === state)?.sessionId}`,
  );
  // The demo chose her password anew, which ended her session: a read signs in again.
  await as('officer').get('sessions/current');
  await as('officer').post(`${makeUp}/attendance`);
  await as('officer').post(`${makeUp}/answers`, { options: [0, 0] });
  await as('officer-100003').post(`${missed}/confirmation`, { present: true });
  await as('officer-100004').post(`${missed}/confirmation`, { present: false });
  await as('leader-2').post(`${missed}/confirmation`, { present: true });
  await as('inspector').post('training-sessions', {
    ...{ topic: '备机领用', violationClasses: ['improper_use'], place: '大队会议室', unitCode: null, packId: null },
    ...{ startsAt: '2026-10-12T08:30:00+08:00', endsAt: '2026-10-12T09:00:00+08:00' },
  });
}
