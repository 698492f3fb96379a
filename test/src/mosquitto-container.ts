import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GenericContainer, Wait } from 'testcontainers';
import type { RunContainers } from './run-containers.ts';

export interface RunningMosquitto {
  /** Makes it read the files of the folder again. */
  reload(): Promise<void>;
  stop(): Promise<void>;
  /** With all that it held in memory. */
  kill(): Promise<void>;
}

/** A folder of the image that belongs to its user. */
const inside = '/var/lib/rollcall-broker';

/**
 * Mosquitto of the broker image, on the ports of this machine that a test has chosen. The files are copied, not mounted, so the
 * engine may have a file system of its own. They are read as the image's user, hence their mode.
 */
export async function startMosquittoContainer(
  options: RunContainers['broker'] & { folder: string; logFile: string },
): Promise<RunningMosquitto> {
  const { image, labels, folder, logFile } = options;
  const file = (name: string, content = readFileSync(join(folder, name), 'utf8')) => ({
    content,
    target: `${inside}/${name}`,
    mode: 0o644,
  });
  const conf = readFileSync(join(folder, 'mosquitto.conf'), 'utf8')
    .replaceAll(folder, inside)
    .replace(/^(listener \d+).*$/gm, '$1');
  const ports = [...conf.matchAll(/^listener (\d+)$/gm)].map(([, port]) => Number(port));
  const accounts = () => [file('acl'), file('passwords')];
  const container = await new GenericContainer(image)
    .withLabels(labels)
    .withEntrypoint(['mosquitto', '-c', `${inside}/mosquitto.conf`])
    .withCopyContentToContainer([file('mosquitto.conf', conf), ...accounts()])
    .withExposedPorts(...ports.map((port) => ({ container: port, host: port })))
    .withLogConsumer((log) => log.on('data', (chunk: Buffer) => appendFileSync(logFile, chunk)))
    .withWaitStrategy(Wait.forLogMessage(/mosquitto version \S+ running/))
    .start();
  return {
    async reload() {
      await container.copyContentToContainer(accounts());
      await container.exec(['sh', '-c', 'kill -HUP 1']);
    },
    async stop() {
      await container.stop();
    },
    async kill() {
      await container.stop({ timeout: 0 });
    },
  };
}
