import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { downloadProvince } from '../routes/downloads/download-province.ts';
import { listRecordings } from '../routes/recordings/list-recordings.ts';
import { readRecording } from '../routes/recordings/read-recording.ts';
import { readThumbnail } from '../routes/recordings/read-thumbnail.ts';
import { listSightings } from '../routes/sightings/list-sightings.ts';
import { createViewingSession } from '../routes/viewing-sessions/create-viewing-session.ts';
import { readMedia } from '../routes/viewing-sessions/read-media.ts';

/** Recordings: found, seen, let see and handed over. */
export function recordingRoutes({ db, now, store }: Context, { hub }: { hub: LiveHub }): Route[] {
  return [
    listRecordings({ db }),
    readRecording({ db, now }),
    readThumbnail({ db, now, store }),
    listSightings({ db }),
    downloadProvince({ db }),
    createViewingSession({ db, now }),
    readMedia({ db, now, store, hub }),
  ];
}
