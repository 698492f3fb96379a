import { Command } from 'commander';
import { readVariables } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { migrateToLatest } from '../db/migrate.ts';
import { isConnectionError, isMissingDatabase } from '../db/sql-state.ts';
import { errors } from '../errors/errors.ts';

/** `rollcall migrate`. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description(
      'bring the database to this version and give the roles of service and broker their rights; safe to repeat',
    )
    .action(async () => {
      const read = readVariables(readEnv(), ['DATABASE_URL', 'DATABASE_OWNER_URL', 'DATABASE_BROKER_URL']);
      const serviceRole = roleOf(read.DATABASE_URL);
      if (serviceRole.name === roleOf(read.DATABASE_OWNER_URL).name) throw errors.serviceRoleIsOwner(serviceRole.name);
      const brokerRole = read.DATABASE_BROKER_URL === undefined ? undefined : roleOf(read.DATABASE_BROKER_URL);
      const others = [serviceRole.name, roleOf(read.DATABASE_OWNER_URL).name];
      // It would lose all its other rights.
      if (brokerRole && others.includes(brokerRole.name)) throw errors.brokerRoleIsTaken(brokerRole.name);
      try {
        const ran = await migrateToLatest(read.DATABASE_OWNER_URL, { serviceRole, brokerRole });
        for (const name of ran) console.log(`ran ${name}`);
        console.log(ran.length === 0 ? 'The database is up to date.' : `${ran.length} migrations ran.`);
      } catch (error) {
        throw isConnectionError(error) || isMissingDatabase(error) ? errors.databaseUnavailable(error) : error;
      }
    });
}

function roleOf(url: string): { name: string; password: string } {
  const { username, password } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}
