import { errors } from '../errors/errors.ts';
import type { Tie } from './tie-repository.ts';

/**
 * What is retired stays for its past, and is chosen for nothing to come: so nothing may hang on it. Call it under the registry's
 * lock, after `lockMoves` where that is taken.
 * @throws AppError that names the first kind of thing that hangs on it, and what to do about that
 */
export function assertUntied([tie]: readonly Tie[]): void {
  if (tie) throw errors.stillTied(tie.code, tie.names);
}
