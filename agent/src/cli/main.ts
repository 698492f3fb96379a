import { AgentError } from '../errors/agent-error.ts';
import { createProgram } from './program.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  if (!(error instanceof AgentError)) throw error;
  console.error(`Error (${error.code}): ${error.message}`);
  for (let { cause } = error; cause instanceof Error; cause = cause.cause) console.error(`Because: ${cause.message}`);
  console.error(`Next: ${error.nextStep}`);
  process.exitCode = 1;
}
