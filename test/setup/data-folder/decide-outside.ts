import type { ExemptionRow } from '@rollcall/shared/http/exemptions';
import type { OutsideDecisionRow, OutsideKind } from '@rollcall/shared/resources/outside-decisions';
import type { RecusalRow } from '@rollcall/shared/resources/recusals';
import type { Brigade } from './chapter.ts';

/** Two people enter what an office above decided on paper; what the first one enters is a mistake. */
export async function decideOutside({ as }: Brigade, kind: OutsideKind, requestId: string): Promise<void> {
  const paper = { documentNo: '丰公督〔2026〕7号', decidedBy: '丰镇市公安局', decidedOn: '2026-11-02' };
  const enter = async (outcome: string) => {
    const entered = { kind, requestId, outcome, reason: '上级审批', ...paper };
    const { outsideDecisionId } = await as('brigade-leader').post<OutsideDecisionRow>('outside-decisions', entered);
    return `outside-decisions/${outsideDecisionId}`;
  };
  await as('admin').post(`${await enter('granted')}/rejection`, { reason: '结论录错' });
  const path = await enter('refused');
  await as('brigade-leader').putPaper(`${path}/scan`);
  await as('admin').post(`${path}/confirmation`);
}

/** All who could decide about this officer are kin or colleagues, for the time being. @returns what waits */
export async function explainWithoutDecider({ as }: Brigade): Promise<string> {
  const badgeNo = '100012';
  for (const username of ['admin', 'inspector', 'inspector-2']) {
    await as(username).post('recusals', { username, badgeNo, reason: '曾在同一科室' });
  }
  const { exemptionId } = await as('officer-100012').post<ExemptionRow>('exemptions', {
    ...{ badgeNo, startsAt: '2026-09-29T07:00:00+08:00', endsAt: '2026-09-29T09:00:00+08:00' },
    ...{ reasonCode: 'weather', explanation: '暴雨，记录仪进水。' },
  });
  return exemptionId;
}

/** Only others can say that they are over. */
export async function endRecusals({ as }: Brigade): Promise<void> {
  const { rows } = await as('admin').get<{ rows: RecusalRow[] }>('recusals?inForce=1');
  for (const { recusalId, username } of rows.filter(({ badgeNo }) => badgeNo === '100012')) {
    const other = username === 'admin' ? 'inspector' : 'admin';
    await as(other).remove(`recusals/${recusalId}`, { reason: '已调离' });
  }
}
