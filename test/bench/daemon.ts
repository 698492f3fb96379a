import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { until } from '../src/until.ts';

/**
 * Starts a server that isn't ours. It can't outlive this process, because the kernel then kills it.
 * @param logFile gets what the server prints
 */
export function startDaemon(command: string, args: readonly string[], logFile: string) {
  const log = openSync(logFile, 'a');
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', command, ...args], {
    cwd: '/', // As where init systems start them. Debian's OSD looks for its classes from there.
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const closed = once(child, 'close');
  return {
    /** Waits until the server accepts connections. @throws when it ends before, with the last that it printed */
    async listens(port: number): Promise<void> {
      const ended = closed.then(([code]) => {
        throw new Error(`${command} ended with ${code}: ${readFileSync(logFile, 'utf8').slice(-2000)}`);
      });
      const accepts = async () => {
        const socket = connect(port, '127.0.0.1');
        await once(socket, 'connect').finally(() => socket.destroy());
        return true;
      };
      await Promise.race([until(`a connection to ${command}`, accepts), ended]);
    },
    async stop(): Promise<void> {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
