import { openSync, writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { descendantsOf, isQuiet } from './is-quiet.ts';

const second = 1000;
const minute = 60 * second;
const longestLeapMs = 24 * 60 * minute;
const askEveryMs = 50;
/** A leap is made when nothing is to be done, or after so many looks: a station always has something to look at. */
const mostLooks = 12;
const lookEveryMs = 20;
/** Shorter than any limit of a request or a connection, so that work under way isn't cut off. */
const smallLeapMs = 5 * second;
/** Now and then, for what waits longer: what was refused, or failed often. */
const largeLeapMs = 10 * minute;
const smallLeapsBetween = 15;

/** The clock that all programs of a station's year see. */
export interface StationClock {
  /** Goes on to this moment, in leaps. Where time is real it goes by at once: nothing waits for a night. */
  goTo(moment: Date): Promise<void>;
  /**
   * Asks again and lets time pass until the answer is yes. An error counts as no.
   * @returns false when it is still no after `withinMs` of the clock
   */
  until(ask: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean>;
}

/**
 * Moves the clock of every program (leaping-clock.c), monotonic clocks too: a station that sees a night pass in an instant is in
 * the same place as one that slept, so that all its timers are due.
 * @param file which all of them map: by how many seconds their clocks are ahead of the machine's, as a 64-bit integer
 */
export function createLeapingClock(file: string): StationClock {
  const descriptor = openSync(file, 'r+');
  let aheadSeconds = 0;

  /** However busy the machine is: what a leap made due is done before the next one. */
  async function untilQuiet(): Promise<void> {
    const programs = descendantsOf(process.pid);
    for (let looks = 0, quiet = 0; looks < mostLooks && quiet < 2; looks += 1) {
      await delay(lookEveryMs);
      quiet = isQuiet(programs) ? quiet + 1 : 0;
    }
  }

  async function leap(ms: number): Promise<void> {
    await untilQuiet();
    aheadSeconds += Math.round(ms / second);
    writeSync(descriptor, bytesOf(aheadSeconds), 0, 8, 0);
  }

  return {
    async goTo(moment) {
      for (let leftMs = moment.getTime() - Date.now(); leftMs > second; leftMs = moment.getTime() - Date.now()) {
        await leap(Math.min(leftMs, longestLeapMs));
      }
      await untilQuiet();
    },
    async until(ask, withinMs) {
      const endMs = Date.now() + withinMs;
      for (let leaps = 1; ; leaps += 1) {
        if (await yes(ask)) return true;
        if (Date.now() > endMs) return false;
        await delay(askEveryMs);
        await leap(leaps % (smallLeapsBetween + 1) === 0 ? largeLeapMs : smallLeapMs);
      }
    },
  };
}

/** Nothing moves; `until` waits as long as it takes. */
export function createRealClock(): StationClock {
  return {
    goTo: async () => undefined,
    async until(ask, withinMs) {
      const endMs = Date.now() + withinMs;
      while (!(await yes(ask))) {
        if (Date.now() > endMs) return false;
        await delay(askEveryMs);
      }
      return true;
    },
  };
}

function bytesOf(seconds: number): Uint8Array {
  return new Uint8Array(BigInt64Array.of(BigInt(seconds)).buffer);
}

async function yes(ask: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await ask();
  } catch {
    return false; // What was asked is down, or its connection ended with the leap.
  }
}
