import { z } from 'zod';
import { leafPlaceSchema } from '../contract/draw-event.ts';
import { sha256HexSchema, stationIdSchema, unitCodeSchema } from '../ids.ts';
import { itemKindSchema, nextDrawSchema } from './plan.ts';

// What draws write into the ledger. None of it names anybody, so all of it can be shown to everybody and is never erased.

const draw = z.int().positive();
const index = z.int().nonnegative();
const code = z.string().min(1).max(64);
/** 32 random bytes. */
const secret = sha256HexSchema;
const item = { kind: itemKindSchema, item: z.string().regex(/^[A-Za-z0-9-]{1,64}$/) };
const batch = z.strictObject({ incarnation: draw, lastSeq: draw, hash: sha256HexSchema });

/** An item can be drawn from now on. Strata select by nothing else. `tag`: of the officer, without a name. */
const checkRipe = z.strictObject({
  ...item,
  tag: sha256HexSchema,
  unit: unitCodeSchema,
  dutyType: code,
  activityType: code.nullable(),
  campaign: code.nullable(),
});

/** There is nothing to look at any more. The fact that it follows names people, so this one stands for it. */
const checkExcluded = z.strictObject({ ...item, why: z.enum(['shift_cancelled', 'activity_withdrawn']) });

/** The chain of draws begins; what becomes ripe from here on is drawn from. */
const drawsStarted = z.strictObject({ next: nextDrawSchema });

/** `commitment`: HQ's own. */
const drawAnnounced = z.strictObject({ draw, closesAt: z.iso.datetime(), commitment: sha256HexSchema });

const drawAsked = z.strictObject({ draw, station: stationIdSchema });

/** What a station committed to. `batch`: the batch of its signed chain that says so, and nothing else. */
const drawCommitted = z.strictObject({ draw, station: stationIdSchema, commitment: sha256HexSchema, batch });

/**
 * The population is complete, and HQ opened its own secret. `closedAt`: by HQ's clock, as `closesAt` is; `after`: the close (or
 * start) that fixed plan and roster; `commitments`: the first of each station that came before, by station; `again`: the void draws
 * whose items are drawn from once more; `exclusions`: items that are no longer drawn from, each with the leaf that says so.
 */
const drawClosed = z.strictObject({
  draw,
  closedAt: z.iso.datetime(),
  after: leafPlaceSchema,
  announcement: leafPlaceSchema,
  secret,
  commitments: z.array(z.strictObject({ station: stationIdSchema, commitment: sha256HexSchema })).max(2000),
  again: z.array(draw).max(1000),
  exclusions: z.array(z.strictObject({ ...item, index })).max(100_000),
  population: z.strictObject({
    size: index,
    root: sha256HexSchema,
    strata: z.array(z.strictObject({ key: z.string().max(64), size: index })).max(200),
  }),
  next: nextDrawSchema,
});

/** A station opened its secret for this close. */
const drawRevealed = z.strictObject({ draw, station: stationIdSchema, secret, close: leafPlaceSchema, batch });

/** `sample`: its lines in the order of the draw, as an RFC 6962 root. */
const drawFinished = z.strictObject({
  draw,
  seed: sha256HexSchema,
  sample: z.strictObject({ size: index, root: sha256HexSchema }),
});

/** A draw that didn't end in time: what it drew from is drawn from again. */
const drawVoided = z.strictObject({ draw });

export const drawFactSchemas = {
  check_ripe: checkRipe,
  check_excluded: checkExcluded,
  draws_started: drawsStarted,
  draw_announced: drawAnnounced,
  draw_asked: drawAsked,
  draw_committed: drawCommitted,
  draw_closed: drawClosed,
  draw_revealed: drawRevealed,
  draw_finished: drawFinished,
  draw_voided: drawVoided,
} as const;

export type DrawFactType = keyof typeof drawFactSchemas;
export type DrawFacts = { [Type in DrawFactType]: z.infer<(typeof drawFactSchemas)[Type]> };

export function isDrawFact(type: string): type is DrawFactType {
  return Object.hasOwn(drawFactSchemas, type);
}
