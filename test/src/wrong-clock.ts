import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOfTests } from './config/env.ts';

/**
 * The environment of a program whose wall clock is wrong (libfaketime); its monotonic clock stays right. Undefined where the library
 * is missing, in which case the test may be skipped on a developer's machine, never in CI (throws).
 * @param when how libfaketime is told: `{ FAKETIME: '+1d' }`, or a file to read it from
 */
export function wrongClock(
  when: { FAKETIME: string } | { FAKETIME_TIMESTAMP_FILE: string },
): Record<string, string> | undefined {
  const files = readdirSync('/usr/lib').map((folder) => join('/usr/lib', folder, 'faketime/libfaketime.so.1'));
  const library = files.find((file) => existsSync(file));
  if (library === undefined) {
    if (environmentOfTests().isCi) throw new Error('libfaketime is not installed: this test may not be skipped in CI');
    return undefined;
  }
  return {
    ...when,
    LD_PRELOAD: library,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    FAKETIME_FORCE_MONOTONIC_FIX: '0',
    FAKETIME_DISABLE_SHM: '1',
    NO_FAKE_STAT: '1',
  };
}
