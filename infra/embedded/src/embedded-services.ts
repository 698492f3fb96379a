import { join } from 'node:path';
import type { Log } from './log.ts';
import { createEmbeddedBroker, type EmbeddedBroker, type EmbeddedBrokerOptions } from './mqtt/embedded-broker.ts';
import {
  createEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  type RunningPostgres,
} from './postgres/embedded-postgres.ts';
import { createS3Store, type S3Store, type S3StoreOptions } from './s3/s3-store.ts';

interface Parts {
  postgres: Omit<EmbeddedPostgresOptions, 'folder' | 'log'>;
  s3: Omit<S3StoreOptions, 'folder' | 'log'>;
  broker: Omit<EmbeddedBrokerOptions, 'log'>;
}

export interface EmbeddedServicesOptions extends Partial<Parts> {
  /** Each part keeps its files in a folder of its own in this one. */
  folder: string;
  log?: Log;
}

interface Handles {
  postgres: RunningPostgres & Pick<EmbeddedPostgres, 'createDatabase' | 'dropDatabase'>;
  s3: { endpoint: string } & Pick<S3Store, 'faults' | 'stats'>;
  broker: { url: string } & Pick<EmbeddedBroker, 'refusedPublishes' | 'disconnect'>;
}

/** A handle for each part that was asked for. */
export type EmbeddedServices<Options> = {
  [Part in keyof Options as Part & keyof Handles]: Part extends keyof Handles ? Handles[Part] : never;
} & {
  /** Stops the parts, the last started first. */
  stop(): Promise<void>;
};

/** Starts the parts that are asked for, one after another. When one fails, those before it are stopped again. */
export async function startEmbeddedServices<Options extends EmbeddedServicesOptions>(
  options: Options,
): Promise<EmbeddedServices<Options>> {
  const { folder, log } = options;
  const withLog = log ? { log } : {};
  const started: { stop(): Promise<void> }[] = [];
  const handles: Partial<Handles> = {};

  async function stop(): Promise<void> {
    const failures: unknown[] = [];
    for (let part = started.pop(); part; part = started.pop()) {
      await part.stop().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not every embedded service stopped');
  }

  try {
    if (options.postgres) {
      const postgres = createEmbeddedPostgres({ ...options.postgres, ...withLog, folder: join(folder, 'postgres') });
      const running = await postgres.start();
      started.push(postgres);
      handles.postgres = { ...running, createDatabase: postgres.createDatabase, dropDatabase: postgres.dropDatabase };
    }
    if (options.s3) {
      const s3 = createS3Store({ ...options.s3, ...withLog, folder: join(folder, 's3') });
      const { endpoint } = await s3.start();
      started.push(s3);
      handles.s3 = { endpoint, faults: s3.faults, stats: s3.stats };
    }
    if (options.broker) {
      const broker = createEmbeddedBroker({ ...options.broker, ...withLog });
      const { url } = await broker.start();
      started.push(broker);
      handles.broker = { url, refusedPublishes: broker.refusedPublishes, disconnect: broker.disconnect };
    }
  } catch (error) {
    await stop().catch((failure: unknown) => log?.error({ error: failure }, 'embedded services did not stop'));
    throw error;
  }
  return { ...handles, stop } as EmbeddedServices<Options>;
}
