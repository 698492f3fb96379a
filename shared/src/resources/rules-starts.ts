import { z } from 'zod';
import { reasonSchema } from '../http/schema-of.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineResource } from './resource.ts';

const rulesStartStateSchema = z.enum(['proposed', 'agreed', 'refused', 'withdrawn']);

const rulesStartSchema = z.object({
  rulesStartId: z.uuid(),
  /** A first of a month; null: with the installation. */
  startsOn: z.iso.date().nullable(),
  reason: z.string().nullable(),
  /** Null: nobody, it began with the installation. */
  proposedBy: z.string().nullable(),
  /** In whose name it was proposed: it is that one's. Null: in the own. */
  onBehalfOf: z.string().nullable(),
  proposedAt: instant,
  state: rulesStartStateSchema,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string().nullable(),
  /** Whether it belongs to the account that asks: it can withdraw it, and nothing else. */
  own: z.boolean(),
  /** Whether the account that asks is no second person to whoever proposed it. */
  involved: z.boolean(),
  /** It is one once the holder of an account has chosen his own password. */
  untilOwnPassword: z.literal(true).optional(),
});

const rulesStartsSchema = z.object({
  today: z.iso.date(),
  /** The one that counts: of those agreed to the one decided last. Null: the old rules count, and no date is set. */
  current: rulesStartSchema.nullable(),
  /** It has come: nobody can move it any more. */
  fixed: z.boolean(),
  /** Newest first, the one that waits before all. */
  rows: z.array(rulesStartSchema),
});

/**
 * From when on the new rules of judging count (新判定规则启用日期): a first of a month that hasn't come, which one person proposes and a
 * second one agrees to. Once it has come it stays. What began with the new rules has nothing to set.
 */
export const rulesStarts = defineResource({
  endpoints: {
    read: endpoint('GET rules-starts', { access: 'registry.read', answers: { 200: rulesStartsSchema } }),
    propose: endpoint('POST rules-starts', {
      access: 'parameters.write',
      body: z.object({ startsOn: z.iso.date(), reason: reasonSchema }),
      answers: { 201: rulesStartsSchema },
    }),
    /** Its proposer can withdraw it, and nobody else. */
    decide: endpoint('POST rules-starts/:rulesStartId/decision', {
      access: 'parameters.agree',
      params: z.object({ rulesStartId: z.uuid() }),
      body: z.object({ decision: z.enum(['agreed', 'refused', 'withdrawn']), reason: reasonSchema }),
      answers: { 200: rulesStartsSchema },
    }),
  },
  subject: 'rules_start',
  factTypes: ['rules_start_agreed', 'rules_start_proposed', 'rules_start_refused', 'rules_start_withdrawn'],
  problems: {
    not_own_rules_start: 403,
    own_rules_start: 403,
    rules_always_new: 409,
    rules_start_bad_date: 422,
    rules_start_fixed: 409,
    rules_start_late: 409,
    rules_start_open: 409,
  },
  staleWith: ['duty'],
});

export type RulesStartState = z.infer<typeof rulesStartStateSchema>;
export type RulesStart = z.input<typeof rulesStartSchema>;
export type RulesStarts = z.input<typeof rulesStartsSchema>;
export type NewRulesStart = z.infer<typeof rulesStarts.endpoints.propose.parts.body>;
export type RulesStartDecision = z.infer<typeof rulesStarts.endpoints.decide.parts.body>['decision'];
