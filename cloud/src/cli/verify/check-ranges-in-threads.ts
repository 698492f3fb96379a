import { Worker } from 'node:worker_threads';
import type { CheckedRange } from '@rollcall/shared/evidence/check-leaf-range';
import type { ByteRange } from '@rollcall/shared/evidence/read-lines';

type Answer = { checked: CheckedRange } | { error: unknown };

/** Checks ranges of a dump side by side: each thread takes the next range that nobody has yet. */
export async function checkRangesInThreads(
  path: string,
  { ranges, cutSizes, threads }: { ranges: readonly ByteRange[]; cutSizes: readonly number[]; threads: number },
): Promise<CheckedRange[]> {
  const checked: CheckedRange[] = [];
  const waiting = [...ranges.entries()];
  const workers = Array.from(
    { length: Math.min(threads, ranges.length) },
    () => new Worker(new URL('./range-thread.ts', import.meta.url), { workerData: { path, cutSizes } }),
  );
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const [index, range] = next;
          checked[index] = await ask(worker, range);
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return checked;
}

async function ask(worker: Worker, range: ByteRange): Promise<CheckedRange> {
  const answer = await new Promise<Answer>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(range);
  });
  worker.removeAllListeners('message').removeAllListeners('error');
  if ('error' in answer) throw answer.error instanceof Error ? answer.error : new Error(String(answer.error));
  return answer.checked;
}
