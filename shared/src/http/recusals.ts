import { z } from 'zod';
import { badgeNoSchema } from '../ids.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

const reasonSchema = z.string().trim().min(1).max(500);

/** GET /api/v1/recusals: newest first. `inForce`: only those that nobody ended. */
export const recusalsQuerySchema = pageQuerySchema.extend({ inForce: z.literal('1').optional() });

/** The account decides nothing about the officer. That nobody decides about oneself or the own leader needs no entry. */
export const recusalRowSchema = z.object({
  recusalId: z.uuid(),
  username: z.string(),
  /** Who is barred, as he signs. */
  name: z.string(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  reason: z.string(),
  declaredBy: z.string(),
  declaredAt: z.iso.datetime(),
  endedBy: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
  endReason: z.string().nullable(),
});

export const recusalsPageSchema = pageOf(recusalRowSchema);

/** POST /api/v1/recusals: about oneself unless `username` says about whom; that takes the right to do it for all. */
export const newRecusalSchema = z.object({
  username: z.string().max(64).optional(),
  badgeNo: badgeNoSchema,
  reason: reasonSchema,
});

/** DELETE /api/v1/recusals/:recusalId: ends it; never by the account that it binds. */
export const recusalEndSchema = z.object({ reason: reasonSchema });

export type RecusalRow = z.infer<typeof recusalRowSchema>;
export type NewRecusal = z.infer<typeof newRecusalSchema>;
