import { z } from 'zod';
import { accountFields, accountFilters } from '../fields/accounts.ts';
import { roleSchema } from '../http/permissions.ts';
import { plainName } from '../http/plain-name.ts';
import { filterShapeOf, shapeOf } from '../http/schema-of.ts';
import { badgeNoSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

const fields = shapeOf(accountFields);
/** A new one. Those of before may hold more. */
export const usernameSchema = fields.username;
/** Of an account that has one. */
export const personNameSchema = plainName(accountFields.personName.most);

/** `unitCode`: the unit that a squad leader leads. An officer's account sees what is about `badgeNo`. */
const accountRowSchema = z.object({
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
  createdAt: instant,
  /** Of an open session; null: not signed in. */
  lastSeenAt: instant.nullable(),
});

/** An account without a badge number needs `personName`. */
const newAccountSchema = z.object({
  username: usernameSchema,
  role: fields.role,
  // What no unit can have for a code is refused like the code of no unit.
  unitCode: z.string().min(1).max(20).nullable(),
  badgeNo: fields.badgeNo,
  personName: fields.personName.optional(),
});

const accountChangeSchema = newAccountSchema
  .omit({ username: true })
  .partial()
  .extend({ disabled: z.boolean().optional(), reason: fields.reason });

/** By user name. */
export const accountList = defineList({
  key: 'accounts',
  access: 'accounts.read',
  filters: z.object(filterShapeOf(accountFilters)),
  row: accountRowSchema,
});

const params = z.object({ accountId: z.uuid() });

/** The accounts of people (账号): whose they are, their roles, and whether they may sign in. */
export const accounts = defineResource({
  list: accountList,
  endpoints: {
    /** HQ makes the password and shows it this once. */
    create: endpoint('POST accounts', {
      access: 'accounts.write',
      body: newAccountSchema,
      answers: { 201: z.object({ account: accountRowSchema, password: z.string() }) },
    }),
    /** What isn't named stays. Any change ends the account's sessions. */
    update: endpoint('PATCH accounts/:accountId', {
      access: 'accounts.write',
      params,
      body: accountChangeSchema,
      answers: { 200: accountRowSchema },
    }),
    /** Makes a new one, shown this once; ends the account's sessions. */
    resetPassword: endpoint('POST accounts/:accountId/password', {
      access: 'accounts.write',
      params,
      body: z.object({ reason: fields.reason }),
      answers: { 201: z.object({ password: z.string() }) },
    }),
  },
  subject: 'account',
  factTypes: ['account_added', 'account_changed', 'password_changed'],
  problems: {
    account_incomplete: 422,
    last_administrator: 409,
    not_yet_second_person: 403,
    unknown_account: 404,
    unknown_unit_or_officer: 404,
    weak_password: 400,
  },
  staleWith: [],
});

export type AccountFilters = z.infer<typeof accountList.filters>;
export type AccountRow = z.input<typeof accountRowSchema>;
export type MadeAccount = z.input<(typeof accounts.endpoints.create.parts.answers)[201]>;
export type NewAccountRequest = z.infer<typeof newAccountSchema>;
