import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { createActivities } from '../routes/activities/create-activities.ts';
import { deleteActivity } from '../routes/activities/delete-activity.ts';
import { listActivities } from '../routes/activities/list-activities.ts';
import { readActivity } from '../routes/activities/read-activity.ts';
import { updateActivity } from '../routes/activities/update-activity.ts';
import { createActivitySource } from '../routes/activity-sources/create-activity-source.ts';
import { deleteActivitySource } from '../routes/activity-sources/delete-activity-source.ts';
import { listActivitySources } from '../routes/activity-sources/list-activity-sources.ts';
import { createMustRecordVersion } from '../routes/must-record/create-must-record-version.ts';
import { listMustRecordVersions } from '../routes/must-record/list-must-record-versions.ts';
import { readMustRecordVersion } from '../routes/must-record/read-must-record-version.ts';

/** What officers did, and what of it must be recorded. */
export function activityRoutes({ db, now }: Context): Route[] {
  return [
    listActivities({ db }),
    readActivity({ db, now }),
    createActivities({ db, now }),
    updateActivity({ db, now }),
    deleteActivity({ db, now }),
    listActivitySources({ db }),
    createActivitySource({ db, now }),
    deleteActivitySource({ db, now }),
    listMustRecordVersions({ db, now }),
    readMustRecordVersion({ db, now }),
    createMustRecordVersion({ db, now }),
  ];
}
