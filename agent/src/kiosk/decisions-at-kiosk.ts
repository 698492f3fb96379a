import {
  type KioskDecisions,
  type KioskNotice,
  kioskDecisionsSchema,
  kioskSeenSchema,
} from '@rollcall/shared/http/station-kiosk';
import type { Logger } from 'pino';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { HqClient } from '../identity/hq-client.ts';
import type { StationStore } from '../store/station-store.ts';
import { identifyOfficer } from './identify-officer.ts';
import type { DecisionsAnswer, SeenAnswer } from './kiosk-messages.ts';

interface Deps {
  store: StationStore;
  hq: HqClient;
  log: Logger;
}

type Officer = { badgeNo: string; pin: string };

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
  return askHq(log, async (signal) => {
    const path = `/station/kiosk-decisions/${officer.badgeNo}`;
    const { decisions }: KioskDecisions = await hq.get(path, kioskDecisionsSchema, signal);
    return { outcome: 'decisions', decisions };
  });
}

/** Tells HQ that he saw one. */
export async function seeAtKiosk(
  { store, hq, log }: Deps,
  { kind, id, ...officer }: Officer & KioskNotice,
  now: Date,
): Promise<SeenAnswer> {
  const identified = await identifyOfficer(store, officer, now);
  if (identified.outcome !== 'officer') return identified;
  return askHq(log, async (signal) => {
    const path = `/station/kiosk-decisions/${officer.badgeNo}/notices`;
    return { outcome: 'seen', ...(await hq.post(path, { kind, id }, kioskSeenSchema, signal)) };
  });
}

/** HQ may be away, or know nothing of it any more: the screen says so. */
async function askHq<Answer>(
  log: Logger,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer | { outcome: 'hq_away' | 'gone' }> {
  try {
    return await ask(AbortSignal.timeout(patienceMs));
  } catch (error) {
    log.warn({ err: error }, 'HQ did not answer the screen');
    return { outcome: error instanceof HqProblemError && error.status === 404 ? 'gone' : 'hq_away' };
  }
}
