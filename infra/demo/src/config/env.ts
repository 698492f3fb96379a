import { resolve } from 'node:path';

/**
 * `none`: only the administrator; units, stations and officers are made by command. `brigade`: with units, stations,
 * recorders and officers. `duty`: with their roster and footage of yesterday and today too. `weeks`: with that of the weeks before,
 * and their bulletins.
 */
export type Demo = 'none' | 'brigade' | 'duty' | 'weeks';

const demos: ReadonlyMap<string, Demo> = new Map([
  ['0', 'none'],
  ['brigade', 'brigade'],
  ['duty', 'duty'],
  ['1', 'weeks'],
]);

export interface DemoEnvironment {
  /** Where everything that runs keeps its files. */
  dataFolder: string;
  demo: Demo;
  /** npm runs this process, and passes signals on to it. */
  underNpm: boolean;
  /** Opens the fault switches of the S3 store, at /_rollcall/ with this bearer token. */
  s3AdminToken: string | undefined;
  /** Starts the S3 store although its index doesn't know all of its blobs, and moves those out of the way. */
  s3SetAside: boolean;
}

/**
 * Reads `ROLLCALL_DATA` (default `.rollcall` in the current folder), `ROLLCALL_DEMO` (default 1), `ROLLCALL_S3_ADMIN_TOKEN`
 * (none by default), `ROLLCALL_S3_SET_ASIDE` (1 or not) and whether npm runs us.
 */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): DemoEnvironment {
  const demo = demos.get(env.ROLLCALL_DEMO ?? '1');
  if (!demo)
    throw new Error(`ROLLCALL_DEMO is "${env.ROLLCALL_DEMO}": set it to 1, duty, brigade or 0, or leave it out.`);
  return {
    dataFolder: resolve(env.ROLLCALL_DATA || '.rollcall'),
    demo,
    underNpm: env.npm_lifecycle_event !== undefined,
    s3AdminToken: env.ROLLCALL_S3_ADMIN_TOKEN || undefined,
    s3SetAside: env.ROLLCALL_S3_SET_ASIDE === '1',
  };
}

/** What a child program gets: this process's environment, without anything that would point it elsewhere, and `own`. */
export function childEnvironment(own: Record<string, string>, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const inherited = Object.entries(env).filter(
    ([name]) => !/^(ROLLCALL_|S3_|MQTT_|DATABASE_|INGEST_|PORT$|HOST$)/.test(name),
  );
  return { ...Object.fromEntries(inherited), ...own };
}
