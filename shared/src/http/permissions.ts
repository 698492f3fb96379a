import { z } from 'zod';
import { roleSchema } from './sessions.ts';

/** Everything that a role may or may not do. */
export const actionSchema = z.enum([
  'access.decide',
  'access.read',
  'access.request',
  'accountability.decide',
  'accountability.notify',
  'accountability.open',
  'accountability.read',
  'accounts.read',
  'accounts.write',
  'activities.read',
  'activities.write',
  'appeals.decide',
  'campaigns.write',
  'checks.plan',
  'checks.read',
  'clocks.write',
  'common_causes.write',
  'coverage.read',
  'custodies.dispute',
  'custodies.read',
  'custodies.write',
  'delegations.read',
  'delegations.write',
  'disputes.decide',
  'erases.approve',
  'exemptions.decide',
  'exemptions.read',
  'exemptions.request',
  'exports.create',
  'findings.agree',
  'findings.answer',
  'findings.appeal',
  'findings.decide',
  'findings.notify',
  'findings.read',
  'guarantees.override',
  'holds.write',
  'ledger.read',
  'must_record.read',
  'must_record.write',
  'ops.read',
  'outside.read',
  'outside.write',
  'own_record.read',
  'parameters.write',
  'recordings.classify',
  'recordings.open_restricted',
  'recordings.read',
  'recordings.restrict',
  'recordings.view',
  'rectifications.check',
  'rectifications.order',
  'rectifications.prove',
  'recusals.read',
  'recusals.write',
  'registry.read',
  'registry.write',
  'repairs.read',
  'repairs.report',
  'repairs.write',
  'retention.approve',
  'retention.read',
  'retention.write',
  'reviews.read',
  'reviews.verify',
  'reviews.write',
  'roster.approve',
  'shifts.read',
  'shifts.write',
  'sightings.read',
  'stations.read',
]);

/** `all`: every row. `own_unit`: rows of the account's unit only. `own_record`: rows about the account's officer only. */
export const scopeSchema = z.enum(['all', 'own_unit', 'own_record']);

/** GET /api/v1/permissions: for each role what it may do and how far. What isn't here is denied. */
export const permissionsResponseSchema = z.object({
  roles: z.array(z.object({ role: roleSchema, may: z.partialRecord(actionSchema, scopeSchema) })),
});

export type Action = z.infer<typeof actionSchema>;
export type Scope = z.infer<typeof scopeSchema>;
export type PermissionsResponse = z.infer<typeof permissionsResponseSchema>;
