import { z } from 'zod';
import { leafPlaceSchema } from '../contract/draw-event.ts';
import { itemKindSchema, nextDrawSchema } from '../draw/plan.ts';
import { badgeNoSchema, sha256HexSchema, stationIdSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/**
 * `fixed`: plan and roster stand; `announced`: stations commit; `closed`: the population is complete, stations open their secrets;
 * `finished`: drawn; `void`: it didn't end in time, and what it drew from is drawn from again. A void draw that ended later is
 * `finished`, and `voidedAt` says that it was void.
 */
const drawStateSchema = z.enum(['fixed', 'announced', 'closed', 'finished', 'void']);

const drawRowSchema = z.object({
  draw: z.int(),
  state: drawStateSchema,
  planVersion: z.int(),
  announcedAt: z.iso.datetime().nullable(),
  closesAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  voidedAt: z.iso.datetime().nullable(),
  /** How many items it drew from, and how many it drew; null before. */
  population: z.int().nullable(),
  sampled: z.int().nullable(),
  /** Stations that were asked, that committed in time, that opened their secret. */
  asked: z.int(),
  heard: z.int(),
  opened: z.int(),
});

const drawStationSchema = z.object({
  stationId: stationIdSchema,
  stationName: z.string(),
  unitCode: unitCodeSchema,
  unitName: z.string(),
  askedAt: z.iso.datetime(),
  commitment: sha256HexSchema.nullable(),
  committedAt: z.iso.datetime().nullable(),
  /** It came after the close, and doesn't count. */
  late: z.boolean(),
  secret: sha256HexSchema.nullable(),
  revealedAt: z.iso.datetime().nullable(),
});

/** Everything that a draw consists of, as it stands in the ledger. Nobody is named. */
const drawDetailSchema = drawRowSchema.extend({
  fixed: nextDrawSchema,
  /** The names of the roster's stations and their units, in the order in which they are asked. */
  order: z.array(z.object({ stationId: stationIdSchema, stationName: z.string(), unitName: z.string() })),
  /** So many are asked together, and so many answers are enough. */
  together: z.int(),
  enough: z.int(),
  /** Where the facts stand; null: not in the ledger yet. */
  places: z.object({
    fixed: leafPlaceSchema.nullable(),
    announcement: leafPlaceSchema.nullable(),
    close: leafPlaceSchema.nullable(),
    finish: leafPlaceSchema.nullable(),
  }),
  hq: z.object({ commitment: sha256HexSchema.nullable(), secret: sha256HexSchema.nullable() }),
  stations: z.array(drawStationSchema),
  root: sha256HexSchema.nullable(),
  again: z.array(z.int()),
  excluded: z.int(),
  strata: z.array(
    z.object({
      key: z.string(),
      size: z.int(),
      drawn: z.int(),
      capped: z.boolean(),
    }),
  ),
  /** Drawn because it was the officer's turn. */
  turns: z.int().nullable(),
  seed: sha256HexSchema.nullable(),
});

const drawItemRowSchema = z.object({
  draw: z.int(),
  kind: itemKindSchema,
  item: z.uuid(),
  stratum: z.string(),
  /** Its place in the sample, from 1; null: not drawn. */
  place: z.int().nullable(),
  why: z.enum(['ratio', 'turn']).nullable(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  /** By what the ledger names the officer. */
  tag: sha256HexSchema,
  unitCode: unitCodeSchema,
  unitName: z.string(),
  dutyDate: z.iso.date().nullable(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
});

const params = z.object({ draw: z.coerce.number().int().positive() });

/** Newest first. */
export const drawList = defineList({
  key: 'draws',
  access: 'checks.read',
  filters: z.object({ state: drawStateSchema.optional() }),
  row: drawRowSchema,
});

/** What draws drew from, drawn items first, in the order of the draw. */
export const drawItemList = defineList({
  key: 'draw-items',
  access: 'checks.read',
  filters: z.object({
    draw: z
      .string()
      .regex(/^[1-9]\d{0,8}$/, 'must be the number of a draw')
      .optional(),
    stratum: z.string().max(64).optional(),
    drawn: z.enum(['yes', 'no']).optional(),
    badgeNo: badgeNoSchema.optional(),
    unitCode: unitCodeSchema.optional(),
  }),
  row: drawItemRowSchema,
});

/** Draws of footage to check (抽取), each to be replayed by anybody from its bundle. */
export const draws = defineResource({
  list: drawList,
  endpoints: {
    read: endpoint('GET draws/:draw', { access: 'checks.read', params, answers: { 200: drawDetailSchema } }),
  },
  subject: 'draw',
  factTypes: [
    'check_excluded',
    'check_ripe',
    'draw_announced',
    'draw_asked',
    'draw_closed',
    'draw_committed',
    'draw_finished',
    'draw_revealed',
    'draw_voided',
    'draws_started',
  ],
  problems: { draw_not_closed: 409 },
  staleWith: ['duty'],
});

/** Their items, a list of its own. */
export const drawItems = defineResource({
  list: drawItemList,
  endpoints: {},
  factTypes: [],
  problems: {},
  staleWith: ['duty'],
});

export type DrawState = z.infer<typeof drawStateSchema>;
export type DrawFilters = z.infer<typeof drawList.filters>;
export type DrawRow = z.infer<typeof drawRowSchema>;
export type DrawStation = z.infer<typeof drawStationSchema>;
export type DrawDetail = z.infer<typeof drawDetailSchema>;
export type DrawItemFilters = z.infer<typeof drawItemList.filters>;
export type DrawItemRow = z.infer<typeof drawItemRowSchema>;
