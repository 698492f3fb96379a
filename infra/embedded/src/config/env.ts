/** What makes a program see a faked clock (libfaketime, test/year/leaping-clock.c); empty unless this process sees one itself. */
export function clockEnvironment(env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const entries = Object.entries(env).flatMap(([name, value]): [string, string][] =>
    value !== undefined && /^(LD_PRELOAD|NO_FAKE_STAT|LEAPING_CLOCK|FAKETIME(_.*)?)$/.test(name) ? [[name, value]] : [],
  );
  const isFaked = (env.FAKETIME ?? env.FAKETIME_TIMESTAMP_FILE ?? env.LEAPING_CLOCK) !== undefined;
  return isFaked ? Object.fromEntries(entries) : {};
}

/** The environment of the store as a program. */
export function storeEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}
