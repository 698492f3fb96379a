import { z } from 'zod';
import { unitCodeSchema } from '../ids.ts';
import { metrics } from '../metrics/formulas.ts';
import { bulletinRowSchema } from './bulletins.ts';
import { endpoint } from './endpoint.ts';
import { inboxKindSchema } from './inbox.ts';
import { defineResource } from './resource.ts';

const metricSchema = z.enum(metrics);
const valueSchema = z.object({ numerator: z.int(), denominator: z.int() });
const periodSchema = z.object({ from: z.iso.date(), to: z.iso.date() });

const leaderPageSchema = z.object({
  /** The last week that is over. */
  week: periodSchema,
  figures: z.array(
    z.object({
      metric: metricSchema,
      value: valueSchema,
      before: valueSchema,
      /** One for each of `periods`, that of `value` last. */
      points: z.array(valueSchema),
      periods: z.array(periodSchema),
    }),
  ),
  /** Three at most, the gravest first. */
  slipping: z.array(
    z.object({
      unitCode: unitCodeSchema,
      unitName: z.string(),
      metric: metricSchema,
      since: z.iso.date(),
      why: z.enum(['falls', 'below_median', 'rises', 'above_median']),
      now: valueSchema,
    }),
  ),
  /** Of the inbox of the account. */
  waiting: z.array(z.object({ kind: inboxKindSchema, count: z.int() })),
  bulletins: z.object({
    /** The newest sealed ones. */
    weekly: bulletinRowSchema.nullable(),
    monthly: bulletinRowSchema.nullable(),
    /** Drafts, and what is in review. */
    waiting: z.array(bulletinRowSchema),
  }),
});

/** What the leader of the brigade looks at first (大队领导首页), for who sees all units. */
export const leaderPage = defineResource({
  endpoints: {
    read: endpoint('GET leader-page', { access: 'metrics.read', answers: { 200: leaderPageSchema } }),
  },
  factTypes: [],
  problems: {},
  /** The page asks again by itself. */
  staleWith: [],
});

export type LeaderPage = z.infer<typeof leaderPageSchema>;
