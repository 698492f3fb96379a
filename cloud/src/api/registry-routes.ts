import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { readDutyDesk } from '../routes/duty-desk/read-duty-desk.ts';
import { createClockObservation } from '../routes/recorders/create-clock-observation.ts';
import { createRecorder } from '../routes/recorders/create-recorder.ts';
import { listRecorderDays } from '../routes/recorders/list-recorder-days.ts';
import { listRecorders } from '../routes/recorders/list-recorders.ts';
import { readRecorder } from '../routes/recorders/read-recorder.ts';
import { readRecorderClocks } from '../routes/recorders/read-recorder-clocks.ts';
import { readRecorderLog } from '../routes/recorders/read-recorder-log.ts';
import { updateRecorder } from '../routes/recorders/update-recorder.ts';
import { readSupportBundle } from '../routes/station-settings/read-support-bundle.ts';
import { listStationNames } from '../routes/stations/list-station-names.ts';
import { listStations } from '../routes/stations/list-stations.ts';

/** Recorders and stations of the brigade, and its duty desk. */
export function registryRoutes({ db, now }: Context): Route[] {
  return [
    listRecorders({ db, now }),
    readRecorder({ db, now }),
    createRecorder({ db, now }),
    updateRecorder({ db, now }),
    listRecorderDays({ db, now }),
    readRecorderLog({ db, now }),
    readRecorderClocks({ db, now }),
    createClockObservation({ db, now }),
    readDutyDesk({ db, now }),
    listStations({ db, now }),
    listStationNames({ db }),
    readSupportBundle({ db }),
  ];
}
