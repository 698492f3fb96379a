import { fieldProblemIn, saidInGeneral } from '@rollcall/shared/words/field-problems';
import { expect, test } from 'vitest';

const sources = import.meta.glob<string>(['../../../src/**/*.ts', '../../../../shared/src/{http,resources}/*.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

test('everything that HQ says of a field has Chinese words', () => {
  const messages = Object.entries(sources)
    .filter(([file]) => !/\/(imports|cli|config)\/|\.test\.ts$/.test(file))
    .flatMap(([, source]) => [...source.matchAll(/\b(?:message|error): (?:'([^'\n]*)'|`([^`\n]*)`)/g)])
    .map(([, plain, template]) => plain ?? (template ?? '').replaceAll(/\$\{[^}]*\}/g, '7'))
    .filter((message) => /^[a-z].* /.test(message));
  expect(messages.length).toBeGreaterThan(20);
  const unsaid = messages.filter(
    (message) => fieldProblemIn('zh', { path: 'body.x', message }, { named: false }) === saidInGeneral,
  );
  expect(unsaid).toEqual([]);
});
