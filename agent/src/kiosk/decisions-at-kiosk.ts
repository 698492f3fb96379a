import {
  type KioskDecisions,
  type KioskNotice,
  kioskDecisionsSchema,
  kioskSeenSchema,
  setPinSchema,
} from '@rollcall/shared/http/station-kiosk';
import type { Logger } from 'pino';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { HqClient } from '../identity/hq-client.ts';
import type { StationStore } from '../store/station-store.ts';
import { replacePin } from './directory-repository.ts';
import { identifyOfficer } from './identify-officer.ts';
import type { ChosenAnswer, DecisionsAnswer, SeenAnswer } from './kiosk-messages.ts';
import type { ChoosePinRequest } from './kiosk-request.ts';

interface Deps {
  store: StationStore;
  hq: HqClient;
  log: Logger;
}

type Officer = { badgeNo: string; pin: string };

/** By the codes of HQ's refusals. The station may not know yet that somebody else made the PIN. */
const ofDecisions = { not_found: 'gone', pin_not_own: 'pin_given' } as const;
const ofPins = { not_found: 'gone', given_pin_refused: 'gone', pin_too_plain: 'pin_too_plain' } as const;

/** Nobody waits longer before a screen. */
const patienceMs = 8_000;

/** What HQ decided about the officer, known by his PIN, and that he hasn't seen. Nothing of it is kept here: it takes HQ. */
export async function decisionsAtKiosk(
  { store, hq, log }: Deps,
  officer: Officer,
  now: Date,
): Promise<DecisionsAnswer> {
  const identified = await identifyOfficer(store, officer, now);
  if (identified.outcome !== 'officer') return identified;
  return askHq(
    log,
    async (signal): Promise<DecisionsAnswer> => {
      const path = `/station/kiosk-decisions/${officer.badgeNo}`;
      const { decisions }: KioskDecisions = await hq.get(path, kioskDecisionsSchema, signal);
      return { outcome: 'decisions', decisions };
    },
    ofDecisions,
  );
}

/** Tells HQ that he saw one. */
export async function seeAtKiosk(
  { store, hq, log }: Deps,
  { kind, id, ...officer }: Officer & KioskNotice,
  now: Date,
): Promise<SeenAnswer> {
  const identified = await identifyOfficer(store, officer, now);
  if (identified.outcome !== 'officer') return identified;
  return askHq(
    log,
    async (signal): Promise<SeenAnswer> => {
      const path = `/station/kiosk-decisions/${officer.badgeNo}/notices`;
      return { outcome: 'seen', ...(await hq.post(path, { kind, id }, kioskSeenSchema, signal)) };
    },
    ofDecisions,
  );
}

/**
 * Sets the PIN that the officer chose in place of one that somebody else made. HQ looks at both, so that every station knows it; this one
 * at once.
 */
export async function choosePinAtKiosk(
  { store, hq, log }: Deps,
  { newPin, ...officer }: ChoosePinRequest,
  now: Date,
): Promise<ChosenAnswer> {
  const identified = await identifyOfficer(store, officer, now);
  // His own by now: he, or somebody at another station, was faster.
  if (identified.outcome === 'officer') return { outcome: 'gone' };
  if (identified.outcome !== 'pin_given') return identified;
  const { badgeNo, pin } = officer;
  return askHq(
    log,
    async (signal): Promise<ChosenAnswer> => {
      const set = await hq.post(`/station/kiosk-pins/${badgeNo}`, { pin, newPin }, setPinSchema, signal);
      store.transaction(() => replacePin(store.db, badgeNo, set));
      return { outcome: 'chosen' };
    },
    ofPins,
  );
}

/** HQ may be away, or know nothing of it any more: the screen says so. */
async function askHq<Answer, Refusal extends string>(
  log: Logger,
  ask: (signal: AbortSignal) => Promise<Answer>,
  outcomes: Readonly<Record<string, Refusal>>,
): Promise<Answer | { outcome: Refusal | 'hq_away' }> {
  try {
    return await ask(AbortSignal.timeout(patienceMs));
  } catch (error) {
    log.warn({ err: error }, 'HQ did not answer the screen');
    const outcome = error instanceof HqProblemError ? outcomes[error.code] : undefined;
    return { outcome: outcome ?? 'hq_away' };
  }
}
