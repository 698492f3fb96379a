import type { ExemptionRow } from '@rollcall/shared/http/exemptions';
import type { RectificationRow } from '@rollcall/shared/resources/rectifications';
import type { TrainingCaseRow } from '@rollcall/shared/resources/training-cases';
import { decideReopened } from './cases.ts';
import type { Brigade, Chapter } from './chapter.ts';
import { findingOf } from './findings-of.ts';
import { draftFrom, publish } from './publish-bulletin.ts';

const reason = '按规定办理';

/** A bulletin clears whom an earlier one named; what was decided is explained after all; a case for the library; two orders. */
export const on9November: Chapter = {
  name: 'on 9 November',
  at: '2026-11-09T10:00:00+08:00',
  demo: 'brigade',
  async live(brigade) {
    await decideReopened(brigade);
    await explainLate(brigade);
    await writeCase(brigade);
    await order(brigade);
    await publish(brigade, await draftFrom(brigade, 'weekly', '2026-10-26'), { dueOn: '2026-11-16' });
  },
};

/** The 40 minutes of the demo's officer. The finding was decided: somebody has to look again. */
async function explainLate({ as }: Brigade): Promise<void> {
  const { rows } = await as('leader').get<{ rows: ExemptionRow[] }>('exemptions?state=pending&badgeNo=100002');
  for (const { exemptionId } of rows) {
    await as('inspector').post(`exemptions/${exemptionId}/decision`, { decision: 'approved', reason });
  }
}

/** Of a finding that is closed; of the two that the demo wrote one leaves the library. */
async function writeCase(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  const { rows } = await as('inspector').get<{ rows: TrainingCaseRow[] }>('training-cases');
  await as('inspector').post(`training-cases/${rows[0]?.caseId}/withdraw`, { reason: '内容重复' });
  const findingId = await findingOf(brigade, { kind: 'no_footage', badgeNo: '100006', handling: 'closed' });
  await as('inspector').post('training-cases', {
    ...{ findingId, title: '上岗未开机', violationClass: 'incomplete', text: '一名民警上岗后没有打开记录仪。' },
    ...{ rule: '执勤应当全程记录', advice: '上岗前先开机，看到指示灯再出发' },
  });
}

/** One to be carried out, which nobody does in time; one to be checked. */
async function order(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  for (const day of ['2026-10-05', '2026-10-06']) {
    const findingId = await findingOf(brigade, { kind: 'no_footage', badgeNo: '100006', from: day, to: day });
    const asked = { task: '整改充电柜', ownerBadgeNo: '100006', dueOn: '2026-11-16' };
    const path = `findings/${findingId}/rectifications`;
    const { rectificationId } = await as('brigade-leader').post<RectificationRow>(path, asked);
    const proof = { text: '充电柜已换保险。', attachmentIds: [] };
    if (day === '2026-10-05') await as('officer-100006').post(`rectifications/${rectificationId}/proof`, proof);
  }
}
