import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { shardsSchema } from './shards.ts';

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol.slice(0, -1)), {
    error: `must be an address that begins with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
  });
const text = z.string().min(1, 'must not be empty');
const list = z.string().transform((value) => value.split(',').map((entry) => entry.trim()));

const serviceRoles = ['api', 'ingest', 'worker'] as const;

/** Every environment variable of the service: what it must look like, and what to set. */
export const variables = {
  DATABASE_URL: {
    schema: url('postgres', 'postgresql'),
    set: 'the running role: postgres://rollcall_service:…@host/rollcall',
  },
  DATABASE_OWNER_URL: {
    schema: url('postgres', 'postgresql'),
    set: 'the role that owns the tables: postgres://rollcall_owner:…@host/rollcall',
  },
  MQTT_URL: { schema: url('mqtt', 'mqtts', 'ws', 'wss'), set: 'the broker: mqtts://host:8883' },
  MQTT_USERNAME: { schema: text.default('hq'), set: "HQ's account at the broker" },
  MQTT_PASSWORD: { schema: text, set: "the password of HQ's account at the broker" },
  MQTT_READER_PASSWORD: {
    schema: text.optional(),
    set: 'the password of the account `reader`, which may look at every topic',
  },
  MQTT_AUTHENTICATION_SECRET: {
    schema: z.string().min(20, 'must have at least 20 characters').optional(),
    set: 'the secret with which the broker asks HQ about passwords',
  },
  MQTT_STATION_URL: {
    schema: url('mqtt', 'mqtts', 'ws', 'wss').optional(),
    set: 'the broker as stations reach it, when it differs from MQTT_URL',
  },
  MQTT_STATION_AUTH: {
    schema: z.enum(['token', 'password']).default('token'),
    set: '`token` where the broker asks HQ, `password` where it has a password file (mosquitto)',
  },
  S3_ENDPOINT: { schema: url('http', 'https'), set: 'the object store: https://host' },
  S3_BUCKET: { schema: text, set: 'the bucket of recordings' },
  S3_ACCESS_KEY_ID: { schema: text, set: "the store's access key id" },
  S3_SECRET_ACCESS_KEY: { schema: text, set: "the store's secret access key" },
  S3_REGION: { schema: text.default('us-east-1'), set: "the store's region" },
  ROLLCALL_KEYS_DIR: { schema: text, set: "the folder of HQ's keys, made by `rollcall init`" },
  LEDGER_ORIGIN: {
    schema: z
      .string()
      .regex(/^[^\s+]{1,128}$/, 'must have no blanks and no +')
      .default('rollcall.local/hq'),
    set: 'the name of the ledger, for ever: your domain and a path, rollcall.example/hq',
  },
  LEDGER_CHECKPOINT_SECONDS: {
    schema: z.coerce.number().min(0).max(3600).default(10),
    set: 'how many seconds lie between two checkpoints of the ledger at least',
  },
  LEDGER_MERGE_SECONDS: {
    schema: z.coerce.number().int().min(10).max(86_400).default(300),
    set: 'within how many seconds what HQ confirms stands in the ledger: stations check it',
  },
  ROLLCALL_PUBLIC_URL: {
    schema: url('http', 'https').optional(),
    set: 'the address in the browser: https://rollcall.example',
  },
  ROLLCALL_WEB_DIR: { schema: text.optional(), set: 'the folder of the built web page' },
  ROLLCALL_VERIFIER_FILE: {
    schema: text.default(fileURLToPath(new URL('../../web/dist-verifier/verify.html', import.meta.url))),
    set: 'the verifier that goes into exports, where it is not beside this program',
  },
  ROLLCALL_TRUSTED_PROXIES: {
    schema: list.optional(),
    set: 'addresses of reverse proxies whose X-Forwarded-For is believed',
  },
  ROLLCALL_ROLES: {
    schema: list.pipe(z.array(z.enum(serviceRoles)).min(1)).default([...serviceRoles]),
    set: 'which roles this process has: api,ingest,worker',
  },
  ROLLCALL_LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    set: 'debug, info, warn or error',
  },
  UPLOAD_STATION_BYTES_PER_DAY: {
    schema: z.coerce.number().int().positive().default(200_000_000_000),
    set: 'how many bytes one station may be granted a day',
  },
  VERIFY_MB_PER_SECOND: {
    schema: z.coerce.number().positive().optional(),
    set: 'how many megabytes a second this process reads back, no limit when left out',
  },
  WALK_MB_PER_SECOND: {
    schema: z.coerce.number().positive().optional(),
    set: 'how many megabytes a second this process reads at most to look at stored recordings again',
  },
  S3_COPY_ENDPOINT: { schema: url('http', 'https').optional(), set: 'the object store of second copies: https://host' },
  S3_COPY_BUCKET: { schema: text.optional(), set: 'the bucket of second copies' },
  S3_COPY_ACCESS_KEY_ID: { schema: text.optional(), set: 'the access key id of the store of second copies' },
  S3_COPY_SECRET_ACCESS_KEY: { schema: text.optional(), set: 'the secret access key of the store of second copies' },
  S3_COPY_REGION: { schema: text.default('us-east-1'), set: 'the region of the store of second copies' },
  INGEST_SHARDS: {
    schema: shardsSchema.optional(),
    set: 'shards that this process alone takes, two hex digits each: 00-7f,c0',
  },
  HOST: { schema: text.default('127.0.0.1'), set: 'the address to listen on' },
  PORT: {
    schema: z.coerce.number().int().min(0).max(65535).default(8080),
    set: 'the port to listen on, 0 for a free one',
  },
} as const;

export type VariableName = keyof typeof variables;
export type Variables = { [Name in VariableName]: z.output<(typeof variables)[Name]['schema']> };
