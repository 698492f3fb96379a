import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { composeContent } from './compose-content.ts';
import { bulletinContentSchema } from './content.ts';
import { digestOf } from './digest.ts';
import type { BulletinInput } from './input.ts';

// What these inputs say may never change: issues of format 1 that were sealed long ago have to come out as they were.
const digests = [
  ['weekly', 'c34ec77efc60799d490987240cf848a5cc560568f987172fdd9ab15fe470a8a0'],
  ['monthly', '3a3d8b43ab7e4515f37f9112dd8377c2ca7a1101d7dd640c5df8343dfc737b85'],
] as const;

const pathOf = (name: string) => fileURLToPath(new URL(`../../fixtures/bulletins/${name}-input.json`, import.meta.url));
const moduleOf = (name: string) => new URL(`./${name}.ts`, import.meta.url).href;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

test.each(digests)('the content of the %s input is what it always was', (name, digest) => {
  const content = composeContent(JSON.parse(readFileSync(pathOf(name), 'utf8')) as BulletinInput);
  expect(bulletinContentSchema.parse(content)).toEqual(content);
  expect(digestOf(content, sha256)).toBe(digest);
});

test.each([
  { TZ: 'America/New_York', LC_ALL: 'tr_TR.UTF-8' },
  { TZ: 'Pacific/Kiritimati', LC_ALL: 'C' },
])('so it is in any time zone and language: %o', (env) => {
  const program = `
    import { createHash } from 'node:crypto';
    import { readFileSync } from 'node:fs';
    import { composeContent } from ${JSON.stringify(moduleOf('compose-content'))};
    import { digestOf } from ${JSON.stringify(moduleOf('digest'))};
    const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
    const digests = process.argv.slice(1).map((path) => digestOf(composeContent(JSON.parse(readFileSync(path, 'utf8'))), sha256));
    console.log(JSON.stringify([new Date(0).getTimezoneOffset() === 0, ...digests]));
  `;
  const paths = digests.map(([name]) => pathOf(name));
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program, ...paths], {
    env: { ...env, LANG: env.LC_ALL, NODE_NO_WARNINGS: '1' },
    encoding: 'utf8',
  });
  expect(JSON.parse(said)).toEqual([false, ...digests.map(([, digest]) => digest)]);
});
