import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { writePrivateFile } from './write-private-file.ts';

const preferred = { http: 8710, mqtt: 8711, s3: 8712, postgres: 8713 };

export type Ports = typeof preferred;

/**
 * The ports of the last time, else 8710 to 8713, and in place of each that is taken a free one. Stations keep the
 * addresses that they enrolled with, so the ports should stay.
 */
export async function choosePorts(dataFolder: string): Promise<Ports> {
  const path = join(dataFolder, 'ports.json');
  const wanted: Ports = existsSync(path) ? { ...preferred, ...JSON.parse(readFileSync(path, 'utf8')) } : preferred;
  const ports: Ports = {
    http: await freePort(wanted.http),
    mqtt: await freePort(wanted.mqtt),
    s3: await freePort(wanted.s3),
    postgres: await freePort(wanted.postgres),
  };
  writePrivateFile(path, JSON.stringify(ports));
  return ports;
}

/** `wanted` if it can be bound on 127.0.0.1, else one that the system gives. */
async function freePort(wanted: number): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(0)) ?? wanted;
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
