import type { listStationsWithState } from './station-list-repository.ts';

type Station = Awaited<ReturnType<typeof listStationsWithState>>[number];

/** When the station last said anything: a message, or that it is there; null: never. */
export function lastHeardAt({ presence, presenceSince, presenceRenewedAt, lastBatchAt }: Station): Date | null {
  const heard = [lastBatchAt, presenceRenewedAt, presence === 'online' ? presenceSince : null];
  const times = heard.flatMap((at) => (at === null ? [] : [at.getTime()]));
  return times.length === 0 ? null : new Date(Math.max(...times));
}
