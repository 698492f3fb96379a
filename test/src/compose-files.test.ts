import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSiteSecrets } from '@rollcall/cloud/site/site-secrets';
import { expect, test } from 'vitest';

const read = (file: string) => readFile(new URL(`../../infra/${file}`, import.meta.url), 'utf8');

interface Release {
  version: string;
  commit: string;
}

interface Releases {
  version: string;
  previous: Release;
  earlier: Release[];
}

const numbersOf = (version: string) =>
  version
    .split('.')
    .map((part) => part.padStart(6, '0'))
    .join('.');

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

test('one version stands in package.json, releases.json and compose.yaml, and each release before it has its commit', async () => {
  const { version } = JSON.parse(await read('../package.json')) as { version: string };
  const releases = JSON.parse(await read('compose/releases.json')) as Releases;
  expect(releases.version).toBe(version);
  const before = [releases.previous, ...releases.earlier];
  for (const { commit } of before) expect(commit).toMatch(/^[0-9a-f]{40}$/);
  const numbers = [version, ...before.map((release) => release.version)].map(numbersOf);
  expect(numbers).toEqual([...new Set(numbers)].sort().reverse());
  const images = [...(await read('compose/compose.yaml')).matchAll(/^ +image: (rollcall-\S+)$/gm)].map(
    ([, image]) => image,
  );
  expect(images).toContain(`rollcall-hq:${version}`);
  expect(images.filter((image) => !image?.endsWith(`:${version}`))).toEqual([]);
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

test('the proxy names each request before it asks HQ, and logs no header of a request and no query', async () => {
  const door = await read('images/proxy/Caddyfile');
  expect(door).toContain('request>headers delete');
  expect(door).toContain('request>uri regexp "\\?.*" ""');
  // In a `route` they run in this order.
  expect(door).toMatch(
    /route \{\s+request_header @unnamed X-Request-Id \{http\.request\.uuid\}\s+header X-Request-Id [^\n]+\s+reverse_proxy api:8080/,
  );
});
