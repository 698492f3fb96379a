import pg from 'pg';
import type { Network } from './network.ts';

/** A copy of HQ's database, and the way back to it. HQ must be stopped for both. */
export interface DatabaseCopy {
  save(): Promise<void>;
  restore(): Promise<void>;
  drop(): Promise<void>;
}

export async function openDatabaseCopy({ ownerUrl }: Pick<Network, 'ownerUrl'>): Promise<DatabaseCopy> {
  const url = new URL(ownerUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  const replace = async (from: string, to: string) => {
    await admin.query(`drop database if exists ${to} with (force)`);
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${from}'`);
    await admin.query(`create database ${to} template ${from}`);
  };
  return {
    save: () => replace(name, `${name}_dump`),
    restore: () => replace(`${name}_dump`, name),
    async drop() {
      await admin.query(`drop database if exists ${name}_dump`);
      await admin.end();
    },
  };
}
