import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type {} from '../setup/embedded-postgres.ts';

/** Of the role that HQ runs as. One for all tests, because a role belongs to the cluster and not to a database. */
export const servicePassword = 'service-of-a-test';

export interface TestDatabase {
  url: string;
  /** Closes the connections that are left and removes the database. */
  drop(): Promise<void>;
}

/** A database of its own for a test file, in this run's cluster: empty, or a copy of a template. */
export async function createTestDatabase(options: { template?: string } = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  // File by file, because by way of the log each page is written twice.
  const template =
    options.template === undefined ? '' : ` template ${pg.escapeIdentifier(options.template)} strategy file_copy`;
  await asOwner((client) => client.query(`create database ${name}${template}`));
  return {
    url: urlOf(name),
    drop: () => asOwner((client) => client.query(`drop database if exists ${name} with (force)`)),
  };
}

/**
 * Migrates a template once a run, whichever test file comes first, and returns its name for `createTestDatabase`. When
 * `migrate` fails the template is removed, so the next file tries again and fails with the same error.
 */
export async function migratedTemplate(name: string, migrate: (url: string) => Promise<void>): Promise<string> {
  const template = `template_${name}`;
  const identifier = pg.escapeIdentifier(template);
  await asOwner(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const ready = await client.query('select from pg_database where datname = $1 and datistemplate', [template]);
    if (ready.rowCount === 1) return;
    await client.query(`drop database if exists ${identifier} with (force)`);
    await client.query(`create database ${identifier}`);
    try {
      await migrate(urlOf(template));
    } catch (error) {
      await client.query(`drop database ${identifier} with (force)`);
      throw error;
    }
    // A template that takes no connections can be copied by several files at once.
    await client.query(`alter database ${identifier} with is_template true allow_connections false`);
  });
  return template;
}

function urlOf(database: string): string {
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${database}`;
  return url.href;
}

async function asOwner(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
