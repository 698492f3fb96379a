/** What makes a program see a faked clock (libfaketime); empty unless this process sees one itself. */
export function clockEnvironment(env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const entries = Object.entries(env).flatMap(([name, value]): [string, string][] =>
    value !== undefined && /^(LD_PRELOAD|NO_FAKE_STAT|FAKETIME(_.*)?)$/.test(name) ? [[name, value]] : [],
  );
  const isFaked = env.FAKETIME !== undefined || env.FAKETIME_TIMESTAMP_FILE !== undefined;
  return isFaked ? Object.fromEntries(entries) : {};
}

/** The environment of the store as a program. */
export function storeEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}
