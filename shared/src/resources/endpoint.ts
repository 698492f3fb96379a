import type { z } from 'zod';
import type { Action } from '../http/permissions.ts';
import type { OnWire } from './instant.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What follows `/api/v1/`, with what varies as Fastify writes it: `PATCH campaigns/:campaignId`. */
export type EndpointName = `${Method} ${string}`;

export interface EndpointParts {
  /** Whose role may do it. `session`: whoever is signed in. `public`: anybody. */
  access: Action | 'session' | 'public';
  /** Also for whoever still has a password that somebody else made. */
  withGivenPassword?: true;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Megabytes: answered as it is, for checking it each time takes a tenth of its time. Tests check it. */
  unchecked?: true;
  /** What it answers, by status. 202: it is kept, and waits for somebody; 204 says nothing. */
  answers: { 200?: z.ZodType; 201?: z.ZodType; 202?: z.ZodType; 204?: z.ZodNull };
}

export interface Endpoint<Name extends EndpointName = EndpointName, Parts extends EndpointParts = EndpointParts> {
  name: Name;
  parts: Parts;
}

/** One endpoint of HQ's API: the service serves it by this, and the page calls it by its name with the same types. */
export function endpoint<const Name extends EndpointName, const Parts extends EndpointParts>(
  name: Name,
  parts: Parts,
): Endpoint<Name, Parts> {
  return { name, parts };
}

type In<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;

/** What the page calls, by the endpoint's name. */
export type CallsOf<E extends Endpoint> = {
  [One in E as One['name']]: {
    params: In<One['parts']['params']>;
    query: In<One['parts']['query']>;
    body: In<One['parts']['body']>;
    answer: OnWire<z.output<Extract<One['parts']['answers'][keyof One['parts']['answers']], z.ZodType>>>;
  };
};
