import { z } from 'zod';
import { reasonSchema } from './custodies.ts';

/** The brigade's numbers, each with the default that counts until somebody sets another. */
export const parametersSchema = z.object({
  /** Hours after the end of a shift by which its footage must be imported. */
  importDeadlineHours: z
    .number()
    .min(1)
    .max(24 * 30)
    .default(24),
  /** Two recordings no further apart than this are one; a longer hole is a gap. */
  joinToleranceMs: z.int().min(0).max(60_000).default(1000),
  /** Missing time in a shift, in sum, above which it is a finding. */
  coverageGapMs: z.int().min(0).max(3_600_000).default(60_000),
  /** Whether cards are erased once HQ has everything: not at all, only told what would be, or really. */
  eraseMode: z.enum(['off', 'dry_run', 'on']).default('off'),
  /** A second person has to agree before a file goes that HQ doesn't have whole. */
  eraseSecondPerson: z.boolean().default(true),
  /** Months for which no recording can be deleted, whatever its category. */
  retentionFloorMonths: z.int().min(6).max(120).default(6),
  /** Days for which a file of exported footage can be downloaded. */
  exportDays: z.int().min(1).max(90).default(7),
  /** Days within which every stored recording is read again. */
  walkDays: z.int().min(1).max(365).default(30),
});

/** GET /api/v1/parameters. `version` is 0 while the defaults count. */
export const parametersResponseSchema = z.object({
  version: z.int(),
  parameters: parametersSchema,
  setBy: z.string().nullable(),
  setAt: z.iso.datetime().nullable(),
});

/** PUT /api/v1/parameters. `version` is the one that was changed: if another came in between, it is refused. */
export const parametersChangeSchema = z.object({
  version: z.int(),
  parameters: parametersSchema.required(),
  reason: reasonSchema,
});

export type Parameters = z.infer<typeof parametersSchema>;
export type ParametersResponse = z.infer<typeof parametersResponseSchema>;
export type ParametersChange = z.infer<typeof parametersChangeSchema>;
