import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The station's times. The wall clock may be wrong or jump; `monotonicMs` only goes forward within one `bootId`. */
export type Clock = {
  wall(): Date;
  /** Whole milliseconds since the boot that `bootId` names. */
  monotonicMs(): number;
  readonly bootId: string;
};

/** The clock of this machine. Where the system has no boot id, each process counts as a boot of its own. */
export function createSystemClock(): Clock {
  return {
    wall: () => new Date(),
    monotonicMs: () => Number(process.hrtime.bigint() / 1_000_000n),
    bootId: readBootId() ?? randomUUID(),
  };
}

function readBootId(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return undefined; // Only Linux has it.
  }
}
