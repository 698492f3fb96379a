import { parentPort, workerData } from 'node:worker_threads';
import { createDatabase } from '../db/database.ts';
import { AppError, type AppErrorDetails } from '../errors/app-error.ts';
import { importSheet } from '../imports/import-sheet.ts';
import type { ThreadAnswer, ThreadRequest } from '../imports/import-threads.ts';
import { actingFor } from '../ledger/acting-for.ts';
import { importDefinitions } from '../resources.ts';
import { readSheet } from '../sheets/read-sheet.ts';

// The program of a thread for imports: one file after the other in, what became of it out. See `import-threads.ts`.

const db = createDatabase({ url: workerData as string, max: 1, applicationName: 'rollcall import' });

parentPort?.on('message', async (request: ThreadRequest) => parentPort?.postMessage(await answerTo(request)));

async function answerTo({ kind, clockOffsetMs, leader, ...request }: ThreadRequest): Promise<ThreadAnswer> {
  const now = () => new Date(Date.now() + clockOffsetMs);
  const definition = importDefinitions.find((known) => known.kind === kind);
  try {
    if (!definition) throw new Error(`no import ${kind}`);
    const deps = { db, now, readSheet };
    return { outcome: await actingFor.run(leader, () => importSheet(deps, { ...request, definition })) };
  } catch (error) {
    if (error instanceof AppError) return { refusal: detailsOf(error) };
    const { message, stack, code, severity } = error as NodeJS.ErrnoException & { severity?: string };
    return { error: { message, stack, code, ...(severity !== undefined && { severity }) } };
  }
}

/** Without its cause, which may be no value that passes between threads. */
function detailsOf({ code, status, title, detail, nextStep, fields, ...more }: AppError): AppErrorDetails {
  const { retryAfterSeconds, extensions, accountId } = more;
  return {
    ...{ code, status, title, nextStep, fields, extensions, accountId },
    ...(detail !== undefined && { detail }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}
