import { z } from 'zod';

export const roleSchema = z.enum(['brigade_admin', 'inspector', 'squad_leader', 'officer', 'ops', 'auditor']);

/** POST /api/v1/sessions: signs in; the session travels in an HttpOnly cookie. */
export const signInRequestSchema = z.object({
  username: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(256),
});

/** GET /api/v1/sessions/current. `actions`: what this account may do, such as `shifts.write`. */
export const sessionSchema = z.object({
  actions: z.array(z.string()),
  username: z.string(),
  role: roleSchema,
  unitCode: z.string().nullable(),
  badgeNo: z.string().nullable(),
  expiresAt: z.iso.datetime(),
});

export type Role = z.infer<typeof roleSchema>;
export type Session = z.infer<typeof sessionSchema>;
