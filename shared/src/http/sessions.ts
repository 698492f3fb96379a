import { z } from 'zod';
import { roleNames } from '../fields/roles.ts';
import { passwordLength } from '../rules/passwords.ts';

export const roleSchema = z.enum(Object.keys(roleNames) as (keyof typeof roleNames)[]);

/** POST /api/v1/sessions: signs in; the session travels in an HttpOnly cookie. */
export const signInRequestSchema = z.object({
  username: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(passwordLength.most),
});

/** PUT /api/v1/sessions/current/password: one's own; ends one's other sessions. */
export const passwordChangeSchema = z.object({
  currentPassword: z.string().min(1).max(passwordLength.most),
  newPassword: z.string().min(passwordLength.least).max(passwordLength.most),
});

const actingForSchema = z.object({
  delegationId: z.uuid(),
  /** The leader, by user name and name. */
  username: z.string(),
  name: z.string().nullable(),
  /** Empty where the role goes as far as no unit. */
  unitName: z.string(),
  role: roleSchema,
  until: z.iso.datetime(),
});

/** GET /api/v1/sessions/current. `actions`: what this account may do, such as `shifts.write`. */
export const sessionSchema = z.object({
  actions: z.array(z.string()),
  username: z.string(),
  role: roleSchema,
  unitCode: z.string().nullable(),
  badgeNo: z.string().nullable(),
  /** Somebody else made the password: everything is refused (`password_not_own`) but to choose one's own, and to sign out. */
  mustChoosePassword: z.boolean(),
  expiresAt: z.iso.datetime(),
  /** For whom this session acts, with that one's role and unit. Null: for oneself. */
  actingFor: actingForSchema.nullable(),
  /** For whom it could, now. */
  mayActFor: z.array(actingForSchema),
});

/** PUT /api/v1/sessions/current/acting: acts for a leader who named this account, or for oneself again. A new session. */
export const actingRequestSchema = z.object({ delegationId: z.uuid().nullable() });

export type PasswordChange = z.infer<typeof passwordChangeSchema>;
export type ActingFor = z.infer<typeof actingForSchema>;
export type Role = z.infer<typeof roleSchema>;
export type Session = z.infer<typeof sessionSchema>;
