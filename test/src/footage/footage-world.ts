import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { serviceRole } from '@rollcall/demo/hq-settings';
import { createEmbeddedPostgres } from '@rollcall/embedded/postgres/embedded-postgres';
import { createS3Store, type S3Store } from '@rollcall/embedded/s3/s3-store';
import pg from 'pg';
import { type Network, startNetwork } from '../network.ts';
import { servicePassword } from '../test-database.ts';

export const stationIds = ['squad-1', 'squad-2', 'squad-3'] as const;

/** Three stations and HQ, with a store of second copies. */
export interface FootageWorld {
  network: Network;
  /** HQ's database, as its owner. */
  db: pg.Client;
  copies: S3Store;
  copyBucket: string;
  stop(): Promise<void>;
}

export async function openFootageWorld(folder: string): Promise<FootageWorld> {
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const postgres = createEmbeddedPostgres({ folder: join(folder, 'postgres'), durable: false });
    const { ownerUrl } = await postgres.start();
    stops.push(() => postgres.stop());
    await postgres.createDatabase('footage');
    const url = ownerUrl('footage');
    await migrateToLatest(url, { serviceRole: { name: serviceRole, password: servicePassword } });
    const credentials = { accessKeyId: 'COPIES', secretAccessKey: 'secret-of-second-copies' };
    const copies = createS3Store({ folder: join(folder, 'copies'), credentials: [credentials] });
    const { endpoint } = await copies.start();
    stops.push(() => copies.stop());
    const copyBucket = 'copies';
    const network = await startNetwork({
      stationIds: [...stationIds],
      database: { url, drop: async () => undefined },
      hqEnv: {
        S3_COPY_ENDPOINT: endpoint,
        S3_COPY_BUCKET: copyBucket,
        S3_COPY_ACCESS_KEY_ID: credentials.accessKeyId,
        S3_COPY_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        ROLLCALL_LOG_LEVEL: 'warn',
      },
      agentEnv: { ROLLCALL_AGENT_LOG_LEVEL: 'warn' },
    });
    stops.push(() => network.stop());
    const db = new pg.Client({ connectionString: url });
    await db.connect();
    stops.push(() => db.end());
    return { network, db, copies, copyBucket, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
