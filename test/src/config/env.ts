import { delimiter } from 'node:path';
import { clockEnvironment } from '@rollcall/embedded/config/env';

export interface TestEnvironment {
  /** The folders of PATH. */
  path: string[];
  isCi: boolean;
  /** `npm run test:long`: generated tests try many times as much (`howMany`). */
  isLong: boolean;
  /** What `npm run test:containers` calls the images, with `*` for db, broker and store; absent: as a release does. */
  images: string | undefined;
  /** For a program that gets nothing else of ours: it must see the clock that the test sees (`npm run test:hours`). */
  clock: Record<string, string>;
}

export function environmentOfTests(): TestEnvironment {
  return {
    path: (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
    isCi: isOn(process.env.CI),
    isLong: isOn(process.env.ROLLCALL_LONG_TESTS),
    images: process.env.ROLLCALL_TEST_IMAGES || undefined,
    clock: clockEnvironment(),
  };
}

const isOn = (value: string | undefined) => !['', '0', 'false', undefined].includes(value);
