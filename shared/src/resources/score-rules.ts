import { z } from 'zod';
import { reasonSchema } from '../http/schema-of.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { scoreRulesSchema } from '../scores/rules.ts';
import { endpoint } from './endpoint.ts';
import { defineWholeList } from './list.ts';
import { monthSchema } from './officer-file.ts';
import { defineResource } from './resource.ts';

const scoreRulesRowSchema = z.object({
  version: z.int(),
  /** The first month that is scored by it. */
  fromMonth: monthSchema,
  /** The last one; null: no end is known. A version that another one replaced before it began has none: see `counts`. */
  untilMonth: monthSchema.nullable(),
  /** `replaced`: another version of the same month was set later, so no month is scored by it. */
  counts: z.enum(['past', 'now', 'later', 'replaced']),
  rules: scoreRulesSchema,
  /** Null: the one that HQ brings along. */
  reason: z.string().nullable(),
  setBy: z.string().nullable(),
  setAt: z.iso.datetime().nullable(),
});

export const scoreRuleList = defineWholeList({ key: 'score-rules', access: 'scores.read', row: scoreRulesRowSchema });

/** A score in tenths under the rules that counted, and under those proposed; null: not rated. */
const compared = { before: z.int().nullable(), after: z.int().nullable() };

const previewSchema = z.object({
  /** Oldest first; the last one isn't over. */
  months: z.array(
    z.object({
      month: monthSchema,
      /** The version by which it was scored. */
      version: z.int(),
      units: z.array(z.object({ unitCode: unitCodeSchema, unitName: z.string(), ...compared })),
      officers: z.array(
        z.object({ badgeNo: badgeNoSchema, officerName: z.string(), unitName: z.string(), ...compared }),
      ),
    }),
  ),
});

/**
 * By which rules months are scored (考核规则), version by version, newest first. A version counts from a month that hasn't begun, so
 * that nobody changes the rules of what was already done.
 */
export const scoreRuleSets = defineResource({
  list: scoreRuleList,
  endpoints: {
    create: endpoint('POST score-rules', {
      access: 'scores.rules',
      /** `version`: the newest one that its author saw. */
      body: z.object({ version: z.int(), fromMonth: monthSchema, rules: scoreRulesSchema, reason: reasonSchema }),
      answers: { 201: scoreRulesRowSchema },
    }),
    /** What this month and the five before it would have been. Writes nothing. */
    preview: endpoint('POST score-rules/preview', {
      access: 'scores.rules',
      body: z.object({ rules: scoreRulesSchema }),
      answers: { 200: previewSchema },
    }),
  },
  subject: 'score_rules',
  factTypes: ['score_rules_set'],
  problems: { score_month_begun: 400, score_rules_changed: 409 },
  staleWith: ['duty'],
});

export type ScoreRulesRow = z.infer<typeof scoreRulesRowSchema>;
export type ScorePreview = z.infer<typeof previewSchema>;
