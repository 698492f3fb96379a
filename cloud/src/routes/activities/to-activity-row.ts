import type { ActivityRow, ActivityVerdict } from '@rollcall/shared/http/activities';
import type { StoredActivity } from '../../activities/activity-repository.ts';

export function toActivityRow(activity: StoredActivity): ActivityRow {
  const { settled: _, found: __, itemName: ___, itemEnglishName: ____, ...row } = activity;
  return {
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    toldAt: row.toldAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    verdicts: verdictsOf(activity),
  };
}

function verdictsOf({ required, withdrawnAt, settled, found }: StoredActivity): ActivityVerdict[] {
  if (!required || withdrawnAt) return ['not_required'];
  if (found.length > 0) return found;
  return [settled ? 'covered' : 'pending'];
}
