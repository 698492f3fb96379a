/** The agent's environment, read when called and never at import. */
export function readEnv(): Record<string, string | undefined> {
  return process.env;
}

/** How many questions to files may be open at once, unless the environment says so. Only counts before the first of them. */
export function sizeThreadPool(threads: number): void {
  process.env.UV_THREADPOOL_SIZE ??= String(threads);
}
