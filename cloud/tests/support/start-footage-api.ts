import { servedEvidenceExports } from '@rollcall/cloud/access/evidence-exports/routes';
import { createLiveHub } from '@rollcall/cloud/live/live-hub';
import { createLiveListener } from '@rollcall/cloud/live/live-listener';
import { readRecording } from '@rollcall/cloud/routes/recordings/read-recording';
import { createViewingSession } from '@rollcall/cloud/routes/viewing-sessions/create-viewing-session';
import { readMedia } from '@rollcall/cloud/routes/viewing-sessions/read-media';
import { servedAccessRequests } from '@rollcall/cloud/views/access-requests/routes';
import { pino } from 'pino';
import { startLedger } from './evidence-export-setup.ts';
import type { EvidenceSetup } from './evidence-setup.ts';
import { routesOf, startPageApi } from './start-page-api.ts';
import { until } from './until.ts';

/** What people do with footage of other units, over HTTP: ask for it, watch it, export it. What ends meanwhile ends what streams. */
export async function startFootageApi(setup: EvidenceSetup, now: () => Date) {
  const { db, store, hq } = setup;
  const ledger = await startLedger(setup);
  const hub = createLiveHub();
  const listener = createLiveListener({
    databaseUrl: hq.databaseUrl,
    log: pino({ level: 'silent' }),
    onMessage: hub.publish,
    onSessionsEnded: hub.endSessions,
  });
  listener.start();
  await until(() => listener.problem() === undefined);
  const deps = { db, store, now };
  const api = await startPageApi(setup, now, [
    ...routesOf(servedAccessRequests, deps),
    ...routesOf(servedEvidenceExports, deps),
    readRecording({ db, now }),
    createViewingSession({ db, now }),
    readMedia({ db, now, store, hub }),
  ]);
  return {
    ...api,
    async stop(): Promise<void> {
      await api.stop();
      await listener.stop();
      await ledger.stop();
    },
  };
}

export type FootageApi = Awaited<ReturnType<typeof startFootageApi>>;
