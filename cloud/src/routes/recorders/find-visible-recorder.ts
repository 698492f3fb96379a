import type { Database } from '../../db/database.ts';
import type { Sight } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { findRecorderRow } from '../../registry/recorder-list-repository.ts';

/** @throws AppError `not_found` when there is no such recorder in sight */
export async function findVisibleRecorder(
  db: Database,
  recorderSerial: string,
  options: { now: Date; sight: Sight },
): Promise<void> {
  if (!(await findRecorderRow(db, recorderSerial, options))) throw errors.notFound(`The recorder ${recorderSerial}`);
}
