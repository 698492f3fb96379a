import type { TrainingSessionDetail, TrainingSessionRow } from '@rollcall/shared/resources/training-sessions';
import { outsideCause } from '@rollcall/test/outside-cause';
import { decideCase } from './cases.ts';
import type { Brigade, Chapter } from './chapter.ts';
import { confirm, see, take } from './decide.ts';
import { findingOf, findingsOf } from './findings-of.ts';

/** The Monday after: what nobody answered is decided, too, and the duty of the holidays. */
export const on12October: Chapter = {
  name: 'on 12 October',
  at: '2026-10-12T09:30:00+08:00',
  demo: 'brigade',
  async live(brigade) {
    await decideUnanswered(brigade);
    await decideDeletion(brigade);
    await decideThree(brigade);
    await decideCase(brigade);
    await signOff(brigade);
  },
};

async function decideUnanswered(brigade: Brigade): Promise<void> {
  const unanswered = await findingOf(brigade, {
    kind: 'coverage_below_threshold',
    badgeNo: '100004',
    from: '2026-09-28',
  });
  await confirm(brigade, unanswered);
  // Nobody saw this one.
  const old = await findingOf(brigade, { kind: 'damaged', badgeNo: '100010', from: '2026-09-01' });
  await confirm(brigade, old);
  await take(brigade, 'inspector', old, { step: 'close', ...outsideCause, reason: '已当面提醒' });
}

/** A deletion takes two: the first second person didn't agree. It is handed over on paper. */
async function decideDeletion(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const findingId = await findingOf(brigade, { kind: 'logged_but_absent', badgeNo: '100011' });
  const deleted = { violationClass: 'unauthorised_deletion' as const, badgeNos: ['100011'] };
  const propose = () =>
    take(brigade, 'inspector', findingId, { step: 'confirm', reason: '记录仪日志为证', ...deleted });
  const refused = await propose();
  const second = (decisionId: string, decision: string) =>
    as('inspector-2').post(`finding-decisions/${decisionId}/second`, { decision, reason: '按规定办理' });
  await second(refused.decisionId, 'refused');
  const { decisionId } = await propose();
  await second(decisionId, 'agreed');
  const witnesses = ['陈志远 100001', '孙浩然 100005'];
  const attachmentId = await as('inspector').attach('paper.pdf');
  const slip = { how: 'refused', signedOn: '2026-10-12', witnesses, attachmentId };
  await as('inspector').post(`finding-decisions/${decisionId}/slips/100011`, slip);
}

/** Of five shifts without footage three are answered and confirmed at once; the officer sees it. */
async function decideThree(brigade: Brigade): Promise<void> {
  const sought = { kind: 'no_footage', badgeNo: '100004', from: '2026-10-01' };
  for (const findingId of (await findingsOf(brigade, sought, 5)).slice(0, 3)) {
    await brigade.as('officer-100004').post(`findings/${findingId}/answers`, { text: '记录仪忘在车上。' });
    await see(brigade, 'officer-100004', await confirm(brigade, findingId));
  }
  await findingsOf(brigade, { kind: 'no_footage', badgeNo: '100006', from: '2026-10-01' }, 3);
  await findingOf(brigade, { kind: 'damaged', badgeNo: '100003', from: '2026-10-01' });
}

async function signOff({ as }: Brigade): Promise<void> {
  const { rows } = await as('inspector').get<{ rows: TrainingSessionRow[] }>('training-sessions');
  const path = `training-sessions/${rows.find(({ topic }) => topic === '备机领用')?.sessionId}`;
  const { version } = await as('inspector').get<TrainingSessionDetail>(path);
  const badgeNos = ['100001', '100002', '100003', '100006'];
  const listed = await as('inspector').put<TrainingSessionDetail>(`${path}/list`, { version, badgeNos });
  const excused = { version: listed.version, reason: '休假' };
  const { version: last } = await as('inspector').put<TrainingSessionDetail>(`${path}/absences/100008`, excused);
  await as('inspector').post(`${path}/sign-off`, { version: last, remarks: '按时结束' });
  for (const username of ['officer', 'officer-100003', 'officer-100006']) {
    await as(username).post(`${path}/confirmation`, { present: true });
  }
}
