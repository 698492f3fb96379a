import type { Said } from '@rollcall/shared/words/define-words';
import type { shellWords } from '@rollcall/shared/words/shell';

/** What was done, as the shell's words say it. */
export type Done = keyof Said<typeof shellWords>['done'];

const listeners = new Set<(done: Done) => void>();

/** Tells whoever looks at the page that HQ has done it. */
export function tellDone(done: Done): void {
  for (const listener of listeners) listener(done);
}

/** Hears of everything that was done. @returns what ends it */
export function hearDone(listener: (done: Done) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
