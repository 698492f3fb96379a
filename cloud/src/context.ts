import { createLogger, type Logger } from '@rollcall/node/logger';
import { type HqKeys, loadHqKeys } from './auth/hq-keys.ts';
import { type BulletinMakers, bulletinMakers } from './bulletins/makers.ts';
import type { Config } from './config/config.ts';
import { createDatabase, type Database } from './db/database.ts';
import { pendingMigrations } from './db/migrate.ts';
import { errors } from './errors/errors.ts';
import { createObjectStore, type ObjectStore } from './objects/object-store.ts';
import { probeGrantForm } from './objects/probe-grant-form.ts';
import { probeLeastPart } from './objects/probe-least-part.ts';

/** What the parts of a running service share. */
export interface Context {
  config: Config;
  log: Logger;
  db: Database;
  store: ObjectStore;
  hqKeys: HqKeys;
  /** What bulletins are made by. */
  bulletinMakers: BulletinMakers;
  now: () => Date;
  close(): Promise<void>;
}

export type ContextOverrides = Partial<Pick<Context, 'log' | 'store' | 'hqKeys' | 'bulletinMakers' | 'now'>>;

/** Opens what the service needs and sees that it is fit. @throws AppError when keys, database or store aren't */
export async function createContext(config: Config, overrides: ContextOverrides = {}): Promise<Context> {
  const log = overrides.log ?? createLogger({ level: config.logLevel, readable: false });
  const hqKeys = overrides.hqKeys ?? (await loadHqKeys(config.keysFolder));
  const { origin } = hqKeys.keySet.keySet;
  if (origin !== config.ledger.origin) throw errors.originDiffers(config.ledger.origin, origin);
  const db = createDatabase({
    url: config.database.url,
    max: 16,
    applicationName: `rollcall ${config.roles.join(' ')}`,
    onIdleError: (error) => log.warn({ error }, 'idle database connection broke'),
  });
  try {
    const pending = await pendingMigrations(db);
    if (pending.length > 0) throw errors.databaseNotMigrated(pending);
    const store = overrides.store ?? (await openStore(config, log));
    const now = overrides.now ?? (() => new Date());
    return {
      config,
      log,
      db,
      store,
      hqKeys,
      bulletinMakers: overrides.bulletinMakers ?? bulletinMakers,
      now,
      async close() {
        store.close();
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/**
 * The form of grants depends on what the store checks, and the size of parts on what it takes, so it is asked, once. Only the api
 * role gives grants.
 */
async function openStore(config: Config, log: Logger): Promise<ObjectStore> {
  if (!config.roles.includes('api')) return createObjectStore({ ...config.s3, grantForm: 'content-sha256' });
  const bootstrap = createObjectStore({ ...config.s3, grantForm: 'content-sha256' });
  await bootstrap.ensureBucket().finally(() => bootstrap.close());
  const { form, protectsParts } = await probeGrantForm(config.s3);
  if (!protectsParts) log.warn({ form }, 'object store takes wrong bytes, only the read-back finds them');
  const store = createObjectStore({ ...config.s3, grantForm: form });
  const leastPartMiB = await probeLeastPart(store).finally(() => store.close());
  return createObjectStore({ ...config.s3, grantForm: form, leastPartMiB });
}
