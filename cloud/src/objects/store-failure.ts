import { S3ServiceException } from '@aws-sdk/client-s3';
import { AppError } from '../errors/app-error.ts';
import { errors } from '../errors/errors.ts';

/** What the store said in S3's words, undefined when it didn't answer at all. */
export function storeCodeOf(error: unknown): string | undefined {
  return error instanceof S3ServiceException ? error.name : undefined;
}

/** The object, version or bucket isn't there. HEAD has no body, so there the status is all that the store says. */
export function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
}

const refusals = new Set(['AccessDenied', 'InvalidRequest', 'InvalidArgument', 'ObjectLocked', 'MethodNotAllowed']);

/** The store understood and won't: for a locked version, or one without the right. Stores have different words for it. */
export function isRefusal(error: unknown): boolean {
  return error instanceof S3ServiceException && refusals.has(error.name);
}

/** The one place where the SDK's errors become ours. An abort stays what it is: whoever aborted knows why. */
export function storeFailure(operation: string, error: unknown, signal?: AbortSignal): unknown {
  if (signal?.aborted) return signal.reason;
  return error instanceof AppError ? error : errors.objectStoreFailed(operation, error);
}
