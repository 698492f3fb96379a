import { sizeThreadPool } from '../config/env.ts';
import { AgentError } from '../errors/agent-error.ts';
import { keepBufferPoolsSmall } from '../runtime/buffer-pool.ts';
import { createProgram } from './program.ts';

/**
 * What the agent asks of files goes through a pool of threads, and a card that hangs keeps the thread that asked it: one for its
 * scan and one for the screen, for 16 cards (`scan/scanner.ts`), one for a copy, for 16 cards more (`collect/collect-lanes.ts`),
 * and 1 for the eraser. The rest is for the cards that answer and the station's own disk. Node's own 4 would be gone with the
 * fourth question.
 */
sizeThreadPool(64);
keepBufferPoolsSmall();
try {
  await createProgram().parseAsync();
} catch (error) {
  if (!(error instanceof AgentError)) throw error;
  console.error(`Error (${error.code}): ${error.message}`);
  for (let { cause } = error; cause instanceof Error; cause = cause.cause) console.error(`Because: ${cause.message}`);
  console.error(`Next: ${error.nextStep}`);
  process.exitCode = 1;
}
