const storedAs = 'rollcall.scroll';

/** How far each step of the history was scrolled, by its key; kept over a reload. */
export const scrollPositions = new Map<string, number>(read());

/** Whether "back" leads to a place below the top. @param key of the step */
export function wasScrolled(key: string): boolean {
  return (scrollPositions.get(key) ?? 0) > 0;
}

/** Before the page goes away. */
export function keepScrollPositions(): void {
  sessionStorage.setItem(storedAs, JSON.stringify([...scrollPositions]));
}

function read(): [string, number][] {
  try {
    return JSON.parse(sessionStorage.getItem(storedAs) ?? '[]') as [string, number][];
  } catch {
    return []; // Pages then begin at their top.
  }
}
