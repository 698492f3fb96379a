import type { FindingDetail } from '@rollcall/shared/http/findings';

/** How late the last of its recordings came, in milliseconds; 0 when none did. */
export function latenessOf({ late, dueAt }: Pick<FindingDetail, 'late' | 'dueAt'>): number {
  if (dueAt === null) return 0;
  return Math.max(0, ...late.map(({ announcedAt }) => Date.parse(announcedAt) - Date.parse(dueAt)));
}
