import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { environmentOfTests } from './config/env.ts';

/**
 * The path of a program that a test needs. Where it is missing the test may be skipped on a developer's machine (undefined), never
 * in CI (throws).
 */
export function requireTool(name: string): string | undefined {
  const file = findTool(name);
  if (file === undefined && environmentOfTests().isCi)
    throw new Error(`${name} is not installed: this test may not be skipped in CI, install the program`);
  return file;
}

/** The path of a program, looked for in PATH and the folders of system programs. */
export function findTool(name: string): string | undefined {
  for (const folder of [...environmentOfTests().path, '/usr/sbin', '/usr/local/sbin']) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}
