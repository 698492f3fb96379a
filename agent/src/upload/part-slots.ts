import type { LinkPace } from './link-pace.ts';

/**
 * Limits how many parts of a station are on their way, whichever files they belong to; first come, first served. A part whose
 * body is sent gives its place to the next while it waits for the store's answer, so that a slow link never stands idle.
 */
export type PartSlots = {
  /** @param work calls `bodySent` when only the answer is missing */
  run<T>(work: (bodySent: () => void) => Promise<T>): Promise<T>;
};

/** @param max of parts that are on their way, those that wait for their answer included */
export function createPartSlots({ max, pace }: { max: number; pace: Pick<LinkPace, 'limit' | 'idled'> }): PartSlots {
  const waiting: (() => void)[] = [];
  let open = 0;
  let sending = 0;

  function admit(): void {
    while (waiting.length > 0 && sending < pace.limit() && open < Math.min(max, pace.limit() + 1)) {
      open += 1;
      sending += 1;
      waiting.shift()?.();
    }
    if (waiting.length === 0 && sending < pace.limit()) pace.idled();
  }

  return {
    async run(work) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        admit();
      });
      let isSending = true;
      const bodySent = () => {
        if (isSending) sending -= 1;
        isSending = false;
        admit();
      };
      try {
        return await work(bodySent);
      } finally {
        open -= 1;
        bodySent();
      }
    },
  };
}
