import { pino } from 'pino';

type Level = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export type LogLevel = {
  /** Whether a line of this level of pino is wanted. */
  isWanted(level: number): boolean;
  /** What HQ wants of this station; null: what the machine is set up for. */
  set(stationId: string, level: Level | null): void;
};

/** What the log of the machine says: as much as its setting asks for, or one of its stations. */
export function createLogLevel(usual: Level): LogLevel {
  const wanted = new Map<string, Level>();
  let least = numberOf(usual);
  return {
    isWanted: (level) => level >= least,
    set(stationId, level) {
      if (level === null) wanted.delete(stationId);
      else wanted.set(stationId, level);
      const usualOrLess = wanted.size === 0 ? [usual] : [...wanted.values()];
      least = Math.min(...usualOrLess.map(numberOf));
    },
  };
}

function numberOf(level: Level): number {
  return pino.levels.values[level] ?? Number.POSITIVE_INFINITY;
}
