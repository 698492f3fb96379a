import type { CrashRecord } from './crash-record.ts';

/** After so many failed starts in a row the agent is in a crash loop. */
export const mostFailures = 3;
/** An agent that stayed up so long is whole again; an end before is a failed start. */
export const steadyAfterMs = 15 * 60_000;
const minuteMs = 60_000;
const longestPauseMs = 30 * minuteMs;

export type ThisStart = { bootId: string; supervised: boolean; agentVersion: string; at: Date };

export type StartVerdict = { record: CrashRecord } & ({ mode: 'whole' } | { mode: 'minimal'; pauseMs: number });

/**
 * Judges how to start by how the last starts went.
 *
 * A start that left no word within the same boot was killed, by systemd's watchdog or for want of memory, say, and counts as failed
 * under a service manager; without one, somebody may have ended it. A restart of the machine and another version of the agent are
 * worth trying at once, and a person's stop as well.
 */
export function judgeStart(before: CrashRecord, start: ThisStart): StartVerdict {
  const { bootId, supervised, agentVersion } = start;
  const wasKilled = before.start?.supervised === true && supervised && before.bootId === bootId;
  const killed = { code: 'ended_without_word', message: 'the agent was killed, or ran out of memory' };
  const record = wasKilled ? failed(before, killed, start) : { ...before, start: null };
  const isNew = before.bootId !== bootId || record.last?.agentVersion !== agentVersion;
  if (record.failures < mostFailures || record.tryNow || isNew) {
    return { mode: 'whole', record: { ...record, bootId, start: { supervised }, tryNow: false } };
  }
  const pauseMs = Math.min(longestPauseMs, minuteMs * 2 ** (record.failures - mostFailures));
  return { mode: 'minimal', pauseMs, record: { ...record, bootId } };
}

/** Another start has failed. */
export function failed(
  record: CrashRecord,
  cause: { code: string; message: string },
  { agentVersion, at }: Pick<ThisStart, 'agentVersion' | 'at'>,
): CrashRecord {
  const since = record.failures === 0 ? at.toISOString() : record.since;
  return { ...record, failures: record.failures + 1, since, last: { ...cause, agentVersion }, start: null };
}
