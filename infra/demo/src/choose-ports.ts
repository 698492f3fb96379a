import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { writePrivateFile } from './write-private-file.ts';

export interface Ports {
  http: number;
  mqtt: number;
  s3: number;
  postgres: number;
  /** The stations' screens. */
  kiosk: number;
}
/** `claim` is listened on as long as the copy runs, so that copies which start together don't choose the same ports. */
type ClaimedPorts = Ports & { claim: number };

const firstPort = 8710;
const mostCopies = 100;
/** What a killed copy started may hold the ports until it has noticed. */
const patienceMs = 15_000;

function portsOfCopy(index: number): ClaimedPorts {
  const http = firstPort + 10 * index;
  return { http, mqtt: http + 1, s3: http + 2, postgres: http + 3, claim: http + 4, kiosk: http + 5 };
}

/**
 * The ports of the last time, which stations enrolled with; else the first ten of 8710, 8720, … that no other copy has.
 * In place of a port that another program holds the system gives one.
 */
export async function choosePorts(
  dataFolder: string,
  signal: AbortSignal,
): Promise<{ ports: Ports; release(): Promise<void> }> {
  const file = join(dataFolder, 'ports.json');
  const known: ClaimedPorts[] = existsSync(file)
    ? [{ ...portsOfCopy(0), ...JSON.parse(readFileSync(file, 'utf8')) }]
    : [];
  const candidates = [...known, ...Array.from({ length: mostCopies }, (_, index) => portsOfCopy(index))];
  for (const wanted of candidates) {
    const claim = await listen(wanted.claim);
    if (!claim) continue;
    claim.unref().on('connection', (connection) => connection.destroy());
    const deadline = performance.now() + (wanted === known[0] ? patienceMs : 0);
    const ports: ClaimedPorts = { ...wanted };
    for (const name of ['http', 'mqtt', 's3', 'postgres', 'kiosk'] as const) {
      ports[name] = await freePort(wanted[name], { deadline, signal });
    }
    writePrivateFile(file, JSON.stringify(ports));
    return { ports, release: () => close(claim) };
  }
  throw new Error(`${mostCopies} copies of Rollcall run on this machine already: stop one first.`);
}

/** `wanted` if it can be bound on 127.0.0.1 before the deadline, else one that the system gives. */
async function freePort(wanted: number, { deadline, signal }: { deadline: number; signal: AbortSignal }) {
  for (;;) {
    const server = await listen(wanted);
    if (server) await close(server);
    if (server) return wanted;
    if (performance.now() >= deadline) break;
    await delay(100, undefined, { signal });
  }
  const server = await listen(0);
  const address = server?.address();
  if (!server || typeof address !== 'object' || !address) throw new Error('The system gives no free port.');
  await close(server);
  return address.port;
}

function listen(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
