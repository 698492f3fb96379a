export type Env = Record<string, string | undefined>;

/** The only place that reads the environment. */
export function readEnv(): Env {
  return process.env;
}
