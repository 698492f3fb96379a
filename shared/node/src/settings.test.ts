import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { readSettings } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const settings = {
  PASSWORD: { schema: z.string().min(4, 'must have 4 characters'), set: 'the password', secret: true },
  PORT: { schema: z.coerce.number().int().max(65_535).default(80), set: 'the port' },
} as const;
const read = (env: Record<string, string>) => readSettings(settings, env, ['PASSWORD', 'PORT']);
const password = (env: Record<string, string>) => read(env).values?.PASSWORD;

test('reads a variable from the file that it names, but for the end of the last line', () => {
  expect(password({ PASSWORD_FILE: file('unix', ' a$"b\\n c \n') })).toBe(' a$"b\\n c ');
  expect(password({ PASSWORD_FILE: file('windows', 'abcd\r\n') })).toBe('abcd');
  expect(password({ PASSWORD_FILE: file('bare', 'abcd') })).toBe('abcd');
  expect(password({ PASSWORD: '', PASSWORD_FILE: file('one', 'abcd') })).toBe('abcd');
  expect(read({ PASSWORD: 'abcd', PORT_FILE: file('port', '8080\n') }).values?.PORT).toBe(8080);
});

test('tells all that is wrong at once, and no value', () => {
  const missing = join(folder, 'missing');
  const told = (env: Record<string, string>) =>
    read(env).problems.map(({ variable, message }) => `${variable} ${message}`);
  expect(told({ PASSWORD_FILE: file('short', 'abc\n'), PORT: '70000' })).toEqual([
    'PASSWORD_FILE must have 4 characters',
    'PORT Too big: expected number to be <=65535',
  ]);
  expect(told({ PASSWORD_FILE: missing, PORT_FILE: folder })).toEqual([
    `PASSWORD_FILE names a file that can't be read (ENOENT): ${missing}`,
    `PORT_FILE names a file that can't be read (EISDIR): ${folder}`,
  ]);
  expect(told({ PASSWORD_FILE: file('empty', '\n') })).toEqual(['PASSWORD_FILE is not set']);
  expect(told({ PASSWORD: 'abcd', PASSWORD_FILE: file('both', 'abcd') })).toEqual([
    'PASSWORD and PASSWORD_FILE are both set: keep one',
  ]);
});
