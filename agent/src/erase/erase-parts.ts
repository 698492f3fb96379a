import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import type { Logger } from 'pino';
import type { CardDevices } from '../card/card-devices.ts';
import type { ProfileReader } from '../card/classify-file.ts';
import type { HqTrust } from '../identity/hq-trust.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import type { Clock } from '../runtime/clock.ts';
import type { StationStore } from '../store/station-store.ts';
import type { EraseApi } from './erase-api.ts';

/** What erasing needs of the rest of the station. */
export type EraseParts = {
  store: StationStore;
  append: AppendEvent;
  clock: Clock;
  log: Logger;
  reader: ProfileReader;
  dockFolder: string;
  devices: CardDevices;
  /** Whether the dock was looked at since the agent started: before that, a card that isn't there may only not be mounted yet. */
  isDockKnown: () => boolean;
  stationId: string;
  /** The public half of the key by which the station cosigns checkpoints. */
  stationKey: PublicJwk;
  api: EraseApi;
  trust: Pick<HqTrust, 'keysFor' | 'origin'>;
  /** HQ's time, as its last answer told it. */
  hqNow: () => Date;
  /** The station saw two histories of the ledger, and no person has settled that yet. */
  isForked: () => boolean;
};
