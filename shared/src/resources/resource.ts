import type { LiveTopic } from '../http/live.ts';
import type { Endpoint } from './endpoint.ts';

/** Kinds of subjects of which lists of others show something, such as a name. */
export type ShownSubject =
  | ('unit' | 'officer' | 'recorder' | 'custody' | 'observation' | 'shift' | 'leave' | 'campaign' | 'duty_type')
  | ('activity' | 'exemption' | 'repair_ticket' | 'roster_proposal' | 'outside_decision' | 'hq:parameters');

/** What page and service know of one resource: its endpoints, its facts, and when its answers become old. */
export interface Resource {
  /** Under its key it is read and exported, and by that its answers are known to be old. Left out: it has no rows of its own. */
  list?: { key: string; endpoint: Endpoint };
  /** The others. */
  endpoints: Record<string, Endpoint>;
  /** The kind of a fact's subject, `campaign:…`. Left out: nothing is decided about it. */
  subject?: string;
  /** Stored and shown in the ledger for ever, so none is ever renamed. */
  factTypes: readonly string[];
  /** What it refuses, by code, with the HTTP status; the words stand in its file of words. Codes are public for ever. */
  problems: Record<string, number>;
  /** Rows come in as a spreadsheet too, under the key of the list. */
  imports?: true;
  /**
   * With which live events the answers of its list and of its other `GET` endpoints become old. With `duty`, each fact about it is such
   * an event by itself, and makes its list old.
   */
  staleWith: readonly LiveTopic[];
  /** Of what its answers show something, or are reckoned by: a fact about one of these makes them old, too. */
  shows?: readonly ShownSubject[];
}

/** Keeps the names and types of what is given. */
export function defineResource<const Given extends Resource>(resource: Given): Given {
  return resource;
}
