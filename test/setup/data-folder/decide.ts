import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { Handled, NewStep } from '@rollcall/shared/resources/finding-decisions';
import { outsideCause } from '../../src/outside-cause.ts';
import type { Brigade } from './chapter.ts';

export async function take({ as }: Brigade, username: string, findingId: string, step: NewStep): Promise<Handled> {
  return as(username).post<Handled>(`findings/${findingId}/steps`, step);
}

/** The inspector confirms a finding of whom it names, as the violation that its kind is. @returns the decision */
export async function confirm(brigade: Brigade, findingId: string): Promise<string> {
  const { violationClass, badgeNo } = await brigade.as('inspector').get<FindingDetailResponse>(`findings/${findingId}`);
  const badgeNos = badgeNo === null ? [] : [badgeNo];
  const said = { step: 'confirm', reason: '已核实', violationClass, badgeNos } as const;
  return (await take(brigade, 'inspector', findingId, said)).decisionId;
}

/** Whom a decision is about sees it: his time to appeal begins. */
export async function see({ as }: Brigade, username: string, decisionId: string): Promise<void> {
  await as(username).post(`finding-decisions/${decisionId}/notices`);
}

/** The brigade's leader decides the appeal that waits about a finding. */
export async function decideAppeal(
  { as }: Brigade,
  findingId: string,
  decision: 'upheld' | 'dismissed',
): Promise<void> {
  const { appeals } = await as('brigade-leader').get<FindingDetailResponse>(`findings/${findingId}`);
  const waits = appeals.find(({ state }) => state === 'pending');
  await as('brigade-leader').post(`appeals/${waits?.appealId}/decision`, {
    decision,
    reason: '按规定办理',
    ...outsideCause,
  });
}
