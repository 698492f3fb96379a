import { spawn } from 'node:child_process';
import { childEnvironment } from '@rollcall/demo/config/env';
import { type ProgramModule, programCommand } from './program-command.ts';

/**
 * Runs one of our commands to its end and returns what it printed.
 * @throws with what it wrote to standard error, when it fails
 */
export function runProgram(
  module: ProgramModule,
  args: string[],
  options: { env: Record<string, string> },
): Promise<string> {
  const command = programCommand(module);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...command.args, ...args], {
      env: childEnvironment({ ...command.env, ...options.env }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(printed.trim());
      else reject(new Error(`${module} ${args[0] ?? ''} failed (${code}): ${complaint.trim() || printed.trim()}`));
    });
  });
}
