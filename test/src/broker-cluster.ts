import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { listEnrolledStations } from '@rollcall/agent/identity/station-folder';
import type { BrokersToTest } from './config/env.ts';

const run = promisify(execFile);

/** A broker that runs already, made ready for a network. */
export interface BrokerCluster {
  at(options: { port: number; agentFolder: string; passwords: { hq: string; reader: string } }): ClusterOfNetwork;
}

interface ClusterOfNetwork {
  start(): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  refresh(): Promise<void>;
}

/**
 * Nodes behind one address, as a load balancer puts them: each connection goes to the next node that takes it, so HQ and stations
 * are on different nodes as a rule.
 */
export function createBrokerCluster({ urls, accountCommand, killCommand }: BrokersToTest): BrokerCluster {
  const nodes = urls.map((url) => ({ host: new URL(url).hostname, port: Number(new URL(url).port) }));
  const known = new Set<string>();
  const sockets = new Set<Socket>();
  let next = 0;
  let kills = 0;

  async function addAccount(username: string, password: string): Promise<void> {
    if (accountCommand === undefined || known.has(username)) return;
    await run('sh', ['-c', `${accountCommand} "$@"`, 'sh', username, password]);
    known.add(username);
  }

  async function connectToNode(): Promise<Socket | undefined> {
    for (let tried = 0; tried < nodes.length; tried += 1) {
      const node = nodes[next++ % nodes.length];
      if (!node) return undefined;
      const socket = connect(node).setNoDelay();
      try {
        await once(socket, 'connect');
        return socket;
      } catch {
        // This node is down: the next one may be up.
      }
    }
    return undefined;
  }

  async function serve(client: Socket): Promise<void> {
    sockets.add(client);
    client.on('error', () => undefined); // `close` follows, which ends the other side.
    client.pause();
    const node = await connectToNode();
    if (!node) {
      client.destroy();
      return;
    }
    sockets.add(node);
    node.on('error', () => undefined); // The same.
    node.on('close', () => client.destroy());
    client.on('close', () => node.destroy());
    client.pipe(node).pipe(client);
  }

  return {
    at({ port, agentFolder, passwords }) {
      let server: Server | undefined;
      return {
        async start() {
          if (server) return;
          await addAccount('hq', passwords.hq);
          await addAccount('reader', passwords.reader);
          server = createServer((client) => void serve(client)).listen(port, '127.0.0.1');
          await once(server, 'listening');
        },
        async stop() {
          server?.close();
          for (const socket of sockets) socket.destroy();
        },
        async kill() {
          if (killCommand !== undefined) await run('sh', ['-c', `${killCommand} "$@"`, 'sh', String(++kills)]);
        },
        async refresh() {
          for (const { config } of await listEnrolledStations(agentFolder)) {
            await addAccount(config.mqtt.username, config.mqtt.password ?? '');
          }
        },
      };
    },
  };
}
