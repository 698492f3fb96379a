// A program that starts Postgres in argv[2] and prints its connection string, for tests that kill it.
import { createEmbeddedPostgres } from '../../src/postgres/embedded-postgres.ts';

const [, , folder = ''] = process.argv;
const { ownerUrl } = await createEmbeddedPostgres({ folder, durable: true }).start();
process.stdout.write(`${ownerUrl('postgres')}\n`);
