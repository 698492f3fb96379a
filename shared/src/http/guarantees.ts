import { z } from 'zod';
import { reasonSchema } from './schema-of.ts';

/** What HQ relies on at the object store; `rollcall doctor` tries each on the live store. */
export const storeGuaranteeSchema = z.enum([
  'keeps_versions',
  'takes_granted_parts',
  'refuses_wrong_bytes',
  'refuses_wrong_length',
  'completes_once',
  'reads_back_equal',
  'serves_asked_version',
  'deletes_versions',
  'refuses_locked_delete',
  'refuses_locked_batch_delete',
  'keeps_lock_length',
  'extends_locks',
  'hold_outlasts_lock',
]);

/** `held` is null for what could not be tried, because something else is missing. */
export const guaranteeRowSchema = z.object({
  guarantee: storeGuaranteeSchema,
  held: z.boolean().nullable(),
  seen: z.string(),
  probedAt: z.iso.datetime(),
  override: z.object({ by: z.string(), reason: z.string(), at: z.iso.datetime() }).nullable(),
});

/**
 * GET /api/v1/guarantees. `missing`: not held or not tried, overridden or not; every guarantee when none was tried lately.
 * `erasesSafe`: each is held or overridden, so cards may be erased.
 */
export const guaranteesResponseSchema = z.object({
  rows: z.array(guaranteeRowSchema),
  missing: z.array(storeGuaranteeSchema),
  erasesSafe: z.boolean(),
});

/** GET /api/v1/guarantees/missing: for the foot of every page. */
export const missingGuaranteesSchema = z.object({
  missing: z.int(),
  /** Null: nobody has tried yet. */
  probedAt: z.iso.datetime().nullable(),
});

/** PUT /api/v1/guarantees/:guarantee/override, and with `reason` alone DELETE of the same. */
export const guaranteeOverrideSchema = z.object({ reason: reasonSchema });

export type StoreGuarantee = z.infer<typeof storeGuaranteeSchema>;
export type GuaranteeRow = z.infer<typeof guaranteeRowSchema>;
export type GuaranteesResponse = z.infer<typeof guaranteesResponseSchema>;
export type MissingGuarantees = z.infer<typeof missingGuaranteesSchema>;
