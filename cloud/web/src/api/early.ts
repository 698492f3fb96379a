const mostMs = 10_000;

interface Begun {
  response: Promise<Response>;
  at: number;
}

/** By the address below `/api/v1/`. */
const begun = new Map<string, Begun>();

/** Asks HQ before the part of the page is there that needs the answer; `request` takes it from here, once. */
export function askEarly(path: string): void {
  const response = fetch(`/api/v1/${path}`);
  // Whoever takes it is told.
  response.catch(() => undefined);
  begun.set(path, { response, at: Date.now() });
}

/** What was asked early and is still new; undefined: it has to be asked. */
export function takeEarly(path: string): Promise<Response> | undefined {
  const early = begun.get(path);
  begun.delete(path);
  return early && Date.now() - early.at < mostMs ? early.response : undefined;
}
