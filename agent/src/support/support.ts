import { stripVTControlCharacters } from 'node:util';
import type { AgentConfig } from '../config/config.ts';
import { createLogLevel, type LogLevel } from './log-level.ts';
import { openRecentLog } from './recent-log.ts';
import { writeBundle } from './write-bundle.ts';

/** What HQ may do to find out what is wrong with a machine. */
export type Support = {
  setLogLevel: LogLevel['set'];
  writeBundle(): Promise<string>;
};

/** @returns it, and what the log of the machine goes through */
export function createSupport({ dataFolder, logLevel }: Pick<AgentConfig, 'dataFolder' | 'logLevel'>) {
  const level = createLogLevel(logLevel);
  const recent = openRecentLog(dataFolder);
  const support: Support = { setLogLevel: level.set, writeBundle: () => writeBundle(dataFolder) };
  return {
    support,
    isWanted: level.isWanted,
    keepLine: (line: string) => recent.write(stripVTControlCharacters(line)),
  };
}
