const mostMs = 10_000;

interface Begun {
  response: Promise<Response>;
  at: number;
}

/** By the address below `/api/v1/`. */
const begun = new Map<string, Begun>();

/** Asks HQ before the part of the page is loaded that needs the answer. `request` takes the answer from here, once. */
export function askEarly(path: string): void {
  const response = fetch(`/api/v1/${path}`);
  // Whoever takes it gets the error.
  response.catch(() => undefined);
  begun.set(path, { response, at: Date.now() });
}

/** The early answer, if there is one and it is new enough; undefined: ask HQ. */
export function takeEarly(path: string): Promise<Response> | undefined {
  const early = begun.get(path);
  begun.delete(path);
  return early && Date.now() - early.at < mostMs ? early.response : undefined;
}

/** Call it before a change: answers from before a sign-in, for example, are those to somebody else. */
export function forgetEarly(): void {
  begun.clear();
}
