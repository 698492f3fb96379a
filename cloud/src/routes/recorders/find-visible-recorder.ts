import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { findRecorderRow } from '../../registry/recorder-list-repository.ts';

/** @throws AppError `not_found` when there is no such recorder in sight */
export async function findVisibleRecorder(
  db: Database,
  recorderSerial: string,
  options: { now: Date; dataScope: DataScope },
): Promise<void> {
  if (!(await findRecorderRow(db, recorderSerial, options))) throw errors.notFound(`The recorder ${recorderSerial}`);
}
