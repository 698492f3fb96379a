import { z } from 'zod';
import { accountFields, accountFilters } from '../fields/accounts.ts';
import { badgeNoSchema } from '../ids.ts';
import { pageOf, pageQuerySchema } from './paging.ts';
import { plainName } from './plain-name.ts';
import { filterShapeOf, shapeOf } from './schema-of.ts';
import { roleSchema } from './sessions.ts';

const fields = shapeOf(accountFields);
/** A new one. Those of before may hold more. */
export const usernameSchema = fields.username;
/** What people choose; those that HQ makes are longer. HQ refuses what is guessed first (`weak_password`). */
const newPasswordSchema = z.string().min(10).max(256);

/** Of an account that has one. */
export const personNameSchema = plainName(accountFields.personName.most);

/** GET /api/v1/accounts: by user name. `q`: part of the user name, or of the officer's badge or name. */
export const accountsQuerySchema = pageQuerySchema.extend(filterShapeOf(accountFilters));

/** `unitCode`: the unit that a squad leader leads. An officer's account sees what is about `badgeNo`. */
export const accountRowSchema = z.object({
  accountId: z.uuid(),
  username: z.string(),
  role: roleSchema,
  unitCode: z.string().nullable(),
  unitName: z.string().nullable(),
  badgeNo: badgeNoSchema.nullable(),
  officerName: z.string().nullable(),
  /** Whose it is, of an account without a badge number; null: nobody has said yet. */
  personName: z.string().nullable(),
  /** Somebody else made its password, or it has another holder since: it may do nothing before he has chosen his own. */
  mustChoosePassword: z.boolean(),
  /**
   * To which accounts it is no second person, because one of the two made the other, changed it or set its password, and the other
   * one's holder hasn't chosen a password since. `byOnePerson`: no other administrator could have done that.
   */
  apartFrom: z.array(z.object({ username: z.string(), byOnePerson: z.boolean() })),
  disabled: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Of an open session; null: not signed in. */
  lastSeenAt: z.iso.datetime().nullable(),
});

export const accountsPageSchema = pageOf(accountRowSchema);

/** POST /api/v1/accounts. An account without a badge number needs `personName`. */
export const newAccountSchema = z.object({
  username: usernameSchema,
  role: fields.role,
  // What no unit can have for a code is refused like the code of no unit.
  unitCode: z.string().min(1).max(20).nullable(),
  badgeNo: fields.badgeNo,
  personName: fields.personName.optional(),
});

/** The answer to POST; HQ made the password and shows it this once. */
export const madeAccountSchema = z.object({ account: accountRowSchema, password: z.string() });

/** PATCH /api/v1/accounts/:accountId: what isn't named stays. Any change ends the account's sessions. */
export const accountChangeSchema = newAccountSchema
  .omit({ username: true })
  .partial()
  .extend({ disabled: z.boolean().optional(), reason: fields.reason });

/** POST /api/v1/accounts/:accountId/password: makes a new one, ends the account's sessions. */
export const passwordResetSchema = z.object({ reason: fields.reason });
export const madePasswordSchema = z.object({ password: z.string() });

/** PUT /api/v1/sessions/current/password: one's own; ends one's other sessions. */
export const passwordChangeSchema = z.object({
  currentPassword: z.string().min(1).max(256),
  newPassword: newPasswordSchema,
});

export type AccountsQuery = z.infer<typeof accountsQuerySchema>;
export type AccountRow = z.infer<typeof accountRowSchema>;
export type NewAccountRequest = z.infer<typeof newAccountSchema>;
export type AccountChange = z.infer<typeof accountChangeSchema>;
export type PasswordChange = z.infer<typeof passwordChangeSchema>;
export type MadeAccount = z.infer<typeof madeAccountSchema>;
