import { readFileSync } from 'node:fs';

export interface StoreSettings {
  folder: string;
  host: string;
  port: number;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Starts although the index doesn't know all blobs, and moves those out of the way. */
  setUnknownBlobsAside: boolean;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * What the store as a program must know. Each variable may be given as `NAME_FILE`, the path of a file that holds it.
 * @throws Error that names every variable that is missing or wrong, and no value
 */
export function readStoreSettings(env: Env): StoreSettings {
  const problems: string[] = [];
  function read(name: string, fallback?: string): string {
    const value = lookUp(name, env, problems) ?? fallback;
    if (value === undefined) problems.push(`${name} is not set`);
    return value ?? '';
  }
  const settings = {
    folder: read('S3_STORE_DIR'),
    host: read('HOST', '127.0.0.1'),
    port: Number(read('PORT', '9000')),
    region: read('S3_REGION', 'us-east-1'),
    accessKeyId: read('S3_ACCESS_KEY_ID'),
    secretAccessKey: read('S3_SECRET_ACCESS_KEY'),
    setUnknownBlobsAside: read('ROLLCALL_S3_SET_ASIDE', '0') === '1',
  };
  if (!Number.isInteger(settings.port) || settings.port < 0 || settings.port > 65_535) {
    problems.push('PORT must be a number from 0 to 65535');
  }
  if (problems.length > 0) throw new Error(problems.join('; '));
  return settings;
}

function lookUp(name: string, env: Env, problems: string[]): string | undefined {
  const path = env[`${name}_FILE`];
  if (!path) return env[name] || undefined;
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '') || undefined;
  } catch (error) {
    problems.push(`${name}_FILE names a file that can't be read (${(error as NodeJS.ErrnoException).code})`);
    return '';
  }
}
