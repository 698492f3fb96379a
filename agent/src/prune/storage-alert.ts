import type { DatabaseSync } from 'node:sqlite';
import { readStorageEpisode, type WaitsFor } from '../recordings/storage-episode-repository.ts';
import type { Alert } from '../runtime/alert.ts';

const nextSteps: Record<WaitsFor, string> = {
  upload: 'The oldest recordings wait to be uploaded: look at the line to HQ. They stay until HQ has verified them.',
  verification: 'HQ has the oldest recordings and has not read them back yet: at HQ, look at the page Operations.',
  release:
    'HQ has verified the oldest recordings; their days are not over and it has no second copy of them. Set up second copies at HQ, give the station a larger disk, or fewer ROLLCALL_AGENT_LOCAL_DAYS.',
  hq_unreachable: 'HQ can not be asked which copies may go: look at the line to HQ.',
  nothing: 'No recording is kept here: something else fills the disk, or the budget is smaller than a single file.',
};

/** Says that collecting stopped for want of room, what is full, and since when. */
export function storageAlert(db: DatabaseSync): Alert | null {
  const episode = readStorageEpisode(db);
  if (!episode) return null;
  const code = episode.limit === 'disk' ? 'disk_full' : 'storage_budget_full';
  return { code, nextStep: `Collecting has stopped. ${nextSteps[episode.waitsFor]}`, at: episode.since };
}
