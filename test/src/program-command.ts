import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import type {} from '../setup/bundled-programs.ts';
import { environmentOfTests } from './config/env.ts';

const bundles: Record<ProgramModule, string | undefined> = {
  '@rollcall/cloud/cli/main': 'hq/rollcall.mjs',
  '@rollcall/agent/cli/main': 'agent/rollcall-agent.mjs',
  '@rollcall/demo/rollcall': undefined,
};

/** The programs that tests start, by the module of each. */
export type ProgramModule = '@rollcall/cloud/cli/main' | '@rollcall/agent/cli/main' | '@rollcall/demo/rollcall';

/** What Node is given to run a program: the bundle of this run, and where none was made, the sources. */
export function programCommand(module: ProgramModule): { args: string[]; env: Record<string, string> } {
  const folder = environmentOfTests().isVitest ? inject('bundledPrograms') : undefined;
  const bundle = bundles[module];
  if (folder === undefined || bundle === undefined)
    return { args: [fileURLToPath(import.meta.resolve(module))], env: {} };
  return {
    // As the image does it (infra/images/hq/rollcall.sh).
    args: ['--disable-warning=DEP0169', join(folder, bundle)],
    // Beside the bundle, and gone with it: the next run has another folder, and finds nothing by this one's name.
    env: { NODE_COMPILE_CACHE: join(folder, 'compiled') },
  };
}
