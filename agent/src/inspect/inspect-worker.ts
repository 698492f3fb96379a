import { parentPort } from 'node:worker_threads';
import { inspectFile } from './inspect-file.ts';

/** What the inspector asks, one at a time. The answer is the `Inspection`. */
export type InspectRequest = { path: string; extension: string; timeoutMs: number };

parentPort?.on('message', async ({ path, extension, timeoutMs }: InspectRequest) => {
  parentPort?.postMessage(await inspectFile(path, extension, timeoutMs));
});
