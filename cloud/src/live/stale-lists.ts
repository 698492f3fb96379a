import type { LiveMessage, LiveTopic } from '@rollcall/shared/http/live';
import type { Resource } from '@rollcall/shared/resources/resource';
import { resources } from '@rollcall/shared/resources/resources';
import { listsThatShow } from '../ledger/lists-by-subject.ts';

/** Which lists each topic makes stale, beside those that resources name themselves (`staleWith`). */
const others: Record<Exclude<LiveTopic, 'duty'>, readonly string[]> = {
  recordings: ['recordings', 'sightings'],
  stations: ['stations', 'erase-cards', 'docking', 'duty-desk'],
  coverage: ['coverage', 'activities', 'shifts', 'duty-weeks'],
  findings: ['findings', 'duty-weeks'],
  ledger: ['ledger'],
  access: ['evidence-exports'],
  retention: ['retention'],
};

/** The lists and pages whose answers a live event makes stale, by the first part of their address. */
export function staleLists({ topic, subjects }: Pick<LiveMessage, 'topic' | 'subjects'>): string[] {
  if (topic === 'duty') return listsThatShow(subjects);
  const known: readonly Resource[] = Object.values(resources);
  return [
    ...others[topic],
    ...known.filter(({ staleWith }) => staleWith.includes(topic)).flatMap(({ list }) => list?.key ?? []),
  ];
}
