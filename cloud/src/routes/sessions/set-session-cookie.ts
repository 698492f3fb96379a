import type { FastifyReply } from 'fastify';

export interface CookieOptions {
  sessionCookie: string;
  https: boolean;
}

/** No script reads it, and no other site sends it. */
export function setSessionCookie(
  reply: FastifyReply,
  { sessionCookie, https }: CookieOptions,
  { sessionId, maxAgeMs }: { sessionId: string; maxAgeMs: number },
): void {
  reply.setCookie(sessionCookie, sessionId, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: https,
    maxAge: Math.max(0, Math.floor(maxAgeMs / 1000)),
  });
}
