import { setPriority } from 'node:os';
import type { FromProgram, ToProgram } from './run-program.ts';

/** Reads a range of the file, `end` excluded. @throws when there are no bytes, or no more of them, for it */
export type ReadBytes = (start: number, end: number) => Promise<Uint8Array>;

/** The program's side of `runProgram`: answers one request, with bytes that it asks its parent for. */
export function serveRequest<Request, Result extends { type: string }>(
  work: (request: Request, read: ReadBytes) => Promise<Result>,
): void {
  const reads = new Map<number, PromiseWithResolvers<Uint8Array>>();
  let lastRead = 0;

  function tell(message: FromProgram<Result> | { type: 'none'; reason: string }): void {
    process.send?.(message);
  }

  const read: ReadBytes = (start, end) => {
    lastRead += 1;
    const answered = Promise.withResolvers<Uint8Array>();
    reads.set(lastRead, answered);
    tell({ type: 'read', id: lastRead, start, end });
    return answered.promise;
  };

  async function answer(request: Request): Promise<void> {
    try {
      tell(await work(request, read));
    } catch (error) {
      tell({ type: 'none', reason: error instanceof Error ? error.message : 'unknown' });
    }
  }

  process.on('message', (message: ToProgram<Request>) => {
    if (message.type === 'make') void answer(message.request);
    else if (message.bytes) reads.get(message.id)?.resolve(message.bytes);
    else reads.get(message.id)?.reject(new Error('there are no bytes, or no more, for this file'));
  });
  process.once('disconnect', () => process.exit());
  setPriority(10); // Everything else at HQ comes first.
  tell({ type: 'ready' });
}
