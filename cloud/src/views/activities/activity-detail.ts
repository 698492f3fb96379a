import type { ActivityDetail } from '@rollcall/shared/http/activity-details';
import { findActivity } from '../../activities/activity-repository.ts';
import { selectFootageOf } from '../../activities/footage-repository.ts';
import { selectActivityCoverage } from '../../coverage/activity-coverage-repository.ts';
import { explainSegments } from '../../coverage/explanation-repository.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { Viewer } from '../../evidence/seen-by.ts';
import { selectFindingsOfActivity } from '../../findings/activity-finding-repository.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { activitySegments } from './activity-segments.ts';
import { toActivityRow } from './to-activity-row.ts';

/** One activity with what was recorded of it, as far as the account may see both. @throws not_found */
export async function activityDetail(
  db: Database,
  activityId: string,
  { dataScope, viewer }: { dataScope: DataScope; viewer: Viewer },
): Promise<ActivityDetail> {
  const activity = await findActivity(db, activityId, dataScope);
  if (!activity) throw errors.notFound(`The activity ${activityId}`);
  const asOf = viewer.now;
  const parameters = await readParameters(db);
  const [[covered], footage, findings, history] = await Promise.all([
    selectActivityCoverage(db, [activityId], { asOf, parameters }),
    selectFootageOf(db, activityId, viewer),
    selectFindingsOfActivity(db, activityId),
    selectHistoryOf(db, `activity:${activityId}`),
  ]);
  const [segments = []] = await explainSegments(
    db,
    covered ? [{ ...covered, segments: activitySegments(covered, { ...parameters, asOf }) }] : [],
  );
  const seen = footage.filter((recording) => recording.seen);
  return {
    ...toActivityRow(activity),
    itemName: activity.itemName,
    itemEnglishName: activity.itemEnglishName,
    segments,
    footage: seen.map(({ seen: _, ...recording }) => ({
      ...recording,
      from: recording.from.toISOString(),
      to: recording.to.toISOString(),
    })),
    hiddenFootage: footage.length - seen.length,
    findings,
    history,
  };
}
