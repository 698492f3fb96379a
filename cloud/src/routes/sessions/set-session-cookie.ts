import type { FastifyReply } from 'fastify';
import { deviceLifetimeMs } from '../../auth/known-device-repository.ts';
import { deviceCookieName } from '../../auth/session-cookie.ts';

export interface CookieOptions {
  sessionCookie: string;
  https: boolean;
}

export function setSessionCookie(
  reply: FastifyReply,
  { sessionCookie, https }: CookieOptions,
  { sessionId, maxAgeMs }: { sessionId: string; maxAgeMs: number },
): void {
  setCookie(reply, { name: sessionCookie, value: sessionId, https, maxAgeMs });
}

/** Stays after signing out; each sign-in makes it last longer. */
export function setDeviceCookie(reply: FastifyReply, { https }: CookieOptions, token: string): void {
  setCookie(reply, { name: deviceCookieName({ https }), value: token, https, maxAgeMs: deviceLifetimeMs });
}

/** No script reads it, and no other site sends it. */
function setCookie(
  reply: FastifyReply,
  { name, value, https, maxAgeMs }: { name: string; value: string; https: boolean; maxAgeMs: number },
): void {
  reply.setCookie(name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: https,
    maxAge: Math.max(0, Math.floor(maxAgeMs / 1000)),
  });
}
