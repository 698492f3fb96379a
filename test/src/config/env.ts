import { delimiter } from 'node:path';
import { clockEnvironment } from '@rollcall/embedded/config/env';

export interface TestEnvironment {
  /** The folders of PATH. */
  path: string[];
  isCi: boolean;
  /** vitest runs this process: only then it can be asked what it provides. */
  isVitest: boolean;
  /** `npm run test:long`: generated tests try many times as much (`howMany`). */
  isLong: boolean;
  /** What `npm run test:containers` calls the images, with `*` for db, broker and store; absent: as a release does. */
  images: string | undefined;
  /** `http://ACCESS_KEY:SECRET@HOST:PORT` of an S3 that tests use instead of the embedded one. */
  s3: string | undefined;
  /** The folder in which `npm run test:full-dock` keeps pictures of the screen. */
  pictures: string | undefined;
  /** For a program that gets nothing else of ours: it must see the clock that the test sees (`npm run test:hours`). */
  clock: Record<string, string>;
  /** The brokers of `npm run test:brokers`. Undefined: nobody named one. */
  brokers: BrokersToTest | undefined;
}

export interface BrokersToTest {
  /** Each node of a cluster, or one broker: `mqtt://host:port`. */
  urls: string[];
  /** A command that makes an account; it is called with name and password. None: the broker lets everybody in. */
  accountCommand: string | undefined;
  /** A command that kills a node and brings back the one before; it is called with the number of the round, from 1. */
  killCommand: string | undefined;
}

export function environmentOfTests(): TestEnvironment {
  return {
    path: (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
    isCi: isOn(process.env.CI),
    isVitest: process.env.VITEST !== undefined,
    isLong: isOn(process.env.ROLLCALL_LONG_TESTS),
    images: process.env.ROLLCALL_TEST_IMAGES || undefined,
    s3: process.env.ROLLCALL_TEST_S3 || undefined,
    pictures: process.env.ROLLCALL_TEST_PICTURES || undefined,
    clock: clockEnvironment(),
    brokers: brokersToTest(),
  };
}

function brokersToTest(): BrokersToTest | undefined {
  const urls = (process.env.ROLLCALL_TEST_MQTT_URLS ?? '').split(/[\s,]+/).filter((url) => url !== '');
  if (urls.length === 0) return undefined;
  const accountCommand = process.env.ROLLCALL_TEST_MQTT_ACCOUNT_COMMAND;
  return { urls, accountCommand, killCommand: process.env.ROLLCALL_TEST_MQTT_KILL_COMMAND };
}

const isOn = (value: string | undefined) => !['', '0', 'false', undefined].includes(value);
