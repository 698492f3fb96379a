/** Limits how many parts of a station are on their way, whichever files they belong to; first come, first served. */
export type PartSlots = {
  run<T>(work: () => Promise<T>): Promise<T>;
};

export function createPartSlots(limit: number): PartSlots {
  const waiting: (() => void)[] = [];
  let free = limit;
  return {
    async run(work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
  };
}
