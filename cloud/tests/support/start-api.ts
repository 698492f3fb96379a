import { readConfig } from '@rollcall/cloud/config/config';
import { type Service, type ServiceOverrides, startService } from '@rollcall/cloud/main';
import { createObjectStore } from '@rollcall/cloud/objects/object-store';
import { createLogger } from '@rollcall/node/logger';
import type { TestHq } from './test-hq.ts';

const nowhere = {
  endpoint: 'http://127.0.0.1:9',
  bucket: 'recordings',
  accessKeyId: 'a',
  secretAccessKey: 'b',
  region: 'r',
};

/** The api role over HTTP, with a clock that tests can move, or stop. Without `s3` its object store answers nothing. */
export async function startTestApi(
  hq: TestHq,
  env: Record<string, string> = {},
  s3 = nowhere,
  overrides: ServiceOverrides = {},
) {
  const clock: { offsetMs: number; stoppedAt?: Date | undefined } = { offsetMs: 0 };
  const service: Service = await startService(
    readConfig({
      DATABASE_URL: hq.databaseUrl,
      MQTT_URL: 'mqtt://127.0.0.1:9',
      MQTT_PASSWORD: 'hq-of-a-test',
      MQTT_AUTHENTICATION_SECRET: 'a secret between HQ and broker',
      S3_ENDPOINT: s3.endpoint,
      S3_BUCKET: s3.bucket,
      S3_ACCESS_KEY_ID: s3.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
      ROLLCALL_KEYS_DIR: hq.keysFolder,
      ROLLCALL_ROLES: 'api',
      PORT: '0',
      ...env,
    }),
    {
      log: createLogger({ level: 'silent', readable: false }),
      store: createObjectStore({ ...s3, grantForm: 'content-sha256' }),
      now: () => clock.stoppedAt ?? new Date(Date.now() + clock.offsetMs),
      ...overrides,
    },
  );
  const url = service.url ?? '';

  async function call(
    method: string,
    path: string,
    options: { json?: unknown; form?: URLSearchParams; headers?: Record<string, string> } = {},
  ) {
    const { json, form } = options;
    const body = form ?? (json === undefined ? undefined : JSON.stringify(json));
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...options.headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    return {
      status: response.status,
      headers: response.headers,
      type,
      body: type.includes('json') ? JSON.parse(text) : text,
    };
  }

  return { url, clock, call, stop: service.stop };
}

export type TestApi = Awaited<ReturnType<typeof startTestApi>>;
