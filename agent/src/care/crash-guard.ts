import { existsSync } from 'node:fs';
import { AgentError } from '../errors/agent-error.ts';
import type { Clock } from '../runtime/clock.ts';
import { crashCause } from './crash-cause.ts';
import { type CrashRecord, noCrashes, readCrashRecord, writeCrashRecord } from './crash-record.ts';
import { failed, judgeStart, type StartVerdict } from './judge-start.ts';

/** These say that the agent was started by mistake: another one is at work there, or none is wanted yet. */
const noCrash = ['station_folder_in_use', 'no_station_enrolled'];

export type CrashGuard = ReturnType<typeof createCrashGuard>;

/**
 * Counts starts that fail, in a file. A file that can't be written is no reason to stop: then nothing is counted.
 *
 * INVARIANT: of one process, each method writes what follows from what it wrote before; two processes on one data folder end in
 * `station_folder_in_use`, and the second one puts back what it found.
 */
export function createCrashGuard({
  dataFolder,
  supervised,
  agentVersion,
  clock,
}: {
  dataFolder: string;
  supervised: boolean;
  agentVersion: string;
  clock: Clock;
}) {
  const found = readCrashRecord(dataFolder);
  let record = found;

  function write(next: CrashRecord): void {
    record = next;
    try {
      if (existsSync(dataFolder)) writeCrashRecord(dataFolder, next);
    } catch {
      // A full or failing disk; the stages tell of that.
    }
  }

  return {
    record: () => record,
    begin(): StartVerdict {
      const start = { bootId: clock.bootId, supervised, agentVersion, at: clock.wall() };
      const verdict = judgeStart(found, start);
      write(verdict.record);
      return verdict;
    },
    failed(error: unknown): void {
      if (error instanceof AgentError && noCrash.includes(error.code)) write(found);
      else if (record.start) write(failed(record, crashCause(error), { agentVersion, at: clock.wall() }));
    },
    /** It was told to stop, or its pause is over: the next start tries the whole. */
    stopped(): void {
      write({ ...record, start: null, tryNow: true });
    },
    hqKnows(): void {
      write({ ...record, hqKnows: true });
    },
    /** It stayed up. HQ may still have to be told: then `hqKnows` stays until `hqKnowsEnd`. */
    steady(): void {
      write({ ...noCrashes, bootId: clock.bootId, hqKnows: record.hqKnows });
    },
    hqKnowsEnd(): void {
      write({ ...record, hqKnows: false });
    },
  };
}
