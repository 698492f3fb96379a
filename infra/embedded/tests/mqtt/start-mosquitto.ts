import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mosquittoHash } from '@rollcall/cloud/auth/broker-password';
import { mosquittoAcl, mosquittoConf } from '@rollcall/cloud/mqtt/mosquitto-files';
import { Mosquitto } from '@rollcall/test/mosquitto';
import { freePort } from '../../src/free-port.ts';

/** Mosquitto with the files that we write for it. */
export async function startMosquitto(
  users: string[],
  password: string,
  { withListenerOfHq = false }: { withListenerOfHq?: boolean } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-mosquitto-'));
  const [passwordFile, aclFile] = [join(folder, 'passwords'), join(folder, 'acl')];
  const port = await freePort();
  const hqPort = withListenerOfHq ? await freePort() : undefined;
  const mosquitto = new Mosquitto({
    folder,
    async writeFiles() {
      const listeners = { port, ...(hqPort === undefined ? {} : { hqPort }) };
      const conf = mosquittoConf({ ...listeners, host: '127.0.0.1', passwordFile, aclFile, persistenceFolder: folder });
      await writeFile(join(folder, 'mosquitto.conf'), conf);
      const hash = await mosquittoHash(password, randomBytes(12));
      await writeFile(passwordFile, users.map((user) => `${user}:${hash}\n`).join(''), { mode: 0o600 });
      await writeFile(aclFile, mosquittoAcl({ hq: 'hq', reader: 'reader' }), { mode: 0o600 });
    },
  });
  await mosquitto.start();
  return {
    url: `mqtt://127.0.0.1:${port}`,
    hqUrl: `mqtt://127.0.0.1:${hqPort ?? port}`,
    restart: async () => {
      await mosquitto.stop();
      await mosquitto.start();
    },
    async stop() {
      await mosquitto.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
