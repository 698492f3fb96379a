import type { LiveMessage, LiveTopic } from '@rollcall/shared/http/live';
import type { Resource } from '@rollcall/shared/resources/resource';
import { resources } from '@rollcall/shared/resources/resources';
import { listsThatShow } from '../ledger/lists-by-subject.ts';

/** What each topic makes stale beside the resources that name it (`staleWith`). */
const others: Record<Exclude<LiveTopic, 'duty'>, readonly string[]> = {
  recordings: ['recordings', 'sightings'],
  stations: ['stations', 'docking', 'duty-desk'],
  coverage: ['coverage', 'activities', 'shifts'],
  findings: ['findings'],
  ledger: ['ledger'],
  access: ['evidence-exports'],
  retention: [],
};

/** The lists and pages whose answers a live event makes stale, by the first part of their address. */
export function staleLists({ topic, subjects }: Pick<LiveMessage, 'topic' | 'subjects'>): string[] {
  if (topic === 'duty') return listsThatShow(subjects);
  const known: readonly Resource[] = Object.values(resources);
  const named = known.filter(({ staleWith }) => staleWith.includes(topic)).flatMap(addressesOf);
  return [...new Set([...others[topic], ...named])];
}

/** The first parts of the addresses under which a resource is read. */
function addressesOf({ list, endpoints }: Resource): string[] {
  const read = [...(list ? [list.endpoint] : []), ...Object.values(endpoints)].filter(({ name }) => /^GET /.test(name));
  return read.map(({ name }) => name.replace(/^GET /, '').replace(/\/.*$/, ''));
}
