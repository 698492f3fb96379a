import { type Env, readSettings } from '@rollcall/node/settings';
import { ConfigError } from './config-error.ts';
import { type VariableName, type Variables, variables } from './variables.ts';

/** Reads exactly these variables. @throws ConfigError that names every bad one */
export function readVariables<const Name extends VariableName>(
  env: Env,
  names: readonly Name[],
): Pick<Variables, Name> {
  const { values, problems } = readSettings(variables, env, names);
  if (values === undefined) throw new ConfigError(problems);
  return values;
}

/** What a running service must know. */
export function readConfig(env: Env) {
  const read = readVariables(
    env,
    Object.keys(variables).filter((name) => name !== 'DATABASE_OWNER_URL') as Exclude<
      VariableName,
      'DATABASE_OWNER_URL'
    >[],
  );
  return {
    roles: read.ROLLCALL_ROLES,
    logLevel: read.ROLLCALL_LOG_LEVEL,
    keysFolder: read.ROLLCALL_KEYS_DIR,
    ledger: {
      origin: read.LEDGER_ORIGIN,
      mergeMs: read.LEDGER_MERGE_SECONDS * 1000,
      checkpointSeconds: read.LEDGER_CHECKPOINT_SECONDS,
    },
    database: { url: read.DATABASE_URL },
    http: {
      host: read.HOST,
      port: read.PORT,
      publicUrl: read.ROLLCALL_PUBLIC_URL,
      webFolder: read.ROLLCALL_WEB_DIR,
      trustedProxies: read.ROLLCALL_TRUSTED_PROXIES,
      healthPort: read.ROLLCALL_HEALTH_PORT,
    },
    metrics: {
      token: read.ROLLCALL_METRICS_TOKEN,
      certificateFiles: certificateFilesOf(read),
    },
    disks: read.ROLLCALL_DISKS ?? [],
    mqtt: {
      url: read.MQTT_URL,
      username: read.MQTT_USERNAME,
      password: read.MQTT_PASSWORD,
      readerPassword: read.MQTT_READER_PASSWORD,
      authenticationSecret: read.MQTT_AUTHENTICATION_SECRET,
      stationUrl: read.MQTT_STATION_URL ?? read.MQTT_URL,
      stationAuth: read.MQTT_STATION_AUTH,
    },
    uploads: { stationBytesPerDay: read.UPLOAD_STATION_BYTES_PER_DAY },
    walk: { bytesPerSecond: (read.WALK_MB_PER_SECOND ?? Number.POSITIVE_INFINITY) * 1_000_000 },
    verify: { bytesPerSecond: (read.VERIFY_MB_PER_SECOND ?? Number.POSITIVE_INFINITY) * 1_000_000 },
    ingest: { shards: read.INGEST_SHARDS },
    exports: { verifierFile: read.ROLLCALL_VERIFIER_FILE },
    s3: {
      endpoint: read.S3_ENDPOINT,
      publicEndpoint: read.S3_PUBLIC_ENDPOINT,
      bucket: read.S3_BUCKET,
      accessKeyId: read.S3_ACCESS_KEY_ID,
      secretAccessKey: read.S3_SECRET_ACCESS_KEY,
      region: read.S3_REGION,
    },
    s3Copy: readCopyStore(read),
  };
}

/** The certificates whose end is told in time. */
export function certificateFilesOf(read: Pick<Variables, 'ROLLCALL_CERTIFICATE_FILES' | 'ROLLCALL_CA_FILE'>): string[] {
  const { ROLLCALL_CERTIFICATE_FILES: files = [], ROLLCALL_CA_FILE: authority } = read;
  return authority === undefined ? files : [...files, authority];
}

/** Second copies are made when a store for them is named, and then all of it must be. */
function readCopyStore(read: Omit<Variables, 'DATABASE_OWNER_URL'>) {
  const {
    S3_COPY_ENDPOINT: endpoint,
    S3_COPY_BUCKET: bucket,
    S3_COPY_ACCESS_KEY_ID: accessKeyId,
    S3_COPY_SECRET_ACCESS_KEY: secretAccessKey,
    S3_COPY_REGION: region,
  } = read;
  if (endpoint && bucket && accessKeyId && secretAccessKey) {
    return { endpoint, bucket, accessKeyId, secretAccessKey, region };
  }
  const names = ['S3_COPY_ENDPOINT', 'S3_COPY_BUCKET', 'S3_COPY_ACCESS_KEY_ID', 'S3_COPY_SECRET_ACCESS_KEY'] as const;
  const missing = names.filter((name) => read[name] === undefined);
  if (missing.length === names.length) return undefined;
  throw new ConfigError(missing.map((variable) => ({ variable, message: 'is not set', set: variables[variable].set })));
}

export type Config = ReturnType<typeof readConfig>;
