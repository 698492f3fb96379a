import { z } from 'zod';
import { actionSchema, roleSchema, scopeSchema } from '../http/permissions.ts';
import { passwordLength } from '../rules/passwords.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineResource } from './resource.ts';

const actingForSchema = z.object({
  delegationId: z.uuid(),
  /** The leader, by user name and name. */
  username: z.string(),
  name: z.string().nullable(),
  /** Empty where the role goes as far as no unit. */
  unitName: z.string(),
  role: roleSchema,
  until: instant,
});

/** `actions`: what this account may do, such as `shifts.write`. */
const sessionSchema = z.object({
  actions: z.array(z.string()),
  username: z.string(),
  role: roleSchema,
  unitCode: z.string().nullable(),
  badgeNo: z.string().nullable(),
  /** Somebody else made the password: everything is refused (`password_not_own`) but to choose one's own, and to sign out. */
  mustChoosePassword: z.boolean(),
  expiresAt: instant,
  /** For whom this session acts, with that one's role and unit. Null: for oneself. */
  actingFor: actingForSchema.nullable(),
  /** For whom it could, now. */
  mayActFor: z.array(actingForSchema),
});

const passwordChangeSchema = z.object({
  currentPassword: z.string().min(1).max(passwordLength.most),
  newPassword: z.string().min(passwordLength.least).max(passwordLength.most),
});

/** Who is signed in (登录), for whom he acts, and what each role may do. */
export const sessions = defineResource({
  endpoints: {
    /** Signs in; the session travels in an HttpOnly cookie. */
    create: endpoint('POST sessions', {
      access: 'public',
      body: z.object({
        username: z.string().trim().min(1).max(64),
        password: z.string().min(1).max(passwordLength.most),
      }),
      answers: { 201: sessionSchema },
    }),
    read: endpoint('GET sessions/current', {
      access: 'session',
      withGivenPassword: true,
      answers: { 200: sessionSchema },
    }),
    /** Acts for a leader who named this account, or for oneself again: a new session. */
    act: endpoint('PUT sessions/current/acting', {
      access: 'session',
      body: z.object({ delegationId: z.uuid().nullable() }),
      answers: { 200: sessionSchema },
    }),
    /** One's own; one's other sessions end. */
    changePassword: endpoint('PUT sessions/current/password', {
      access: 'session',
      withGivenPassword: true,
      body: passwordChangeSchema,
      answers: { 204: z.null() },
    }),
    /** Signs out. Also without a session, so that it can be repeated. */
    end: endpoint('DELETE sessions/current', { access: 'public', answers: { 204: z.null() } }),
    /** The table that every route is held to: for each role what it may do and how far. What isn't here is denied. */
    permissions: endpoint('GET permissions', {
      access: 'session',
      answers: {
        200: z.object({
          roles: z.array(z.object({ role: roleSchema, may: z.partialRecord(actionSchema, scopeSchema) })),
        }),
      },
    }),
  },
  subject: 'session',
  factTypes: ['acting_began', 'acting_ended', 'sign_in_locked_out', 'signed_in', 'signed_out'],
  problems: {
    not_signed_in: 401,
    password_not_own: 403,
    too_many_attempts: 429,
    wrong_credentials: 401,
    wrong_password: 403,
  },
  staleWith: [],
});

/** For whom a session acts, or could, as HQ handles it. */
export type ActingFor = z.output<typeof actingForSchema>;
export type Session = z.input<typeof sessionSchema>;
export type PasswordChange = z.infer<typeof passwordChangeSchema>;
