import { z } from 'zod';
import { reasonSchema } from '../http/schema-of.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineResource } from './resource.ts';

const leadershipEditStateSchema = z.enum(['proposed', 'agreed', 'refused', 'withdrawn']);

const personSchema = z.object({ badgeNo: badgeNoSchema, name: z.string() });

/** Who led for a time. Null bounds: as far back as duty goes; until now and further. */
const spanSchema = z.object({
  leader: personSchema.nullable(),
  ledFrom: instant.nullable(),
  ledUntil: instant.nullable(),
});

const leadershipEditSchema = z.object({
  leadershipEditId: z.uuid(),
  /** Who was led; null: the unit. */
  officer: personSchema.nullable(),
  unitCode: unitCodeSchema,
  unitName: z.string(),
  /** Who is to have led. A leader of null: of an officer, who led the unit; of a unit, nobody. */
  after: spanSchema,
  /** What is noted of that time now, oldest first; of one that was decided, nothing. */
  before: z.array(spanSchema),
  reason: z.string(),
  proposedBy: z.string(),
  /** In whose name it was proposed: it is that one's. Null: in the own. */
  onBehalfOf: z.string().nullable(),
  proposedAt: instant,
  state: leadershipEditStateSchema,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string().nullable(),
  /** Findings that name another leader since; null: nobody agreed. */
  findingsChanged: z.int().nullable(),
  /** Those that would, and were appealed against: they keep the leader that they named. */
  findingsKept: z.int().nullable(),
  /** Whether it belongs to the account that asks: it can withdraw it, and nothing else. */
  own: z.boolean(),
  /** Whether the account that asks is no second person to whoever proposed it. */
  involved: z.boolean(),
  /** It is one once the holder of an account has chosen his own password. */
  untilOwnPassword: z.literal(true).optional(),
});

const params = z.object({ leadershipEditId: z.uuid() });

/** Corrections of who led (任职更正) wait here for a second person: `POST leaderships` proposes them. */
export const leadershipEdits = defineResource({
  endpoints: {
    /** All that wait, then those decided last. */
    all: endpoint('GET leadership-edits', {
      access: 'leaderships.agree',
      answers: { 200: z.object({ rows: z.array(leadershipEditSchema) }) },
    }),
    /** By whom it doesn't concern, and who isn't liable for a finding that it could change. */
    decide: endpoint('POST leadership-edits/:leadershipEditId/decision', {
      access: 'leaderships.agree',
      params,
      body: z.object({ decision: z.enum(['agreed', 'refused']), reason: reasonSchema }),
      answers: { 200: leadershipEditSchema },
    }),
    /** By its proposer. */
    withdraw: endpoint('POST leadership-edits/:leadershipEditId/withdrawal', {
      access: 'registry.write',
      params,
      body: z.object({ reason: reasonSchema }),
      answers: { 200: leadershipEditSchema },
    }),
  },
  factTypes: [
    'leadership_edit_agreed',
    'leadership_edit_proposed',
    'leadership_edit_refused',
    'leadership_edit_withdrawn',
  ],
  problems: { leadership_edit_waits: 409, not_own_leadership_edit: 403, own_leadership_edit: 403 },
  staleWith: ['duty'],
});

export type LeadershipEditState = z.infer<typeof leadershipEditStateSchema>;
export type LeadershipEdit = z.input<typeof leadershipEditSchema>;
/** As HQ composes it. */
export type LeadershipEditToShow = z.output<typeof leadershipEditSchema>;
