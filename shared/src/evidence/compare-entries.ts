import type { Finding } from './finding.ts';

/** What is missing among the entries, what is there unlisted or twice, or else what stands in another's place. */
export function compareEntries(expected: readonly string[], given: readonly string[]): Finding[] {
  const present = new Set(given);
  const unused = new Set(expected);
  const missing = expected.filter((name) => !present.has(name));
  const unexpected = given.filter((name) => !unused.delete(name));
  if (missing.length + unexpected.length > 0) {
    return [
      ...missing.map((entry): Finding => ({ code: 'entry_missing', entry })),
      ...unexpected.map((entry): Finding => ({ code: 'entry_unexpected', entry })),
    ];
  }
  const moved = given.filter((name, index) => name !== expected[index]);
  return moved.map((entry): Finding => ({ code: 'entry_unexpected', entry }));
}
