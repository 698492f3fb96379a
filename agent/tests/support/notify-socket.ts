import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The datagram socket of a service manager, and what it was told, message by message. */
export async function startNotifySocket() {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-notify-'));
  const path = join(folder, 'notify');
  const program = fileURLToPath(new URL('notify-socket.py', import.meta.url));
  const child = spawn('/usr/bin/python3', [program, path], { stdio: ['pipe', 'pipe', 'inherit'] });
  const messages: string[][] = [];
  const lines = createInterface({ input: child.stdout });
  const listens = once(lines, 'line');
  lines.on('line', (line) => messages.push(JSON.parse(line)));
  await listens;
  return {
    path,
    /** Everything that was told, in order. */
    told: () => messages.flat(),
    messages,
    async stop(): Promise<void> {
      const exited = once(child, 'exit');
      child.stdin.end();
      await exited;
      await rm(folder, { recursive: true });
    },
  };
}
