import type { LiveMessage, LiveTopic } from '@rollcall/shared/http/live';
import type { Resource } from '@rollcall/shared/resources/resource';
import { resources } from '@rollcall/shared/resources/resources';
import { addressesOf, listsThatShow } from '../ledger/lists-by-subject.ts';

/** What each topic makes stale beside the resources that name it (`staleWith`). */
const others: Record<Exclude<LiveTopic, 'duty'>, readonly string[]> = {
  recordings: ['recordings', 'sightings'],
  stations: ['stations', 'duty-desk'],
  coverage: ['coverage', 'activities'],
  findings: ['findings'],
  ledger: ['ledger'],
  access: [],
  retention: [],
};

/** The lists and pages whose answers a live event makes stale, by the first part of their address. */
export function staleLists({ topic, subjects }: Pick<LiveMessage, 'topic' | 'subjects'>): string[] {
  if (topic === 'duty') return listsThatShow(subjects);
  const known: readonly Resource[] = Object.values(resources);
  const named = known.filter(({ staleWith }) => staleWith.includes(topic)).flatMap(addressesOf);
  return [...new Set([...others[topic], ...named])];
}
