import { pino } from 'pino';

type Level = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export type LogLevel = {
  /** Whether a line of this level of pino is wanted. */
  isWanted(level: number): boolean;
  /** What HQ wants of this station; null: what the machine is set up for. */
  set(stationId: string, level: Level | null): void;
};

/** What the log of the machine says: as much as any of its stations wants. */
export function createLogLevel(usual: Level): LogLevel {
  const wanted = new Map<string, Level | null>();
  let least = numberOf(usual);
  return {
    isWanted: (level) => level >= least,
    set(stationId, level) {
      wanted.set(stationId, level);
      least = Math.min(...[...wanted.values()].map((one) => numberOf(one ?? usual)));
    },
  };
}

function numberOf(level: Level): number {
  return pino.levels.values[level] ?? Number.POSITIVE_INFINITY;
}
