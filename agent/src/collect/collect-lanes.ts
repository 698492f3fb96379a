import type { Clock } from '../runtime/clock.ts';

/** Notes that a card was asked something and owes the answer, until the question ends. */
export type Asking = <T>(question: Promise<T>) => Promise<T>;

/** One piece of work, with one card. It never rejects. */
export type LaneWork = (asking: Asking) => Promise<void>;

/** A station's place at the lanes. */
export type Seat = {
  /** Fills the lanes that are free: the station may have work. */
  look(): void;
  /** Resolves when the station has no work and none under way but with cards that don't answer. */
  idle(): Promise<void>;
  /** Begins nothing more for the station; resolves when all its work has ended. */
  leave(): Promise<void>;
};

export type CollectLanes = {
  /** @param next begins the station's next piece of work, undefined when it has none now */
  join(next: () => LaneWork | undefined): Seat;
};

type Run = { owner: object; done: Promise<void>; askedAtMs: number | undefined };

/**
 * The lanes in which the stations of one process read cards, so that memory and threads don't grow with their number. The station
 * whose last turn is longest ago comes first, and one that has nothing under way never waits for the others.
 *
 * Work whose card owes an answer for `silentMs` gives its lane away and goes on beside the lanes when the card answers. Each
 * such card keeps a thread of the pool, so at most `mostSilent` are left behind; then the lanes wait for them.
 */
export function createCollectLanes({
  clock,
  atOnce = 4,
  mostSilent = 16,
  silentMs = 10_000,
}: {
  clock: Clock;
  atOnce?: number;
  mostSilent?: number;
  silentMs?: number;
}): CollectLanes {
  /** In the order in which they come next. */
  const seats: { next: () => LaneWork | undefined }[] = [];
  const runs = new Set<Run>();

  function isSilent({ askedAtMs }: Run): boolean {
    return askedAtMs !== undefined && clock.monotonicMs() - askedAtMs >= silentMs;
  }

  function answeringRuns(owner: object): Run[] {
    return [...runs].filter((run) => run.owner === owner && !isSilent(run));
  }

  function mayBegin(owner: object): boolean {
    const leftBehind = Math.min([...runs].filter(isSilent).length, mostSilent);
    const isWithoutWork = leftBehind < mostSilent && answeringRuns(owner).length === 0;
    return isWithoutWork || runs.size - leftBehind < atOnce;
  }

  function beginNext(): boolean {
    for (const seat of seats) {
      const work = mayBegin(seat) ? seat.next() : undefined;
      if (!work) continue;
      seats.splice(seats.indexOf(seat), 1);
      seats.push(seat);
      begin(seat, work);
      return true;
    }
    return false;
  }

  function begin(owner: object, work: LaneWork): void {
    const run: Run = { owner, done: Promise.resolve(), askedAtMs: undefined };
    runs.add(run);
    const asking: Asking = async (question) => {
      run.askedAtMs = clock.monotonicMs();
      try {
        return await question;
      } finally {
        run.askedAtMs = undefined;
      }
    };
    run.done = work(asking).finally(() => {
      runs.delete(run);
      fill();
    });
  }

  function fill(): void {
    while (beginNext());
  }

  return {
    join(next) {
      const seat = { next };
      seats.push(seat);
      return {
        look: fill,
        async idle() {
          fill();
          for (let under = answeringRuns(seat); under.length > 0; under = answeringRuns(seat)) {
            await Promise.race(under.map(({ done }) => done));
          }
        },
        async leave() {
          seats.splice(seats.indexOf(seat), 1);
          await Promise.all([...runs].filter(({ owner }) => owner === seat).map(({ done }) => done));
        },
      };
    },
  };
}
