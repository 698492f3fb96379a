import type { LiveTopic } from '../http/live.ts';
import type { Endpoint } from './endpoint.ts';

/** What page and service know of one resource: its endpoints, its facts, and when its answers become old. */
export interface Resource {
  endpoints: Record<string, Endpoint>;
  /** The kind of a fact's subject, `campaign:…`. */
  subject: string;
  /** Stored and shown in the ledger for ever, so none is ever renamed. */
  factTypes: readonly string[];
  /** Its list, under whose name it is exported. */
  list?: { key: string };
  /** Its name among the imports. */
  importKind?: string;
  /** With which live event what its lists answered becomes old. Facts about it tell of the topic `duty` by themselves. */
  staleWith: readonly LiveTopic[];
}

/** Keeps the names and types of what is given. */
export function defineResource<const Given extends Resource>(resource: Given): Given {
  return resource;
}
