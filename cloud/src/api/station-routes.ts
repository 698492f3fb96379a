import { authenticateMqtt } from '../auth/authenticate-mqtt.ts';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { authenticateConnection } from '../routes/mqtt/authenticate-connection.ts';
import { createCrashLoop } from '../routes/station-crash-loop/create-crash-loop.ts';
import { readStationDraws } from '../routes/station-draws/read-station-draws.ts';
import { createEnrolment } from '../routes/station-enrolments/create-enrolment.ts';
import { confirmErasePermit } from '../routes/station-erase-permits/confirm-erase-permit.ts';
import { listStationErasePermits } from '../routes/station-erase-permits/list-station-erase-permits.ts';
import { readStationKeySet } from '../routes/station-key-set/read-station-key-set.ts';
import { createKioskNotice, readKioskDecisions } from '../routes/station-kiosk/kiosk-decisions.ts';
import { chooseStationKioskPin, readKioskDirectory } from '../routes/station-kiosk/read-kiosk-directory.ts';
import { createStationCosignature } from '../routes/station-ledger/create-cosignature.ts';
import { readBatchInclusion } from '../routes/station-ledger/read-batch-inclusion.ts';
import { readStationCheckpoint } from '../routes/station-ledger/read-checkpoint.ts';
import { readConsistencyProof } from '../routes/station-ledger/read-consistency-proof.ts';
import { confirmLocalCopy } from '../routes/station-local-copies/confirm-local-copy.ts';
import { listLocalCopies } from '../routes/station-local-copies/list-local-copies.ts';
import { createSupportBundle } from '../routes/station-settings/create-support-bundle.ts';
import { readOwnSettings } from '../routes/station-settings/read-own-settings.ts';
import { createStore } from '../routes/station-stores/create-store.ts';
import { createStationToken } from '../routes/station-token/create-station-token.ts';
import { completeStationUpload } from '../routes/station-uploads/complete-upload.ts';
import { createUpload } from '../routes/station-uploads/create-upload.ts';
import { listWantedUploads } from '../routes/station-uploads/list-wanted-uploads.ts';

/** What stations and the broker ask. */
export function stationRoutes(
  { db, now, hqKeys, store, config }: Context,
  { onUploaded }: { onUploaded: () => void },
): Route[] {
  const { mqtt } = config;
  const { origin } = config.ledger;
  const authenticate = authenticateMqtt({ db, now, hqKeys, accounts: mqtt });
  const brokerPasswords = mqtt.stationAuth === 'password';
  return [
    createEnrolment({ db, now, hqKeys, brokerPasswords, mqttUrl: mqtt.stationUrl }),
    createStationToken({ db, now, hqKeys }),
    readStationKeySet({ hqKeys }),
    readOwnSettings({ db, store }),
    createSupportBundle({ db, now }),
    createStore({ db, now }),
    createCrashLoop({ db, now }),
    listStationErasePermits({ db, now }),
    confirmErasePermit({ db, now }),
    readKioskDirectory({ db, now }),
    chooseStationKioskPin({ db, now }),
    readKioskDecisions({ db, now }),
    createKioskNotice({ db, now }),
    readStationCheckpoint({ db, origin }),
    readConsistencyProof({ db }),
    createStationCosignature({ db, origin }),
    readBatchInclusion({ db }),
    readStationDraws({ db, origin, now }),
    createUpload({ db, now, store, stationBytesPerDay: config.uploads.stationBytesPerDay }),
    completeStationUpload({ db, now, store, onUploaded }),
    listWantedUploads({ db }),
    listLocalCopies({ db }),
    confirmLocalCopy({ db, store, now }),
    authenticateConnection({ authenticate, secret: mqtt.authenticationSecret }),
  ];
}
