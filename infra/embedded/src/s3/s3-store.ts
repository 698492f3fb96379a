import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../log.ts';
import { AdminEndpoint, adminPath } from './admin-endpoint.ts';
import { Authenticator, type S3Credentials } from './auth/authenticator.ts';
import { type Damage, damageVersion, type VersionToDamage } from './faults/damage-version.ts';
import { FaultSwitches } from './faults/fault-switches.ts';
import { RequestHandler } from './http/request-handler.ts';
import { openStorage } from './storage/open-storage.ts';
import { sweepUploads } from './storage/sweep-uploads.ts';
import type { StoreContext } from './store-context.ts';
import { StoreStats } from './store-stats.ts';

export interface S3StoreOptions {
  /** Everything that the store keeps. One store at a time: a second one over the same folder doesn't start. */
  folder: string;
  host?: string;
  /** 0 takes any free one. */
  port?: number;
  region?: string;
  /** Of every part of an object but the last; S3's 5 MiB unless said otherwise. */
  minimumPartBytes?: number;
  /** Each of them may do everything. */
  credentials: readonly S3Credentials[];
  log?: Log;
  /** Starts although there are blobs that the index doesn't know, and moves them to `unnamed/` in the folder. */
  setUnknownBlobsAside?: boolean;
  /** Opens `/_rollcall/` to whoever holds it; without it there is no such path. */
  adminToken?: string;
  /** Milliseconds; the clock of signatures, dates and retention. */
  now?: () => number;
}

export interface S3Store {
  start(): Promise<{ endpoint: string }>;
  /** Breaks off what is under way and resolves when nothing of the store runs any more; then it can be started again. */
  stop(): Promise<void>;
  /** Aborts uploads that were abandoned a week ago. Done by itself at each start and every hour. @returns how many */
  sweep(): Promise<number>;
  readonly faults: FaultSwitches;
  /** Damages a stored version for good, from the seeded sequence of the faults. */
  damage(version: VersionToDamage, how: Damage): Promise<void>;
  readonly stats: StoreStats;
}

const abandonedAfterMs = 7 * 24 * 60 * 60_000;
const sweepEveryMs = 60 * 60_000;

/** A small S3-compatible store over a folder: path-style, Signature V4, versions, object lock, multipart, fault switches. */
export function createS3Store(options: S3StoreOptions): S3Store {
  const { folder, host = '127.0.0.1', port = 0, region = 'us-east-1', now = Date.now, log } = options;
  const { minimumPartBytes = 5 * 1024 * 1024 } = options;
  const faults = new FaultSwitches();
  const stats = new StoreStats();
  const admin = options.adminToken === undefined ? undefined : new AdminEndpoint(options.adminToken, faults, stats);
  const authenticator = new Authenticator({ credentials: options.credentials, region, now });
  let running:
    | { server: Server; context: StoreContext; underWay: Set<Promise<void>>; sweeping: NodeJS.Timeout }
    | undefined;

  return {
    faults,
    stats,
    async start() {
      if (running !== undefined) throw new Error('The S3 store is running already.');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const { setUnknownBlobsAside = false } = options;
      const { database, blobs } = await openStorage({ folder, setUnknownBlobsAside, log });
      try {
        const context = { database, blobs, faults, region, minimumPartBytes, now };
        const sweep = () => sweepUploads(context, now() - abandonedAfterMs);
        await sweep();
        const handler = new RequestHandler({ context, authenticator, stats, log });
        const underWay = new Set<Promise<void>>();
        const track = (work: Promise<unknown>, failed: (error: unknown) => void) => {
          const tracked = work
            .then(() => undefined)
            .catch(failed)
            .finally(() => underWay.delete(tracked));
          underWay.add(tracked);
        };
        const serve = (expectsContinue: boolean) => (incoming: IncomingMessage, outgoing: ServerResponse) => {
          const isAdmin = admin !== undefined && incoming.url?.startsWith(adminPath) === true;
          const work = isAdmin ? admin.handle(incoming, outgoing) : handler.handle(incoming, outgoing, expectsContinue);
          track(work, (error) => {
            log?.error({ err: error }, 'request handler failed');
            incoming.socket.destroy();
          });
        };
        // A slow body is no fault of the client's, and an idle connection is worth keeping between parts.
        const server = createServer({ requestTimeout: 0, keepAliveTimeout: 65_000 }, serve(false));
        server.on('checkContinue', serve(true));
        await listen(server, port, host);
        const sweeping = setInterval(() => {
          track(sweep(), (error) => log?.error({ err: error }, 'sweep of uploads failed'));
        }, sweepEveryMs);
        sweeping.unref();
        running = { server, context, underWay, sweeping };
        const endpoint = `http://${host}:${(server.address() as AddressInfo).port}`;
        log?.info({ endpoint }, 's3 store started');
        return { endpoint };
      } catch (error) {
        database.close();
        throw error;
      }
    },
    async sweep() {
      if (running === undefined) throw new Error('The S3 store is not running.');
      return sweepUploads(running.context, now() - abandonedAfterMs);
    },
    async damage(version, how) {
      if (running === undefined) throw new Error('The S3 store is not running.');
      await damageVersion(running.context, version, how);
    },
    async stop() {
      if (running === undefined) return;
      const { server, context, underWay, sweeping } = running;
      running = undefined;
      clearInterval(sweeping);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await Promise.all(underWay);
      context.database.close();
    },
  };
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
