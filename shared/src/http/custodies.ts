import { z } from 'zod';
import { badgeNoSchema, recorderSerialSchema, unitCodeSchema } from '../ids.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

/** `assignment`: issued to a person for long. `check_out`: taken for a shift; while it lasts it counts before the others. */
export const enteredBasisSchema = z.enum(['assignment', 'check_out']);

/** `observed`: follows from what was seen (custody-observations.ts); it counts before an assignment, and is never entered. */
export const custodyBasisSchema = z.enum([...enteredBasisSchema.options, 'observed']);

/** Why something in the past is changed; such changes are refused without one. */
export const reasonSchema = z.string().trim().min(2).max(500);

/**
 * Where a recorder is that was checked out and not returned. `docked`: in a dock, whoever holds it. Else `holder_on_duty`;
 * `not_due`: before the holder's shift, or between two of a day; `not_returned`: the duty for which it was taken is over. That is
 * also said of one that was kept from a shift before, while its holder is on duty with another.
 */
export const checkedOutStateSchema = z.enum(['holder_on_duty', 'not_due', 'docked', 'not_returned']);
/** `any`: everything that was checked out and not returned. Assignments and what counts after another custody are left out. */
export const checkedOutSchema = z.enum(['any', ...checkedOutStateSchema.options]);

/** GET /api/v1/custodies, latest `heldFrom` first. `at`: those that hold at that moment. */
export const custodiesQuerySchema = pageQuerySchema.extend({
  recorderSerial: recorderSerialSchema.optional(),
  badgeNo: badgeNoSchema.optional(),
  unitCode: unitCodeSchema.optional(),
  basis: custodyBasisSchema.optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  /** As of now. */
  checkedOut: checkedOutSchema.optional(),
});

/** `heldUntil` is excluded; null: until further notice. */
export const custodyRowSchema = z.object({
  custodyId: z.uuid(),
  recorderSerial: recorderSerialSchema,
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  unitCode: unitCodeSchema,
  basis: custodyBasisSchema,
  heldFrom: z.iso.datetime(),
  heldUntil: z.iso.datetime().nullable(),
  /** How it was seen, for `observed` ones. */
  observation: z
    .object({
      source: z.enum(['kiosk', 'page', 'import']),
      stationId: z.string().nullable(),
      spareFor: recorderSerialSchema.nullable(),
    })
    .nullable(),
  /** What its officer said against it. */
  dispute: z
    .object({ disputeId: z.uuid(), state: z.enum(['open', 'upheld', 'dismissed']), reason: z.string() })
    .nullable(),
});

export const custodiesPageSchema = pageOf(custodyRowSchema);

/** POST /api/v1/custodies. Two of one basis can't hold the same recorder at once. */
export const newCustodySchema = z.object({
  recorderSerial: recorderSerialSchema,
  badgeNo: badgeNoSchema,
  basis: enteredBasisSchema,
  heldFrom: z.iso.datetime({ offset: true }),
  heldUntil: z.iso.datetime({ offset: true }).nullable(),
  reason: reasonSchema.optional(),
});

/** PATCH /api/v1/custodies/:custodyId; DELETE takes `{reason}`, for one that never was. */
export const custodyChangeSchema = newCustodySchema.partial();
export const custodyDeletionSchema = z.object({ reason: reasonSchema });

export type CheckedOutState = z.infer<typeof checkedOutStateSchema>;
export type EnteredBasis = z.infer<typeof enteredBasisSchema>;
export type CustodyBasis = z.infer<typeof custodyBasisSchema>;
export type CustodiesQuery = z.infer<typeof custodiesQuerySchema>;
export type CustodyRow = z.infer<typeof custodyRowSchema>;
export type NewCustody = z.infer<typeof newCustodySchema>;
export type CustodyChange = z.infer<typeof custodyChangeSchema>;
