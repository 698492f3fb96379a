const mostMs = 10_000;

/** What HQ answered, and what it said. */
export interface Answered {
  response: Response;
  /** The JSON of a good answer; undefined without one. */
  answer?: unknown;
}

interface Begun {
  answered: Promise<Answered>;
  /** What HQ said, once it is there. */
  answer?: unknown;
  at: number;
}

/** By the address below `/api/v1/`. */
const begun = new Map<string, Begun>();

/** Asks HQ. @throws TypeError (HQ isn't reached), DOMException (aborted), SyntaxError (a good answer without JSON) */
export async function ask(path: string, init?: RequestInit): Promise<Answered> {
  const response = await fetch(`/api/v1/${path}`, init);
  return response.ok && response.status !== 204 ? { response, answer: await response.json() } : { response };
}

/**
 * Asks HQ before the part of the page is loaded that needs the answer. Whoever needs it takes it from here, once: what is there when
 * it is drawn first (`takeAnswer`), or `request` what is on its way.
 */
export function askEarly(path: string): void {
  const answered = ask(path);
  const early: Begun = { answered, at: Date.now() };
  begun.set(path, early);
  answered.then(
    ({ answer }) => {
      early.answer = answer;
    },
    () => undefined, // Whoever takes it gets the error.
  );
}

/** What HQ answered early, if it is there and new enough; undefined: ask HQ. */
export function takeAnswer<Answer>(path: string): Answer | undefined {
  const early = begun.get(path);
  if (early?.answer === undefined) return undefined;
  begun.delete(path);
  return isNew(early) ? (early.answer as Answer) : undefined;
}

/** The early answer, if there is one and it is new enough; undefined: ask HQ. */
export function takeEarly(path: string): Promise<Answered> | undefined {
  const early = begun.get(path);
  begun.delete(path);
  return early && isNew(early) ? early.answered : undefined;
}

const isNew = ({ at }: Begun) => Date.now() - at < mostMs;

/**
 * Call it before a change: answers from before a sign-in, for example, are those to somebody else. `isOld` says by its address
 * which answer to forget; by default all.
 */
export function forgetEarly(isOld: (path: string) => boolean = () => true): void {
  for (const path of begun.keys()) if (isOld(path)) begun.delete(path);
}
