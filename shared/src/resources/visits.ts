import { z } from 'zod';
import { sha256HexSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

const visitPostRowSchema = z.object({
  day: z.iso.date(),
  /** In the order of the draw, from 1. */
  place: z.int(),
  unitCode: unitCodeSchema,
  unitName: z.string(),
  dutyType: z.string(),
  dutyTypeName: z.string(),
  post: z.string(),
  /** One of those that are to be visited. */
  wanted: z.boolean(),
  /** Inspections at this post on that day that count. */
  inspections: z.int(),
});

/** `pending`: nothing is committed yet. `committed`: the order stands, and only inspectors see it. `opened`: anybody recomputes it. */
const visitDaySchema = z.object({
  day: z.iso.date(),
  state: z.enum(['pending', 'committed', 'opened']),
  commitment: sha256HexSchema.nullable(),
  /** Of the posts that were ranked. */
  postsDigest: sha256HexSchema.nullable(),
  secret: sha256HexSchema.nullable(),
  committedAt: z.iso.datetime().nullable(),
  openedAt: z.iso.datetime().nullable(),
  /** So many are to be visited. */
  wanted: z.int(),
  posts: z.int(),
  /** Of the wanted ones. */
  done: z.int(),
  /** Whether the reader sees the order. */
  shown: z.boolean(),
});

export const visitPostList = defineList({
  key: 'visit-posts',
  access: 'inspections.read',
  filters: z.object({ day: z.iso.date().optional(), wanted: z.stringbool().optional() }),
  row: visitPostRowSchema,
});

/** Which posts inspectors visit on a day (今日应到), drawn by a secret that is opened afterwards. */
export const visits = defineResource({
  list: visitPostList,
  endpoints: {
    day: endpoint('GET visit-posts/days/:day', {
      access: 'inspections.read',
      params: z.object({ day: z.iso.date() }),
      answers: { 200: visitDaySchema },
    }),
  },
  subject: 'visits',
  factTypes: ['visits_committed', 'visits_opened'],
  problems: {},
  staleWith: ['duty'],
  shows: ['unit', 'officer'],
});

export type VisitPostFilters = z.infer<typeof visitPostList.filters>;
export type VisitPostRow = z.infer<typeof visitPostRowSchema>;
export type VisitDay = z.infer<typeof visitDaySchema>;
