import { Worker } from 'node:worker_threads';
import { type Inspection, inspectionSchema } from '@rollcall/shared/contract/inspection';
import type { Logger } from 'pino';
import type { InspectRequest } from './inspect-worker.ts';
import { notInspected } from './inspection-result.ts';
import { kindOf } from './kind-of.ts';

export type Inspector = {
  /** Never rejects: a file that brings the inspector down or keeps it too long is `not_inspected`. */
  inspect(path: string, extension: string): Promise<Inspection>;
  close(): Promise<void>;
};

const maxHeapMb = 192;

class TooLong extends Error {}

/**
 * Inspects files one after another in a worker thread of its own, so that a hostile file costs neither the agent's time nor
 * its memory: the worker is ended when it exceeds either, and the next file gets a new one.
 */
export function createInspector({ log, timeoutMs = 20_000 }: { log: Logger; timeoutMs?: number }): Inspector {
  let worker: Worker | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  function startWorker(): Worker {
    const started = new Worker(new URL('./inspect-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    });
    const forget = () => {
      if (worker === started) worker = undefined;
    };
    // A worker that fails between two files must not take the agent with it.
    started.on('error', forget).on('exit', forget);
    return started;
  }

  async function ask(request: InspectRequest): Promise<unknown> {
    worker ??= startWorker();
    const asked = worker;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const ended = () => reject(new Error('the inspection worker ended'));
    asked.once('message', resolve).once('error', reject).once('exit', ended);
    const timer = setTimeout(() => reject(new TooLong('the inspection took too long')), request.timeoutMs + 2000);
    try {
      asked.ref();
      asked.postMessage(request);
      return await promise;
    } catch (error) {
      void asked.terminate();
      if (worker === asked) worker = undefined;
      throw error;
    } finally {
      asked.unref();
      clearTimeout(timer);
      asked.off('message', resolve).off('error', reject).off('exit', ended);
    }
  }

  async function inspect(path: string, extension: string): Promise<Inspection> {
    try {
      return inspectionSchema.parse(await ask({ path, extension, timeoutMs }));
    } catch (error) {
      log.warn({ err: error, extension }, 'file could not be inspected');
      return notInspected(kindOf(extension), error instanceof TooLong ? 'too_long' : 'inspector_failed');
    }
  }

  return {
    inspect(path, extension) {
      const result = queue.then(() => inspect(path, extension));
      queue = result;
      return result;
    },
    async close() {
      await worker?.terminate();
    },
  };
}
