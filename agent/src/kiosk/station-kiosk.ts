import type { Logger } from 'pino';
import type { StationConfig } from '../config/station-config.ts';
import type { HqClient } from '../identity/hq-client.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import type { Clock } from '../runtime/clock.ts';
import type { StationStore } from '../store/station-store.ts';
import { createRoomQuestions } from './ask-for-room.ts';
import { attendAtKiosk } from './attend-at-kiosk.ts';
import { createCollectPace } from './collect-pace.ts';
import { choosePinAtKiosk, decisionsAtKiosk, seeAtKiosk } from './decisions-at-kiosk.ts';
import { enterAtKiosk } from './enter-at-kiosk.ts';
import type { ChosenAnswer, DecisionsAnswer, Entered, KioskState, SeenAnswer } from './kiosk-messages.ts';
import type { ChoosePinRequest, DecisionsRequest, KioskRequest, SeenRequest } from './kiosk-request.ts';
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
  /** The officer's own PIN in place of one that somebody else made. */
  choosePin(request: ChoosePinRequest): Promise<ChosenAnswer>;
};

/** What may have another outcome once HQ was asked for the directory again. */
const hqMayKnowMore: ReadonlySet<string> = new Set([
  'wrong_pin',
  'no_pin',
  'pin_given',
  'gone',
  'pin_not_own',
  'not_expected',
  'not_open',
  'unknown_session',
]);

export function createStationKiosk(parts: {
  station: StationConfig;
  store: StationStore;
  append: AppendEvent;
  hq: HqClient;
  /** HQ's time, as its last answer told it: the station's own clock may be wrong. */
  hqNow: () => Date;
  /** A PIN was wrong, or an officer isn't on a list: HQ may have it otherwise by now. */
  onHqMayKnowMore: () => void;
  /** The station's part in draws. */
  dice: () => KioskState['dice'];
  /** Whether the card in this folder of the dock does not answer. */
  isStuck: (folder: Buffer) => boolean;
  cardTroubles: () => KioskState['cardTroubles'];
  checkpoint: () => KioskState['checkpoint'];
  clock: Clock;
  log: Logger;
}): StationKiosk {
  const { station, store, append, hq, hqNow, onHqMayKnowMore, dice, isStuck, cardTroubles, checkpoint, clock, log } =
    parts;
  const senses = { roomOn: createRoomQuestions(), pace: createCollectPace(clock.monotonicMs), isStuck };
  return {
    stationId: station.stationId,
    name: station.name,
    state() {
      const shown = { dice: dice(), cardTroubles: cardTroubles(), checkpoint: checkpoint() };
      return readKioskState(store, station, { now: hqNow(), ...shown, senses });
    },
    async enter(request) {
      const entered =
        request.kind === 'attend'
          ? await attendAtKiosk({ store, append }, request, hqNow())
          : await enterAtKiosk({ store, append }, request, hqNow());
      const { kind, badgeNo } = request;
      const about =
        request.kind === 'attend' ? { sessionId: request.sessionId } : { recorderSerial: request.recorderSerial };
      const { outcome } = entered;
      if (outcome === 'entered') log.info({ kind, ...about, badgeNo }, 'entry was made at the screen');
      else log.warn({ kind, ...about, badgeNo, outcome }, 'entry at the screen was refused');
      if (hqMayKnowMore.has(outcome)) onHqMayKnowMore();
      return entered;
    },
    async decisions(request) {
      const answer = await decisionsAtKiosk({ store, hq, log }, request, hqNow());
      if (hqMayKnowMore.has(answer.outcome)) onHqMayKnowMore();
      return answer;
    },
    async choosePin(request) {
      const answer = await choosePinAtKiosk({ store, hq, log }, request, hqNow());
      log.info({ badgeNo: request.badgeNo, outcome: answer.outcome }, 'PIN was chosen at the screen');
      if (hqMayKnowMore.has(answer.outcome)) onHqMayKnowMore();
      return answer;
    },
    see: (request) => seeAtKiosk({ store, hq, log }, request, hqNow()),
  };
}
