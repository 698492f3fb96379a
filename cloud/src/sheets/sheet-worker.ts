import { parentPort, workerData } from 'node:worker_threads';
import { parseSheet } from './parse-sheet.ts';

// The program of a thread of its own: one file in, what it holds out.
parentPort?.postMessage(await parseSheet(Buffer.from(workerData)));
