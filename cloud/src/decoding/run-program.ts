import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createStopwatch } from './stopwatch.ts';

/** To the program: one request, then the bytes that it asks for; null when there are no more for it. */
export type ToProgram<Request> =
  | { type: 'make'; request: Request }
  | { type: 'bytes'; id: number; bytes: Uint8Array | null };

/** From the program: `ready` once it has what it needs, then reads, then what it has found out. */
export type FromProgram<Result extends { type: string }> =
  | { type: 'ready' }
  /** `end` is excluded. */
  | { type: 'read'; id: number; start: number; end: number }
  | Result;

/** Reads a range, `end` excluded; null when the bytes are gone. */
export type ReadStored = (start: number, end: number) => Promise<Uint8Array | null>;

/**
 * Held by the kernel, whatever the program does: seconds of CPU, kilobytes of data, no files, no dumps. A limit that the
 * system doesn't know is left out.
 */
const limits = 'for limit in "-t 30" "-d 1500000" "-f 0" "-c 0"; do ulimit $limit 2>/dev/null; done; exec "$0" "$@"';

/** Whether a program gets ready on this machine; false too when it was aborted before it could tell. */
export async function programStarts(program: URL, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
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
}

/**
 * Has a program of its own, without secrets, read hostile bytes that it asks for.
 * @throws what `read` or the signal does; nothing that comes from the bytes makes it throw
 */
export async function runProgram<Result extends { type: string }, Outcome>(
  program: URL,
  asked: {
    request: { sizeBytes: number };
    read: ReadStored;
    timeoutMs: number;
    most: { reads: number; bytes: number };
    /** Nothing that a program says after it read hostile bytes is believed. */
    judge: (result: Result) => Outcome;
    failed: (reason: string) => Outcome;
  },
  signal: AbortSignal,
): Promise<Outcome> {
  signal.throwIfAborted();
  const { request, read, timeoutMs, most } = asked;
  const child = startProgram(program);
  const ended = Promise.withResolvers<Outcome>();
  const fail = (reason: string) => ended.resolve(asked.failed(reason));
  const onAbort = () => ended.reject(signal.reason);
  // What the store takes to answer isn't the program's time.
  const time = createStopwatch(timeoutMs, () => fail(`it took more than ${timeoutMs} ms`));
  const left = { ...most };

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

  child.on('message', (message: FromProgram<Result>) => {
    if (message.type === 'ready') tell(child, { type: 'make', request });
    else if (isRead(message)) answerRead(message).catch(ended.reject);
    else ended.resolve(asked.judge(message as Result));
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
}

function isRead(message: { type: string }): message is { type: 'read'; id: number; start: number; end: number } {
  return message.type === 'read';
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
function tell(child: ChildProcess, message: ToProgram<unknown>): void {
  if (child.connected) child.send(message, () => undefined);
}
