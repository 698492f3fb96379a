import { campaigns } from './campaigns.ts';
import type { CallsOf } from './endpoint.ts';
import { repairTickets } from './repair-tickets.ts';
import type { Resource } from './resource.ts';

/** Every resource of the new shape; the others still stand in `shared/src/http`. */
export const resources = { campaigns, repairTickets };

type Resources = (typeof resources)[keyof typeof resources];
type EndpointsOf<R> = R extends { endpoints: infer Endpoints } ? Endpoints[keyof Endpoints] : never;

/** What the page calls, by name: `Api['PATCH campaigns/:campaignId']['answer']`. */
export type Api = CallsOf<EndpointsOf<Resources>>;

/** The facts and subjects of these resources: part of `FactType` and `FactSubject`. */
export type ResourceFactType = Resources['factTypes'][number];
export type ResourceSubject = Resources['subject'];

/** The lists of these resources, by their names among the exports. */
export type ListKey = Resources extends infer R
  ? R extends { list: { key: infer Key extends string } }
    ? Key
    : never
  : never;

/** What is imported of these resources. */
export type ResourceImportKind = Resources extends infer R
  ? R extends { importKind: infer Kind extends string }
    ? Kind
    : never
  : never;

const known: readonly Resource[] = Object.values(resources);
export const listKeys = known.flatMap(({ list }) => (list === undefined ? [] : [list.key])) as ListKey[];
export const importKinds = known.flatMap(({ importKind }) => importKind ?? []) as ResourceImportKind[];
