import { z } from 'zod';
import { leafPlaceSchema } from '../contract/draw-event.ts';
import { itemKindSchema, nextDrawSchema } from '../draw/plan.ts';
import { reasonSchema } from '../http/schema-of.ts';
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

/** A drawn item that two persons agreed not to review, or that one proposes; `follower` takes its place. */
const drawSkipSchema = z.object({
  drawSkipId: z.uuid(),
  kind: itemKindSchema,
  item: z.uuid(),
  stratum: z.string(),
  reason: z.string(),
  state: z.enum(['waits', 'agreed', 'refused']),
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
  follower: z.object({ kind: itemKindSchema, item: z.uuid() }).nullable(),
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
  skips: z.array(drawSkipSchema),
});

const drawItemRowSchema = z.object({
  draw: z.int(),
  kind: itemKindSchema,
  item: z.uuid(),
  stratum: z.string(),
  /** Its place in the sample, from 1; null: not drawn. */
  place: z.int().nullable(),
  why: z.enum(['ratio', 'turn']).nullable(),
  /** Null after a restore, until the officer is entered again. */
  badgeNo: badgeNoSchema.nullable(),
  officerName: z.string().nullable(),
  /** Two persons agreed that it isn't reviewed, for this reason; or it takes the place of one such. */
  skipped: z.string().nullable(),
  follows: z.boolean(),
  /** By what the ledger names the officer. */
  tag: sha256HexSchema,
  unitCode: unitCodeSchema,
  unitName: z.string(),
  dutyDate: z.iso.date().nullable(),
  /** Null after a restore that lost the shift or activity. */
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
});

const params = z.object({ draw: z.coerce.number().int().positive() });
const answers = { 200: drawDetailSchema };

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
    read: endpoint('GET draws/:draw', { access: 'checks.read', params, answers }),
    /** Of an item that is to be reviewed. Nothing changes until a second person agrees. */
    skip: endpoint('POST draws/:draw/skips', {
      access: 'checks.plan',
      params,
      body: z.object({ kind: itemKindSchema, item: z.uuid(), reason: reasonSchema }),
      answers,
    }),
    decideSkip: endpoint('POST draw-skips/:drawSkipId/decision', {
      access: 'checks.plan',
      params: z.object({ drawSkipId: z.uuid() }),
      body: z.object({ decision: z.enum(['agreed', 'refused']), reason: reasonSchema }),
      answers,
    }),
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
    'draw_item_skipped',
    'draw_revealed',
    'draw_skip_proposed',
    'draw_skip_refused',
    'draw_voided',
    'draws_started',
  ],
  problems: {
    draw_not_closed: 409,
    draw_waits_for_witness: 409,
    draw_item_not_drawn: 409,
    draw_item_reviewed: 409,
    draw_skip_waits: 409,
    own_draw_skip: 403,
  },
  staleWith: ['duty'],
  shows: ['unit'],
});

/** Their items, a list of its own. */
export const drawItems = defineResource({
  list: drawItemList,
  endpoints: {},
  factTypes: [],
  problems: {},
  staleWith: ['duty'],
  shows: ['unit', 'officer', 'shift', 'activity'],
});

export type DrawState = z.infer<typeof drawStateSchema>;
export type DrawFilters = z.infer<typeof drawList.filters>;
export type DrawRow = z.infer<typeof drawRowSchema>;
export type DrawSkip = z.infer<typeof drawSkipSchema>;
export type DrawStation = z.infer<typeof drawStationSchema>;
export type DrawDetail = z.infer<typeof drawDetailSchema>;
export type DrawItemFilters = z.infer<typeof drawItemList.filters>;
export type DrawItemRow = z.infer<typeof drawItemRowSchema>;
