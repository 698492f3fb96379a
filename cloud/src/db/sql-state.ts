// What Postgres' SQLSTATE codes mean to us. https://www.postgresql.org/docs/18/errcodes-appendix.html

/** The SQLSTATE of an error that Postgres sent, undefined for any other error. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return 'severity' in error && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined;
}

export function isForeignKeyViolation(error: unknown): boolean {
  return sqlStateOf(error) === '23503';
}

export function isMissingTable(error: unknown): boolean {
  return sqlStateOf(error) === '42P01';
}

export function isDiskFull(error: unknown): boolean {
  return sqlStateOf(error) === '53100';
}

/** The database the url names isn't there. */
export function isMissingDatabase(error: unknown): boolean {
  return sqlStateOf(error) === '3D000';
}

/**
 * The statement's values are at fault, and the same values would fail again: data exceptions (22), constraint violations
 * (23), too complex (54). Everything else that Postgres says is about its own state and may pass: lost connections (08),
 * deadlocks and serialization (40), full disks (53), restarts (57), a failed-over read-only server (25), a database that is
 * being replaced (3D, 42).
 */
export function isDataError(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state === undefined) return !isConnectionError(error);
  return state.startsWith('22') || state.startsWith('23') || state.startsWith('54');
}

/** A text holds what no text here can hold (NUL, half a surrogate pair: 22P02 from json), or a time lies before the year 1. */
export function isUnstorableValue(error: unknown): boolean {
  return ['22021', '22P02', '22P05', '22007', '22008'].includes(sqlStateOf(error) ?? '');
}

/** Postgres could not be reached or hung up; the error isn't one that Postgres sent. */
export function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.every(isConnectionError);
  if ('code' in error && typeof error.code === 'string' && /^E[A-Z_]+$/.test(error.code)) return true;
  // pg reports these as plain errors without a code.
  return /connection (terminated|ended|error)|connection timeout|timeout exceeded|not queryable|driver has already been destroyed/i.test(
    error.message,
  );
}
