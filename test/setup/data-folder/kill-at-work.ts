import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import type { FileOnCard } from '@rollcall/test/old-folder/bring-in';
import { untilSettled } from '@rollcall/test/old-folder/until-settled';
import { sha256OfFile } from '@rollcall/test/sha256-of-file';
import { type Brigade, startAt } from './chapter.ts';
import { putClip } from './put-on-card.ts';
import { untilThere } from './until-there.ts';
import { untilVerified } from './until-verified.ts';

const at = '2026-11-25T10:00:00+08:00';
const s3AdminToken = 'a-slow-store';

/**
 * Kills every process when of eight files on two cards two are verified, the others are on their way, and a leader enters what was given back.
 * @param list says what HQ has, just before
 * @returns the eight files
 */
export async function killAtWork(dataFolder: string, list: (brigade: Brigade) => Promise<void>): Promise<FileOnCard[]> {
  const brigade = await startAt(dataFolder, { at, demo: 'brigade' }, { ROLLCALL_S3_ADMIN_TOKEN: s3AdminToken });
  await untilSettled(brigade.ready);
  const files: FileOnCard[] = [];
  const put = async (recorderSerial: string, badgeNo: string, numbers: readonly number[]) => {
    for (const nr of numbers) {
      const clip = { recorderSerial, badgeNo, startsAt: `2026-11-25T08:${nr}0:00+08:00`, sequenceNo: 9100 + nr };
      const path = await putClip(brigade.dockOf('squad-1'), clip);
      const sha256 = await sha256OfFile(path);
      files.push({ stationId: 'squad-1', recorderSerial, fileName: path.split('/').at(-1) ?? '', sha256 });
    }
  };
  await put('K000001', '100001', [0, 1]);
  await untilVerified(brigade, 'K000001', 2, '2026-11-25T00:00:00+08:00');
  await slowDown(brigade);
  await put('K000001', '100001', [2, 3]);
  await put('K000002', '100002', [0, 1, 2, 3]);
  await untilThere('all eight announced', async () => {
    const { rows } = await brigade
      .as('admin')
      .get<{ rows: RecordingRow[] }>(`recordings?from=${encodeURIComponent('2026-11-25T00:00:00+08:00')}&limit=200`);
    return rows.length === 8 && rows.filter(({ state }) => state === 'verified').length === 2;
  });
  await list(brigade);
  // Some of these HQ has, some are half done.
  const returns = Array.from({ length: 20 }, (_, nr) => giveBack(brigade, nr).catch(() => undefined));
  await Promise.race(returns);
  killProcessesOf(dataFolder);
  await Promise.all(returns);
  return files;
}

/** What goes to the store takes minutes from now on. */
async function slowDown({ ready }: Brigade): Promise<void> {
  const operations = ['PutObject', 'UploadPart'];
  const faults = [{ kind: 'slow', bytesPerSecond: 100, operations, keyPrefix: 'recordings/' }];
  const headers = { authorization: `Bearer ${s3AdminToken}` };
  const init = { method: 'POST', headers, body: JSON.stringify({ faults }) };
  const answer = await fetch(`${ready.s3.endpoint}/_rollcall/faults`, init);
  if (!answer.ok) throw new Error(await answer.text());
}

async function giveBack({ as }: Brigade, nr: number): Promise<void> {
  const seen = { kind: 'check_in', recorderSerial: 'K000901', badgeNo: '100003', reason: '补登' };
  const minute = String(10 + nr);
  await as('leader').post('custody-observations', { ...seen, at: `2026-11-25T09:${minute}:00+08:00` });
}
