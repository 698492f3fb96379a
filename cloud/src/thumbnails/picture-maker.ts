import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromProgram, PictureRequest, ReadStored, ToProgram } from './picture-messages.ts';
import { createStopwatch } from './stopwatch.ts';
import { thumbnailLimits } from './thumbnail-limits.ts';

/** `none`: there is no picture in it. `failed`: the program died, took too long or said nonsense. */
export type PictureOutcome = { outcome: 'picture'; jpeg: Uint8Array } | { outcome: 'none' | 'failed'; reason: string };

export interface PictureMaker {
  /** Whether this machine can decode at all; false too when it was aborted before it could tell. */
  works(signal: AbortSignal): Promise<boolean>;
  /** @throws what `read` or the signal does; nothing that comes from the bytes makes it throw */
  make(request: PictureRequest, read: ReadStored, signal: AbortSignal): Promise<PictureOutcome>;
}

/** What one picture may read: an index of many hours and a key frame, or a photo. */
const maxReadBytes = 32 * 1024 * 1024;
const maxReads = 500;

/**
 * Held by the kernel, whatever the program does: seconds of CPU, kilobytes of data, no files, no dumps. A limit that the
 * system doesn't know is left out.
 */
const limits = 'for limit in "-t 30" "-d 1500000" "-f 0" "-c 0"; do ulimit $limit 2>/dev/null; done; exec "$0" "$@"';

/** Makes pictures, each in a program of its own. */
export function createPictureMaker(options: { timeoutMs?: number; program?: URL } = {}): PictureMaker {
  const { timeoutMs = 20_000, program = new URL('./picture-program.ts', import.meta.url) } = options;

  return {
    async works(signal) {
      const child = startProgram(program);
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const giveUp = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const onAbort = () => resolve(false);
      giveUp.addEventListener('abort', onAbort);
      if (giveUp.aborted) onAbort();
      child.once('message', () => resolve(true));
      child.once('error', () => resolve(false));
      child.once('exit', () => resolve(false));
      const works = await promise;
      giveUp.removeEventListener('abort', onAbort);
      child.kill('SIGKILL');
      return works;
    },

    async make(request, read, signal) {
      signal.throwIfAborted();
      const child = startProgram(program);
      const ended = Promise.withResolvers<PictureOutcome>();
      const fail = (reason: string) => ended.resolve({ outcome: 'failed', reason });
      const onAbort = () => ended.reject(signal.reason);
      // What the store takes to answer isn't the program's time.
      const time = createStopwatch(timeoutMs, () => fail(`it took more than ${timeoutMs} ms`));
      const left = { reads: maxReads, bytes: maxReadBytes };

      async function answerRead({ id, start, end }: { id: number; start: number; end: number }): Promise<void> {
        const wanted = end - start;
        const possible = Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && wanted > 0;
        if (!possible || end > request.sizeBytes) return fail('it asked for bytes that are not there');
        left.reads -= 1;
        left.bytes -= wanted;
        if (left.reads < 0 || left.bytes < 0) return tell(child, { type: 'bytes', id, bytes: null });
        time.pause();
        const bytes = await read(start, end);
        time.resume();
        tell(child, { type: 'bytes', id, bytes });
      }

      child.on('message', (message: FromProgram) => {
        if (message.type === 'ready') tell(child, { type: 'make', request });
        else if (message.type === 'read') answerRead(message).catch(ended.reject);
        else if (message.type === 'none')
          ended.resolve({ outcome: 'none', reason: String(message.reason).slice(0, 200) });
        else if (isThumbnail(message.jpeg)) ended.resolve({ outcome: 'picture', jpeg: message.jpeg });
        else fail('it made something that is no thumbnail');
      });
      child.once('error', (error) => fail(error.message));
      child.once('exit', (code, killedBy) => fail(`it ended with ${killedBy ?? code}`));
      signal.addEventListener('abort', onAbort);
      try {
        return await ended.promise;
      } finally {
        signal.removeEventListener('abort', onAbort);
        time.stop();
        child.kill('SIGKILL');
      }
    },
  };
}

function startProgram(program: URL): ChildProcess {
  const node = [process.execPath, '--max-old-space-size=192', fileURLToPath(program)];
  const options: SpawnOptions = {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: {},
    cwd: '/',
  };
  return spawn('/bin/sh', ['-c', limits, ...node], options);
}

/** A program that has died meanwhile has no more use for it; its end is noticed by itself. */
function tell(child: ChildProcess, message: ToProgram): void {
  if (child.connected) child.send(message, () => undefined);
}

/** Nothing that a program says after it read hostile bytes is believed. */
function isThumbnail(jpeg: unknown): jpeg is Uint8Array {
  if (!(jpeg instanceof Uint8Array) || jpeg.length < 4 || jpeg.length > thumbnailLimits.sizeBytes) return false;
  return jpeg[0] === 0xff && jpeg[1] === 0xd8 && jpeg.at(-2) === 0xff && jpeg.at(-1) === 0xd9;
}
