import type { Logger } from 'pino';
import type { StationConfig } from '../config/station-config.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import type { StationStore } from '../store/station-store.ts';
import { createRoomQuestions } from './ask-for-room.ts';
import { enterAtKiosk } from './enter-at-kiosk.ts';
import type { Entered, KioskState } from './kiosk-messages.ts';
import type { KioskRequest } from './kiosk-request.ts';
import { readKioskState } from './kiosk-state.ts';

/** What the screen of one station shows and does. */
export type StationKiosk = {
  stationId: string;
  name: string;
  state(): Promise<KioskState>;
  enter(request: KioskRequest): Promise<Entered>;
};

export function createStationKiosk(parts: {
  station: StationConfig;
  store: StationStore;
  append: AppendEvent;
  /** HQ's time, as its last answer told it: the station's own clock may be wrong. */
  hqNow: () => Date;
  /** A PIN was wrong: HQ may have a newer one. */
  onWrongPin: () => void;
  log: Logger;
}): StationKiosk {
  const { station, store, append, hqNow, onWrongPin, log } = parts;
  const roomOn = createRoomQuestions();
  return {
    stationId: station.stationId,
    name: station.name,
    state: () => readKioskState(store, station, hqNow(), roomOn),
    async enter(request) {
      const entered = await enterAtKiosk({ store, append }, request, hqNow());
      const { kind, recorderSerial, badgeNo } = request;
      const { outcome } = entered;
      if (outcome === 'entered') log.info({ kind, recorderSerial, badgeNo }, 'entry was made at the screen');
      else log.warn({ kind, recorderSerial, badgeNo, outcome }, 'entry at the screen was refused');
      if (outcome === 'wrong_pin' || outcome === 'no_pin') onWrongPin();
      return entered;
    },
  };
}
