import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { environmentOfTests } from '@rollcall/test/config/env';
import { programCommand } from '@rollcall/test/program-command';

/** Runs `rollcall` as a user does, with just this environment. */
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
  const program = programCommand('@rollcall/cloud/cli/main');
  return spawn(process.execPath, [...program.args, ...args], {
    env: { ...environmentOfTests().clock, ...program.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}
