import { readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { sizeThreadPool } from '../../src/config/env.ts';

// Prints how many threads of this process are there for questions to files.
const before = readdirSync('/proc/self/task').length;
sizeThreadPool(Number(process.argv[2]));
await stat('/');
process.stdout.write(String(readdirSync('/proc/self/task').length - before));
