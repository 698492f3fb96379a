import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createRefusals } from '@rollcall/cloud/http/refusals';
import { renderProblems } from '@rollcall/cloud/plugins/render-problems';
import { serveWeb } from '@rollcall/cloud/plugins/serve-web';
import { type FastifyInstance, fastify } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;
let app: FastifyInstance;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-web-'));
  const webFolder = join(folder, 'dist');
  mkdirSync(join(webFolder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'not for the page');
  for (const [name, text] of Object.entries({ 'index.html': '<title>page</title>', 'assets/index-1a.js': 'code()' })) {
    writeFileSync(join(webFolder, name), text);
    writeFileSync(join(webFolder, `${name}.gz`), gzipSync(text));
  }
  app = fastify();
  renderProblems(app, { refusals: createRefusals(new Date()) });
  await serveWeb(app, { webFolder });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (url: string, headers = {}) => app.inject({ url, headers });

test.each(['/', '/today', '/recordings/abc?t=3', '/duty/roster'])(
  'answers %s with the page, never from a cache',
  async (url) => {
    const { statusCode, body, headers } = await get(url);
    expect([statusCode, body, headers['cache-control']]).toEqual([200, '<title>page</title>', 'no-cache']);
    expect(headers['content-type']).toContain('text/html');
  },
);

test('lets browsers keep assets, whose names change with their content, and sends them compressed', async () => {
  const { headers, body, rawPayload } = await get('/assets/index-1a.js', { 'accept-encoding': 'gzip' });
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(headers['content-encoding']).toBe('gzip');
  expect(headers['content-type']).toContain('javascript');
  expect(gunzipSync(rawPayload).toString()).toBe('code()');
  expect(body).not.toBe('code()');
  expect((await get('/assets/index-1a.js')).body).toBe('code()');
});

test.each(['/api/v1/nothing', '/api/', '/assets/index-old.js', '/favicon.ico'])(
  'answers %s, which is not there, with a problem that nobody keeps',
  async (url) => {
    const { statusCode, headers, json } = await get(url);
    expect(statusCode).toBe(404);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(headers['cache-control']).toBeUndefined();
    expect(json().code).toBe('not_found');
  },
);

test.each(['/../secret.txt', '/assets/..%2f..%2fsecret.txt', '/%2e%2e/secret.txt'])(
  'gives nothing away at %s',
  async (url) => {
    const { statusCode, body } = await get(url);
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('not for the page');
  },
);
