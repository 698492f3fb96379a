import { Worker } from 'node:worker_threads';
import type { ImportKind } from '@rollcall/shared/resources/imports';
import { AppError, type AppErrorDetails } from '../errors/app-error.ts';
import { actingFor } from '../ledger/acting-for.ts';
import { type ImportOutcome, type ImportRequest, refuseFile } from './import-sheet.ts';

// Reading, checking and writing a long file takes seconds of processor time, so each import runs in a thread with a connection of its
// own, and requests go on meanwhile. The files of one person run in turn; those of at most three people at once. A thread that is
// done is kept for the next file, because starting one takes a second.

export const importLimits = {
  threads: 3,
  /** An import of 50,000 rows takes about half of it. What takes more ends its thread, not the service. */
  heapMiB: 768,
  idleMs: 60_000,
};

/** What a thread is sent. */
export interface ThreadRequest extends Omit<ImportRequest, 'definition'> {
  kind: ImportKind;
  /** HQ's clock against the machine's. */
  clockOffsetMs: number;
  leader: { accountId: string; username: string } | undefined;
}

/** What it answers. An error of ours as its details, and any other with its SQLSTATE or system code. */
export type ThreadAnswer =
  | { outcome: ImportOutcome }
  | { refusal: AppErrorDetails }
  | { error: { message: string; stack: string | undefined; code: unknown; severity?: string } };

export interface ImportThreads {
  /** @throws AppError as the import does */
  run(request: ImportRequest): Promise<ImportOutcome>;
  /** Ends the threads; what runs in one is rolled back. */
  stop(): Promise<void>;
}

/** @param program a module that answers each `ThreadRequest` with a `ThreadAnswer` */
export function createImportThreads({
  program,
  databaseUrl,
  now,
  limits = importLimits,
}: {
  program: URL;
  databaseUrl: string;
  now: () => Date;
  limits?: typeof importLimits;
}): ImportThreads {
  const idle = new Map<Worker, NodeJS.Timeout>();
  const all = new Set<Worker>();
  const lastOf = new Map<string, Promise<unknown>>();
  const queue: (() => void)[] = [];
  let running = 0;
  let stopped = false;

  function takeThread(): Worker {
    for (const [thread, ends] of idle) {
      clearTimeout(ends);
      idle.delete(thread);
      return thread;
    }
    const thread = new Worker(program, {
      workerData: databaseUrl,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMiB },
    });
    all.add(thread);
    thread.once('exit', () => {
      all.delete(thread);
      clearTimeout(idle.get(thread));
      idle.delete(thread);
    });
    // One that breaks while nobody uses it has nobody to tell; its exit takes it out.
    thread.on('error', () => undefined);
    return thread;
  }

  function giveBack(thread: Worker): void {
    if (!all.has(thread)) return;
    idle.set(
      thread,
      setTimeout(() => void thread.terminate(), limits.idleMs),
    );
    thread.unref();
  }

  async function inThread({ definition, ...request }: ImportRequest): Promise<ImportOutcome> {
    const thread = takeThread();
    thread.ref();
    const sent: ThreadRequest = {
      ...request,
      kind: definition.kind,
      clockOffsetMs: now().getTime() - Date.now(),
      leader: actingFor.getStore(),
    };
    const answer = await answerOf(thread, sent);
    giveBack(thread);
    if ('refusal' in answer) throw new AppError(answer.refusal);
    if ('error' in answer) throw Object.assign(new Error(answer.error.message), answer.error);
    return answer.outcome;
  }

  /** Waits until one of the threads is free. */
  async function inOneOfThem<Result>(work: () => Promise<Result>): Promise<Result> {
    if (running >= limits.threads) await new Promise<void>((go) => queue.push(go));
    else running++;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running--;
    }
  }

  return {
    async run(request) {
      if (stopped) throw new Error('the threads of imports were ended');
      const whose = request.accountId ?? request.by;
      const before = lastOf.get(whose);
      const mine = (async () => {
        await before?.catch(() => undefined);
        return inOneOfThem(() => inThread(request));
      })();
      lastOf.set(whose, mine);
      try {
        return await mine;
      } finally {
        if (lastOf.get(whose) === mine) lastOf.delete(whose);
      }
    },
    async stop() {
      stopped = true;
      await Promise.all([...all].map((thread) => thread.terminate()));
    },
  };
}

/** @throws Error when the thread ends without an answer, but for want of memory */
async function answerOf(thread: Worker, sent: ThreadRequest): Promise<ThreadAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<ThreadAnswer>();
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ outcome: refuseFile('file_too_large') });
    else reject(error);
  };
  const onExit = () => reject(new Error('the thread of an import ended'));
  thread.once('message', resolve).once('error', onError).once('exit', onExit).postMessage(sent);
  try {
    return await promise;
  } finally {
    thread.off('message', resolve).off('error', onError).off('exit', onExit);
  }
}
