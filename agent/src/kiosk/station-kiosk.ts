import type { Logger } from 'pino';
import type { StationConfig } from '../config/station-config.ts';
import type { HqClient } from '../identity/hq-client.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import type { StationStore } from '../store/station-store.ts';
import { createRoomQuestions } from './ask-for-room.ts';
import { decisionsAtKiosk, seeAtKiosk } from './decisions-at-kiosk.ts';
import { enterAtKiosk } from './enter-at-kiosk.ts';
import type { DecisionsAnswer, Entered, KioskState, SeenAnswer } from './kiosk-messages.ts';
import type { DecisionsRequest, KioskRequest, SeenRequest } from './kiosk-request.ts';
import { readKioskState } from './kiosk-state.ts';

/** What the screen of one station shows and does. */
export type StationKiosk = {
  stationId: string;
  name: string;
  state(): Promise<KioskState>;
  enter(request: KioskRequest): Promise<Entered>;
  /** What was decided about an officer, as HQ says at that moment. */
  decisions(request: DecisionsRequest): Promise<DecisionsAnswer>;
  see(request: SeenRequest): Promise<SeenAnswer>;
};

export function createStationKiosk(parts: {
  station: StationConfig;
  store: StationStore;
  append: AppendEvent;
  hq: HqClient;
  /** HQ's time, as its last answer told it: the station's own clock may be wrong. */
  hqNow: () => Date;
  /** A PIN was wrong: HQ may have a newer one. */
  onWrongPin: () => void;
  /** The station's part in draws. */
  dice: () => KioskState['dice'];
  log: Logger;
}): StationKiosk {
  const { station, store, append, hq, hqNow, onWrongPin, dice, log } = parts;
  const roomOn = createRoomQuestions();
  return {
    stationId: station.stationId,
    name: station.name,
    state: () => readKioskState(store, station, { now: hqNow(), dice: dice(), roomOn }),
    async enter(request) {
      const entered = await enterAtKiosk({ store, append }, request, hqNow());
      const { kind, recorderSerial, badgeNo } = request;
      const { outcome } = entered;
      if (outcome === 'entered') log.info({ kind, recorderSerial, badgeNo }, 'entry was made at the screen');
      else log.warn({ kind, recorderSerial, badgeNo, outcome }, 'entry at the screen was refused');
      if (outcome === 'wrong_pin' || outcome === 'no_pin') onWrongPin();
      return entered;
    },
    async decisions(request) {
      const answer = await decisionsAtKiosk({ store, hq, log }, request, hqNow());
      if (answer.outcome === 'wrong_pin' || answer.outcome === 'no_pin') onWrongPin();
      return answer;
    },
    see: (request) => seeAtKiosk({ store, hq, log }, request, hqNow()),
  };
}
