import { fileURLToPath } from 'node:url';
import type { Settings, Values } from '@rollcall/node/settings';
import { z } from 'zod';
import { shardsSchema } from './shards.ts';

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol.slice(0, -1)), {
    error: `must be an address that begins with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
  });
const text = z.string().min(1, 'must not be empty');
const list = z.string().transform((value) => value.split(',').map((entry) => entry.trim()));

/** `name=path`, several with commas. */
const disks = list.pipe(
  z.array(
    z
      .string()
      .regex(/^[a-z][a-z0-9_-]{0,31}=\/./, 'must be like database=/var/lib/postgresql,store=/disks/store')
      .transform((entry) => ({ disk: entry.slice(0, entry.indexOf('=')), path: entry.slice(entry.indexOf('=') + 1) })),
  ),
);

const serviceRoles = ['api', 'ingest', 'worker'] as const;

/** Every environment variable of the service: what it must look like, and what to set. */
export const variables = {
  DATABASE_URL: {
    schema: url('postgres', 'postgresql'),
    set: "the service's database role: postgres://rollcall_service:…@host/rollcall",
    secret: true,
  },
  DATABASE_OWNER_URL: {
    schema: url('postgres', 'postgresql'),
    set: 'the database role that owns the tables: postgres://rollcall_owner:…@host/rollcall',
    secret: true,
  },
  DATABASE_BROKER_URL: {
    schema: url('postgres', 'postgresql').optional(),
    set: 'the database role by which `rollcall broker-files` reads who may connect; `rollcall migrate` makes it: postgres://rollcall_broker:…@host/rollcall',
    secret: true,
  },
  MQTT_URL: { schema: url('mqtt', 'mqtts', 'ws', 'wss'), set: 'the address of the broker: mqtts://host:8883' },
  MQTT_USERNAME: { schema: text.default('hq'), set: "HQ's account at the broker" },
  MQTT_PASSWORD: { schema: text, set: "the password of HQ's account at the broker", secret: true },
  MQTT_READER_PASSWORD: {
    schema: text.optional(),
    set: 'the password of the account `reader`, which may read every topic',
    secret: true,
  },
  MQTT_AUTHENTICATION_SECRET: {
    schema: z.string().min(20, 'must have at least 20 characters').optional(),
    set: 'the secret with which the broker asks HQ about passwords',
    secret: true,
  },
  MQTT_STATION_URL: {
    schema: url('mqtt', 'mqtts', 'ws', 'wss').optional(),
    set: 'the address at which stations reach the broker, if it differs from MQTT_URL',
  },
  MQTT_STATION_AUTH: {
    schema: z.enum(['token', 'password']).default('token'),
    set: '`token` if the broker asks HQ about passwords, `password` if it has a password file (mosquitto)',
  },
  S3_ENDPOINT: { schema: url('http', 'https'), set: 'the address of the object store: https://host' },
  S3_PUBLIC_ENDPOINT: {
    schema: url('http', 'https').optional(),
    set: 'the address at which stations reach the object store, if it differs from S3_ENDPOINT: of a proxy that keeps the Host header',
  },
  S3_BUCKET: { schema: text, set: 'the bucket of recordings' },
  S3_ACCESS_KEY_ID: { schema: text, set: "the store's access key id" },
  S3_SECRET_ACCESS_KEY: { schema: text, set: "the store's secret access key", secret: true },
  S3_REGION: { schema: text.default('us-east-1'), set: "the store's region" },
  ROLLCALL_KEYS_DIR: { schema: text, set: "the folder of HQ's keys, made by `rollcall init`" },
  LEDGER_ORIGIN: {
    schema: z
      .string()
      .regex(/^[^\s+]{1,128}$/, 'must have no blanks and no +')
      .default('rollcall.local/hq'),
    set: 'the name of the ledger, which it keeps for ever: your domain and a path, such as rollcall.example/hq',
  },
  LEDGER_CHECKPOINT_SECONDS: {
    schema: z.coerce.number().min(0).max(3600).default(10),
    set: 'the shortest time between two checkpoints of the ledger, in seconds, 0 to 3600',
  },
  LEDGER_MERGE_SECONDS: {
    schema: z.coerce.number().int().min(10).max(86_400).default(300),
    set: 'the time in seconds, 10 to 86400, within which HQ promises stations that confirmed messages are in the ledger',
  },
  ROLLCALL_PUBLIC_URL: {
    schema: url('http', 'https').optional(),
    set: 'the address of the page in the browser: https://rollcall.example',
  },
  ROLLCALL_CA_FILE: {
    schema: text.optional(),
    set: "the path of the authority's certificate, in PEM, that signed HQ's certificate, if stations don't know it by themselves",
  },
  ROLLCALL_WEB_DIR: { schema: text.optional(), set: 'the folder of the built web page' },
  ROLLCALL_VERIFIER_FILE: {
    schema: text.default(fileURLToPath(new URL('../../web/dist-verifier/verify.html', import.meta.url))),
    set: 'the path of verify.html, which goes into every export',
  },
  ROLLCALL_TRUSTED_PROXIES: {
    schema: list.optional(),
    set: 'the addresses of your reverse proxies, separated by commas: HQ trusts their X-Forwarded-For',
  },
  ROLLCALL_ROLES: {
    schema: list.pipe(z.array(z.enum(serviceRoles)).min(1)).default([...serviceRoles]),
    set: 'the roles of this process, one or more of api,ingest,worker',
  },
  ROLLCALL_LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    set: 'debug, info, warn or error',
  },
  UPLOAD_STATION_BYTES_PER_DAY: {
    schema: z.coerce.number().int().positive().default(200_000_000_000),
    set: 'the number of bytes that one station may upload per day',
  },
  VERIFY_MB_PER_SECOND: {
    schema: z.coerce.number().positive().optional(),
    set: 'the most megabytes per second that this process reads back to verify uploads, or leave it out for no limit',
  },
  WALK_MB_PER_SECOND: {
    schema: z.coerce.number().positive().optional(),
    set: 'the most megabytes per second that this process reads to check stored recordings again, or leave it out for no limit',
  },
  S3_COPY_ENDPOINT: {
    schema: url('http', 'https').optional(),
    set: 'the address of the object store for second copies: https://host',
  },
  S3_COPY_BUCKET: { schema: text.optional(), set: 'the bucket for second copies' },
  S3_COPY_ACCESS_KEY_ID: { schema: text.optional(), set: 'the access key id of the store for second copies' },
  S3_COPY_SECRET_ACCESS_KEY: {
    schema: text.optional(),
    set: 'the secret access key of the store for second copies',
    secret: true,
  },
  S3_COPY_REGION: { schema: text.default('us-east-1'), set: 'the region of the store for second copies' },
  INGEST_SHARDS: {
    schema: shardsSchema.optional(),
    set: 'the shards that this process alone takes, two hex digits each, such as 00-7f,c0',
  },
  HOST: { schema: text.default('127.0.0.1'), set: 'the address to listen on' },
  PORT: {
    schema: z.coerce.number().int().min(0).max(65535).default(8080),
    set: 'the port to listen on, 0 for a free one',
  },
  ROLLCALL_HEALTH_PORT: {
    schema: z.coerce.number().int().min(0).max(65535).optional(),
    set: 'the port at HOST at which a process without the role api tells how it is doing, and serves metrics',
  },
  ROLLCALL_METRICS_TOKEN: {
    schema: z.string().min(20, 'must have at least 20 characters').optional(),
    set: 'the token with which Prometheus reads /metrics; without it nobody can',
    secret: true,
  },
  ROLLCALL_CERTIFICATE_FILES: {
    schema: list.optional(),
    set: 'the paths of certificates, in PEM and separated by commas, whose end the metrics tell, such as of proxy and broker',
  },
  ROLLCALL_BACKUP_PLACE: {
    schema: z.enum(['disk', 's3', 'sftp']).default('disk'),
    set: 'where backups are kept: disk, s3 or sftp',
  },
  ROLLCALL_BACKUP_PATH: {
    schema: z.string().startsWith('/', 'must begin with /').default('/var/lib/rollcall-backup'),
    set: 'the folder of the backups, on the disk, in the bucket or on the SFTP server',
  },
  ROLLCALL_BACKUP_OFF_HOST: {
    schema: z.enum(['yes', 'no']).default('no'),
    set: 'yes if the folder of the backups is on another machine: stations then let go of messages that a backup has. s3 and sftp count as yes',
  },
  ROLLCALL_BACKUP_PASSPHRASE: {
    schema: z.string().min(16, 'must have at least 16 characters').regex(/^\S+$/, 'must have no blanks').optional(),
    set: 'the passphrase by which backups are encrypted; without it nobody can restore them',
    secret: true,
  },
  ROLLCALL_BACKUP_AT: {
    schema: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 02:30')
      .default('02:30'),
    set: "the time of day, China's, at which the daily backup begins",
  },
  ROLLCALL_BACKUP_S3_ENDPOINT: {
    schema: url('https').optional(),
    set: 'the address of the S3 store of backups: https://host:port',
  },
  ROLLCALL_BACKUP_S3_BUCKET: { schema: text.optional(), set: 'the bucket of backups, which must be there' },
  ROLLCALL_BACKUP_S3_REGION: { schema: text.default('us-east-1'), set: 'the region of the S3 store of backups' },
  ROLLCALL_BACKUP_S3_ACCESS_KEY_ID: { schema: text.optional(), set: 'the access key id of the S3 store of backups' },
  ROLLCALL_BACKUP_S3_SECRET_ACCESS_KEY: {
    schema: text.optional(),
    set: 'the secret access key of the S3 store of backups',
    secret: true,
  },
  ROLLCALL_BACKUP_S3_CA_FILE: {
    schema: text.optional(),
    set: "the path of the authority's certificate, in PEM, that signed the certificate of the S3 store of backups",
  },
  ROLLCALL_BACKUP_SFTP_HOST: {
    schema: z
      .string()
      .regex(/^[^\s:]+(:\d{1,5})?$/, 'must be host or host:port')
      .optional(),
    set: 'the SFTP server of backups: host or host:port',
  },
  ROLLCALL_BACKUP_SFTP_USER: { schema: text.optional(), set: 'the user at the SFTP server of backups' },
  ROLLCALL_BACKUP_SFTP_KEY_FILE: {
    schema: text.optional(),
    set: 'the path of the private key, in PEM without a passphrase, for the SFTP server of backups',
  },
  ROLLCALL_BACKUP_SFTP_HOST_KEY: {
    schema: z
      .string()
      .regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'must be SHA256: and 43 characters')
      .optional(),
    set: "the fingerprint of the SFTP server's host key, as `ssh-keygen -lf` prints it: SHA256:…",
  },
  ROLLCALL_DATABASE_FOLDER: {
    schema: text.default('/var/lib/postgresql/18'),
    set: 'the data folder of PostgreSQL, which backups are made of and restored to',
  },
  ROLLCALL_DATABASE_SOCKET_FOLDER: {
    schema: text.default('/run/postgresql'),
    set: "the folder of PostgreSQL's socket; the configuration of pgBackRest is written there, where archive_command finds it",
  },
  ROLLCALL_POSTGRES_BIN: {
    schema: text.default('/usr/lib/postgresql/18/bin'),
    set: 'the folder of the program postgres, with which backups are restored on trial',
  },
  ROLLCALL_SITE_FOLDER: {
    schema: text.default('/site'),
    set: 'the folder of the installation, whose keys, secrets and .env go into each backup',
  },
  ROLLCALL_SCRATCH_FOLDER: {
    schema: text.default('/scratch'),
    set: 'an empty folder with room for the database, where backups are restored on trial; everything in it is removed',
  },
  ROLLCALL_DISKS: {
    schema: disks.optional(),
    set: 'the disks that this process watches, each by a name and a path on it: database=/var/lib/postgresql,store=/disks/store',
  },
} as const satisfies Settings;

export type VariableName = keyof typeof variables;
export type Variables = Values<typeof variables>;
