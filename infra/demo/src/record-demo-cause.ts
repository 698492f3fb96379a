import type { FindingRow } from '@rollcall/shared/http/findings';
import type { CauseDetail } from '@rollcall/shared/resources/common-causes';
import type { HqSession } from './hq-session.ts';

/** Under which it is noted that the demo recorded it. */
export const demoCauseKey = 'common cause';

/** Records that a station was down, with findings of the second squad under it. @returns false when there is no finding yet */
export async function recordDemoCause(inspector: HqSession): Promise<boolean> {
  const { rows } = await inspector.get<{ rows: FindingRow[] }>('findings?unitCode=150981000200&state=open&limit=3');
  const days = rows.map(({ dutyDate }) => dutyDate).sort();
  if (days.length === 0) return false;
  const cause = await inspector.post<CauseDetail>('common-causes', {
    title: '路面二中队采集站停电',
    kind: 'station_down',
    text: '变电检修，全站停电，当日录像不能按时导入。',
    startsAt: `${days[0]}T00:00:00+08:00`,
    endsAt: `${days.at(-1)}T23:59:00+08:00`,
    unitCode: '150981000200',
  });
  const findingIds = rows.map(({ findingId }) => findingId);
  if (cause) await inspector.post(`common-causes/${cause.causeId}/findings`, { findingIds });
  return true;
}
