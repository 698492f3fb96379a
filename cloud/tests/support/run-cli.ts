import { spawn } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { environmentOfTests } from '@rollcall/test/config/env';

const program = fileURLToPath(import.meta.resolve('@rollcall/cloud/cli/main'));

/** Runs `rollcall` as a user does, with just this environment; what it compiles is kept for the next time. */
export async function runCli(
  args: string[],
  env: Record<string, string>,
  input = '',
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawnCli(args, env);
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  return { code, out, err };
}

export function spawnCli(args: string[], env: Record<string, string>) {
  const compiled = getCompileCacheDir();
  const kept = compiled === undefined ? {} : { NODE_COMPILE_CACHE: dirname(compiled) };
  return spawn(process.execPath, [program, ...args], {
    env: { ...environmentOfTests().clock, ...kept, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}
