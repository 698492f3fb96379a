import { AgentError } from '../errors/agent-error.ts';
import { createProgram } from './program.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  if (!(error instanceof AgentError)) throw error;
  console.error(`Error (${error.code}): ${error.message}`);
  if (error.cause instanceof Error) console.error(`Because: ${error.cause.message}`);
  console.error(`Next: ${error.nextStep}`);
  process.exitCode = 1;
}
