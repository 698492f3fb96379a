import { describe, expect, it } from 'vitest';
import { readConfig, readVariables } from './config.ts';
import { ConfigError } from './config-error.ts';

const complete = {
  DATABASE_URL: 'postgres://service:x@127.0.0.1/rollcall',
  MQTT_URL: 'mqtt://127.0.0.1:1883',
  MQTT_PASSWORD: 'secret',
  S3_ENDPOINT: 'http://127.0.0.1:9000',
  S3_BUCKET: 'recordings',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'key',
  ROLLCALL_KEYS_DIR: '/keys',
};

describe('readConfig', () => {
  it('fills in what may be left out', () => {
    const config = readConfig({ ...complete, HOST: '' });
    expect(config.roles).toEqual(['api', 'ingest', 'worker']);
    expect(config.http).toMatchObject({ host: '127.0.0.1', port: 8080, publicUrl: undefined });
    expect(config.mqtt).toMatchObject({ username: 'hq', stationUrl: complete.MQTT_URL, stationAuth: 'token' });
    expect(config.ingest.shards).toBeUndefined();
  });

  it('names every bad variable at once, with what to set', () => {
    const bad = { ...complete, MQTT_URL: 'http://x', S3_BUCKET: undefined, PORT: '70000', ROLLCALL_ROLES: 'api,cook' };
    const error = catchError(() => readConfig(bad));
    expect(error).toBeInstanceOf(ConfigError);
    const { problems } = error as ConfigError;
    expect(problems.map((problem) => problem.variable)).toEqual(['MQTT_URL', 'S3_BUCKET', 'ROLLCALL_ROLES', 'PORT']);
    expect(problems[1]).toEqual({ variable: 'S3_BUCKET', message: 'is not set', set: 'the bucket of recordings' });
    expect((error as Error).message).not.toContain('secret');
  });

  it('reads ranges of shards', () => {
    expect(readConfig({ ...complete, INGEST_SHARDS: '0e-11,ff,10' }).ingest.shards).toEqual([
      '0e',
      '0f',
      '10',
      '11',
      'ff',
    ]);
    expect(() => readConfig({ ...complete, INGEST_SHARDS: 'xyz' })).toThrow(/INGEST_SHARDS must be like/);
  });
});

describe('readVariables', () => {
  it('looks only at the variables it is asked for', () => {
    expect(readVariables({ ROLLCALL_KEYS_DIR: '/keys' }, ['ROLLCALL_KEYS_DIR'])).toEqual({
      ROLLCALL_KEYS_DIR: '/keys',
    });
  });
});

function catchError(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
