import { campaigns } from './campaigns.ts';
import type { CallsOf } from './endpoint.ts';
import { leaderships } from './leaderships.ts';
import { outsideDecisions } from './outside-decisions.ts';
import { preShiftChecks } from './pre-shift-checks.ts';
import { repairTickets } from './repair-tickets.ts';
import type { Resource } from './resource.ts';
import { shiftTemplates } from './shift-templates.ts';
import { spareStock } from './spare-stock.ts';

/** Every resource of the new shape; the others still stand in `shared/src/http`. */
export const resources = {
  campaigns,
  leaderships,
  outsideDecisions,
  preShiftChecks,
  repairTickets,
  shiftTemplates,
  spareStock,
};

const all: readonly Resource[] = Object.values(resources);

type Resources = (typeof resources)[keyof typeof resources];
type EndpointOf<R> = R extends Resource ? R['list']['endpoint'] | R['endpoints'][keyof R['endpoints']] : never;

/** What the page calls, by name: `Api['PATCH campaigns/:campaignId']['answer']`. */
export type Api = CallsOf<EndpointOf<Resources>>;

/** The facts and subjects of these resources: part of `FactType` and `FactSubject`. */
export type ResourceFactType = Resources['factTypes'][number];
export type ResourceSubject = Resources['subject'];

/** The lists of these resources, by their names among the exports. */
export type ListKey = Resources['list']['key'];
export const listKeys: readonly ListKey[] = Object.values(resources).map(({ list }) => list.key);

/** Those of them that are imported as well, under the same names. */
export type ImportKey = Extract<Resources, { imports: true }>['list']['key'];
export const importKeys = all
  .filter(({ imports }) => imports === true)
  .map(({ list }) => list.key) as readonly string[] as readonly ImportKey[];
