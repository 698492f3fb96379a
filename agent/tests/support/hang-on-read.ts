import { readFile } from 'node:fs/promises';
import { cutOffAfter } from '@rollcall/node/cut-off-after';

// Reads from a pipe that nobody writes to, as from a card that hangs, and is to end.
void readFile(process.argv[2] ?? '');
cutOffAfter(100, (stillOpen) => void process.stdout.write(JSON.stringify(stillOpen)));
