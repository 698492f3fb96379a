import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSiteSecrets } from '@rollcall/cloud/site/site-secrets';
import { expect, test } from 'vitest';

const read = (file: string) => readFile(new URL(`../../infra/${file}`, import.meta.url), 'utf8');

/** What `rollcall.sh init` makes with openssl. */
const certificates = ['ca-certificate', 'proxy-certificate', 'proxy-key', 'broker-certificate', 'broker-key'];

test('compose.yaml names exactly the secrets that init makes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-secrets-'));
  await makeSiteSecrets(folder);
  const made = [...(await readdir(folder)), ...certificates].sort();
  await rm(folder, { recursive: true });
  const compose = await read('compose/compose.yaml');
  const named = [...compose.matchAll(/^ {2}([a-z0-9-]+): \{ file: \.\/secrets\/([a-z0-9-]+) \}$/gm)];
  expect(named.map(([, name]) => name).sort()).toEqual(made);
  expect(named.filter(([, name, file]) => name !== file)).toEqual([]);
});

test('each service of HQ gets the token of metrics as a file, and the proxy answers 404 before it asks HQ', async () => {
  const compose = await read('compose/compose.yaml');
  expect(compose).toContain('ROLLCALL_METRICS_TOKEN_FILE: /run/secrets/metrics-token');
  for (const [secrets = ''] of compose.matchAll(/(?:- [^\n]+\n\s+)+- \{ source: hq-key-set/g)) {
    expect(secrets).toContain('- metrics-token');
  }
  const door = await read('images/proxy/Caddyfile');
  const site = door.slice(door.indexOf('https://:8443'), door.indexOf('http://127.0.0.1:8081'));
  expect(site).toMatch(/@metrics path \/metrics \/metrics\/\*\n\s+handle @metrics \{\n\s+respond 404\n\s+\}/);
  // Caddy takes the first block that fits.
  expect(site.indexOf('handle @metrics')).toBeLessThan(site.indexOf('reverse_proxy api:8080'));
});
