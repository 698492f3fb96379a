const mostMs = 10_000;

interface Begun {
  response: Promise<Response>;
  /** What HQ answered, once it is there. */
  answer?: unknown;
  at: number;
}

/** By the address below `/api/v1/`. */
const begun = new Map<string, Begun>();

/**
 * Asks HQ before the part of the page is loaded that needs the answer. Whoever needs it takes it from here, once: what is there when
 * it is drawn first (`takeAnswer`), or `request` what is on its way.
 */
export function askEarly(path: string): void {
  const response = fetch(`/api/v1/${path}`);
  const early: Begun = { response, at: Date.now() };
  begun.set(path, early);
  response
    .then(async (answered) => {
      if (answered.ok) early.answer = await answered.clone().json();
    })
    .catch(() => undefined); // Whoever takes the response gets the error.
}

/** What HQ answered early, if it is there and new enough; undefined: ask HQ. */
export function takeAnswer<Answer>(path: string): Answer | undefined {
  const early = begun.get(path);
  if (early?.answer === undefined) return undefined;
  begun.delete(path);
  return isNew(early) ? (early.answer as Answer) : undefined;
}

/** The early answer, if there is one and it is new enough; undefined: ask HQ. */
export function takeEarly(path: string): Promise<Response> | undefined {
  const early = begun.get(path);
  begun.delete(path);
  return early && isNew(early) ? early.response : undefined;
}

const isNew = ({ at }: Begun) => Date.now() - at < mostMs;

/** Call it before a change: answers from before a sign-in, for example, are those to somebody else. */
export function forgetEarly(): void {
  begun.clear();
}
