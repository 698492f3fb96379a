import type { RetentionAnswer } from '@rollcall/shared/resources/retention';
import type { Brigade } from './chapter.ts';

/** How many months footage of accidents is kept. Without a decision the change waits. */
export async function changePeriods(
  { as }: Pick<Brigade, 'as'>,
  accident: number,
  decision?: 'approved' | 'refused',
): Promise<void> {
  const { version, periods } = await as('admin').get<RetentionAnswer>('retention');
  const proposed = { baseVersion: version, periods: { ...periods, accident }, reason: '年度调整' };
  const { changes } = await as('admin').post<RetentionAnswer>('retention/changes', proposed);
  const waits = changes.find((change) => change.decision === null);
  if (decision === undefined) return;
  const path = `retention/changes/${waits?.retentionChangeId}/decision`;
  await as('inspector').post(path, { decision, reason: '按规定办理' });
}
