import type { ActivityRow } from '@rollcall/shared/http/activities';
import type { StoredActivity } from '../../activities/activity-repository.ts';

export function toActivityRow(activity: StoredActivity): ActivityRow {
  const { itemName: _, itemEnglishName: __, ...row } = activity;
  return {
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    toldAt: row.toldAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
  };
}
