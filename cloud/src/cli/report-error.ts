import { ConfigError } from '../config/config-error.ts';
import { AppError } from '../errors/app-error.ts';

/** Says what is wrong and what to do, and sets the exit code: 2 for what the caller can correct, 1 for the rest. */
export function reportError(error: unknown): void {
  if (error instanceof ConfigError) {
    console.error('Some environment variables are missing or wrong:');
    for (const { variable, message, set } of error.problems)
      console.error(`  ${variable} ${message}. Set it to ${set}.`);
    process.exitCode = 2;
  } else if (error instanceof AppError) {
    console.error(error.message.replace(/\.?$/, '.'));
    for (const { path, message } of error.fields) console.error(`  ${path}: ${message}`);
    if (error.cause instanceof Error) console.error(`  (${error.cause.message || error.cause.name})`);
    console.error(`Next: ${error.nextStep}`);
    process.exitCode = error.status < 500 ? 2 : 1;
  } else if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error) {
    console.error(`There is no file ${String(error.path)}.`);
    process.exitCode = 2;
  } else {
    console.error(error);
    process.exitCode = 1;
  }
}
