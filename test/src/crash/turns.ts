/** Lets so many at a time go on; who has taken a turn gives it back by what it got, once or more often. */
export function createTurns(atOnce: number): { take(): Promise<() => void> } {
  const waiting: (() => void)[] = [];
  let free = atOnce;

  function giveBack(): void {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }

  return {
    async take() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      let isBack = false;
      return () => {
        if (!isBack) giveBack();
        isBack = true;
      };
    },
  };
}
