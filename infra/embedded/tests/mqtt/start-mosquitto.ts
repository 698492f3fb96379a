import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mosquittoHash } from '@rollcall/cloud/auth/broker-password';
import { mosquittoAcl, mosquittoConf } from '@rollcall/cloud/mqtt/mosquitto-files';
import { freePort } from '../../src/free-port.ts';

/** Debian's mosquitto with the files that we write for it. */
export async function startMosquitto(program: string, users: string[], password: string) {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-mosquitto-'));
  const files = {
    conf: join(folder, 'mosquitto.conf'),
    passwordFile: join(folder, 'passwords'),
    aclFile: join(folder, 'acl'),
  };
  const port = await freePort();
  const conf = mosquittoConf({ port, host: '127.0.0.1', ...files });
  // As root it would become the user `mosquitto`, who can't read this folder.
  await writeFile(files.conf, `${conf}user root\n`);
  const hash = await mosquittoHash(password, randomBytes(12));
  await writeFile(files.passwordFile, users.map((user) => `${user}:${hash}\n`).join(''), { mode: 0o600 });
  await writeFile(files.aclFile, mosquittoAcl({ hq: 'hq', reader: 'reader' }), { mode: 0o600 });

  const child = spawn(program, ['-c', files.conf], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (/mosquitto version \S+ running/.test(output)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`mosquitto ended: ${output}`)));
  });
  return {
    url: `mqtt://127.0.0.1:${port}`,
    async stop() {
      child.kill();
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
