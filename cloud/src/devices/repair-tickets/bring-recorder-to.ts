import type { RecorderState } from '@rollcall/shared/fields/recorder-states';
import type { Transaction } from '../../db/database.ts';
import type { ChangedBy } from '../../registry/changed-by.ts';
import { selectRecorders } from '../../registry/recorder-repository.ts';
import { saveRecorders } from '../../registry/save-recorders.ts';

/** The state of a recorder follows its ticket; one that is scrapped or not registered stays so. */
export async function bringRecorderTo(
  tx: Transaction,
  recorderSerial: string,
  state: RecorderState,
  by: ChangedBy,
): Promise<void> {
  const [recorder] = await selectRecorders(tx, [recorderSerial]);
  if (recorder && recorder.state !== 'scrapped') await saveRecorders(tx, [{ recorderSerial, state }], by);
}
