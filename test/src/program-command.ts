import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import type {} from '../setup/bundled-programs.ts';

const bundles = {
  '@rollcall/cloud/cli/main': 'hq/rollcall.mjs',
  '@rollcall/agent/cli/main': 'agent/rollcall-agent.mjs',
} as const;

/** The programs that tests start, by the module of each. */
export type ProgramModule = keyof typeof bundles;

/** What Node is given to run a program: the bundle of this run, and where none was made, the sources. */
export function programCommand(module: ProgramModule): { args: string[]; env: Record<string, string> } {
  const folder = inject('bundledPrograms');
  if (folder === undefined) return { args: [fileURLToPath(import.meta.resolve(module))], env: {} };
  return {
    // As the image does it (infra/images/hq/rollcall.sh).
    args: ['--disable-warning=DEP0169', join(folder, bundles[module])],
    // Beside the bundle, and gone with it: the next run has another folder, and finds nothing by this one's name.
    env: { NODE_COMPILE_CACHE: join(folder, 'compiled') },
  };
}
