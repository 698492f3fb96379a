import { createS3Store } from '../../src/s3/s3-store.ts';
import { testCredentials } from './start-test-store.ts';

// The store as a process of its own, for tests that kill it: node run-store.ts <folder>. Prints its endpoint.
const [folder = ''] = process.argv.slice(2);
const { endpoint } = await createS3Store({ folder, credentials: [testCredentials], adminToken: 'kill' }).start();
process.stdout.write(`${endpoint}\n`);
