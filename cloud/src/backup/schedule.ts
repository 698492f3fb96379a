import type { EndedRun } from './backup-run-repository.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const chinaMs = 8 * hourMs;
const fullEveryDays = 7;
const proofEveryDays = 7;
/** A run that begins some minutes earlier in the day than the last one still counts as a week later. */
const slackMs = 6 * hourMs;

export type DueRun = 'full' | 'incremental' | 'proof';

/**
 * What is to be done at this moment. A backup is due at once when there is none, then each day at the given time of China; a full one
 * when the last is a week old. A proof is due at once after the first backup, then each week. What failed is tried again: a backup
 * after an hour, a proof after a day.
 * @param runs the last good and the last failed run of each kind
 * @param at such as 02:30
 */
export function dueRun(runs: readonly EndedRun[], now: Date, at: string): DueRun | null {
  const backups = runs.filter(({ kind }) => kind !== 'proof');
  const proofs = runs.filter(({ kind }) => kind === 'proof');
  const lastGood = latest(backups.filter(({ isGood }) => isGood));
  if (isBackupDue(latest(backups), lastGood, now, at)) {
    const full = latest(backups.filter(({ kind, isGood }) => kind === 'full' && isGood));
    return full === undefined || ageOf(full.beganAt, now) >= fullEveryDays * dayMs - slackMs ? 'full' : 'incremental';
  }
  const proof = latest(proofs);
  if (lastGood === undefined) return null;
  if (proof === undefined) return 'proof';
  return ageOf(proof.endedAt, now) >= (proof.isGood ? proofEveryDays * dayMs - slackMs : dayMs) ? 'proof' : null;
}

function isBackupDue(last: EndedRun | undefined, good: EndedRun | undefined, now: Date, at: string): boolean {
  if (last !== undefined && !last.isGood) return ageOf(last.endedAt, now) >= hourMs;
  return good === undefined || good.beganAt < lastMomentOf(at, now);
}

/** When the clock in China last showed this time. */
function lastMomentOf(at: string, now: Date): Date {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const day = Math.floor((now.getTime() + chinaMs) / dayMs) * dayMs - chinaMs;
  const today = day + (hours * 60 + minutes) * 60_000;
  return new Date(today <= now.getTime() ? today : today - dayMs);
}

function latest(runs: readonly EndedRun[]): EndedRun | undefined {
  return runs.reduce<EndedRun | undefined>(
    (one, other) => (one && one.endedAt >= other.endedAt ? one : other),
    undefined,
  );
}

/** A clock that was set back makes nothing wait for ever. */
function ageOf(at: Date, now: Date): number {
  return Math.abs(now.getTime() - at.getTime());
}
