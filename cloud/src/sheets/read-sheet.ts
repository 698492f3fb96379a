import { Worker } from 'node:worker_threads';
import type { SheetReading } from './sheet.ts';
import { sheetLimits } from './sheet-limits.ts';

/**
 * Reads a spreadsheet in a thread of its own, which ends when the file takes more memory or time than any honest one: a
 * hundred kilobytes can be made to unpack into gigabytes of objects. Requests go on meanwhile.
 */
export async function readSheet(
  bytes: Uint8Array,
  { heapMiB, readMs }: Pick<typeof sheetLimits, 'heapMiB' | 'readMs'> = sheetLimits,
): Promise<SheetReading> {
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: heapMiB },
  });
  const tooLong = setTimeout(() => void worker.terminate(), readMs);
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ outcome: 'refused', problem: 'file_too_large' });
        else reject(error);
      });
      worker.once('exit', () => resolve({ outcome: 'refused', problem: 'file_too_large' }));
    });
  } finally {
    clearTimeout(tooLong);
  }
}
