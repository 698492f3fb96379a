import { delimiter } from 'node:path';

export interface TestEnvironment {
  /** The folders of PATH. */
  path: string[];
  isCi: boolean;
}

export function environmentOfTests(): TestEnvironment {
  return {
    path: (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
    isCi: !['', '0', 'false', undefined].includes(process.env.CI),
  };
}
