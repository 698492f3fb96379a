import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { Brigade } from './chapter.ts';
import { untilThere } from './until-there.ts';

/** @returns what a recorder recorded since then, in order of time, once so many are verified */
export async function untilVerified(
  { as }: Brigade,
  recorderSerial: string,
  count: number,
  from: string,
): Promise<RecordingRow[]> {
  const query = new URLSearchParams({ recorderSerial, from, state: 'verified', sort: 'capturedAt', limit: '200' });
  return untilThere(`${count} recordings of ${recorderSerial} verified`, async () => {
    const { rows } = await as('admin').get<{ rows: RecordingRow[] }>(`recordings?${query}`);
    return rows.length >= count && rows;
  });
}
