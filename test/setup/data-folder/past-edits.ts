import type { RosterProposalRow } from '@rollcall/shared/resources/roster-proposals';
import type { Brigade } from './chapter.ts';

const ends = ['approved', 'refused', 'withdrawn', 'pending'] as const;

/** A leader enters four shifts of past days; each of them ends otherwise. */
export async function editThePast({ as }: Brigade): Promise<void> {
  for (const [index, end] of ends.entries()) {
    const day = `2026-10-${20 + index}`;
    const { rosterProposalId } = await as('leader').post<RosterProposalRow>('shifts', {
      ...{ badgeNo: '100003', dutyType: 'road_patrol', post: '人民路', reason: '补登' },
      ...{ startsAt: `${day}T10:00:00+08:00`, endsAt: `${day}T10:10:00+08:00` },
    });
    const path = `roster-proposals/${rosterProposalId}`;
    if (end === 'withdrawn') await as('leader').post(`${path}/withdrawal`, { reason: '日期有误' });
    else if (end !== 'pending') await as('admin').post(`${path}/decision`, { decision: end, reason: '与值班表核对' });
  }
}
