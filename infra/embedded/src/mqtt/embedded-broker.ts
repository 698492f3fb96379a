import { type EventEmitter, once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { Aedes, type AuthenticateError, type Client, type PublishPacket } from 'aedes';
import { EmbeddedError } from '../embedded-error.ts';
import type { Log } from '../log.ts';
import { mayPublish, mayReceive, maySubscribe } from './acl.ts';
import { answerSubscription } from './answer-subscription.ts';
import type { BrokerPrincipal } from './broker-principal.ts';
import { LimitedConnection } from './limited-connection.ts';

export interface EmbeddedBrokerOptions {
  /** 127.0.0.1 when absent. */
  host?: string;
  /** A free one when absent. */
  port?: number;
  /** undefined refuses the connection. */
  authenticate(credentials: {
    username: string;
    password: string;
    clientId: string;
  }): Promise<BrokerPrincipal | undefined>;
  log?: Log;
}

export interface EmbeddedBroker {
  start(): Promise<{ url: string }>;
  /** Everything the broker held in memory is lost: sessions, queued and retained messages. */
  stop(): Promise<void>;
  /** How many publishes, wills among them, the ACL has refused since the start. */
  refusedPublishes(): number;
  /** Closes the live connections of this user, whose credentials were revoked. */
  disconnect(username: string): void;
}

const maxPacketBytes = 512 * 1024;
const refusedTopic = '$SYS/refused';

interface Broker {
  aedes: Aedes;
  server: Server;
  sockets: Set<Socket>;
  /** Connections whose credentials were accepted, with the username. */
  live: Map<Client, string>;
}

/** An MQTT 3.1.1 broker (aedes) in this process, with Rollcall's topic rules. */
export function createEmbeddedBroker(options: EmbeddedBrokerOptions): EmbeddedBroker {
  const { host = '127.0.0.1', authenticate, log } = options;
  let running: Broker | undefined;
  let refused = 0;

  async function createAedes(live: Map<Client, string>): Promise<Aedes> {
    // A will is judged after its connection has closed, so this outlives `live`.
    const principals = new WeakMap<Client, BrokerPrincipal>();
    const principalOf = (client: Client | null) => (client ? principals.get(client) : undefined);

    const aedes = await Aedes.createBroker({
      authenticate(client, username, password, done) {
        const credentials = {
          username: username ?? '',
          password: password?.toString('utf8') ?? '',
          clientId: client.id,
        };
        authenticate(credentials).then(
          (principal) => {
            if (!principal || client.closed) return done(notAuthorised(), false);
            principals.set(client, principal);
            live.set(client, credentials.username);
            client.conn.once('close', () => live.delete(client));
            separateSession(client, principal);
            done(null, true);
          },
          (error: unknown) => {
            log?.error({ error }, 'broker could not check credentials');
            done(notAuthorised(), false);
          },
        );
      },
      // An error here would close the connection, and the client would send the same message again for ever.
      authorizePublish(client, packet, done) {
        const principal = principalOf(client);
        if (!principal || !mayPublish(principal, packet.topic)) {
          refused++;
          log?.warn({ clientId: client?.id }, 'publish refused');
          redirect(packet);
        }
        done(null);
      },
      authorizeSubscribe(client, subscription, done) {
        const principal = principalOf(client);
        const allowed = principal !== undefined && maySubscribe(principal, subscription.topic);
        if (!allowed) log?.warn({ clientId: client.id }, 'subscription refused');
        answerSubscription(subscription, allowed, done);
      },
      authorizeForward(client, packet) {
        const principal = principalOf(client);
        return principal && mayReceive(principal, packet.topic) ? packet : null;
      },
    });
    const events: EventEmitter = aedes;
    events.on('error', (error: Error) => log?.error({ error }, 'broker failed'));
    aedes.on('clientError', (client, error) => log?.warn({ clientId: client.id, error }, 'broker closed a connection'));
    aedes.on('connectionError', (_client, error) => log?.warn({ error }, 'broker refused a connection'));
    return aedes;
  }

  return {
    async start() {
      const live = new Map<Client, string>();
      const sockets = new Set<Socket>();
      const aedes = await createAedes(live);
      const server = createServer({ noDelay: true }, (socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
        aedes.handle(new LimitedConnection(socket, maxPacketBytes));
      });
      try {
        server.listen(options.port ?? 0, host);
        await once(server, 'listening');
      } catch (cause) {
        aedes.close();
        throw portTaken(host, options.port ?? 0, cause);
      }
      refused = 0;
      running = { aedes, server, sockets, live };
      const { port } = server.address() as AddressInfo;
      log?.info({ port }, 'embedded broker started');
      return { url: `mqtt://${host}:${port}` };
    },
    async stop() {
      if (!running) return;
      const { aedes, server, sockets } = running;
      running = undefined;
      const closed = once(server, 'close');
      server.close();
      await new Promise<void>((resolve) => aedes.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    refusedPublishes: () => refused,
    disconnect(username) {
      for (const [client, user] of running?.live ?? []) {
        if (user === username) client.close();
      }
    },
  };
}

/** A session belongs to its client id: without this a station could take over another's by naming it. */
function separateSession(client: Client, principal: BrokerPrincipal): void {
  const owner = principal.kind === 'station' ? `station:${principal.stationId}` : principal.kind;
  Object.assign(client, { id: `${owner}:${client.id}` });
}

function redirect(packet: PublishPacket): void {
  packet.topic = refusedTopic;
  packet.payload = '';
  packet.retain = false;
}

function notAuthorised(): AuthenticateError {
  return Object.assign(new Error('not authorised'), { returnCode: 5 });
}

function portTaken(host: string, port: number, cause: unknown): EmbeddedError {
  return new EmbeddedError(
    'broker_port_taken',
    `The broker can't listen on ${host}:${port}: stop the program that does, or choose another port.`,
    { cause },
  );
}
