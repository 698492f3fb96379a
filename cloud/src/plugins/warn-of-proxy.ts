import type { FastifyInstance } from 'fastify';
import { variables } from '../config/variables.ts';

/**
 * Says once that requests come through a proxy although none is declared: then everybody behind it has one address, and
 * wrong passwords of one person keep the others out.
 */
export function warnOfProxy(app: FastifyInstance): void {
  let told = false;
  app.addHook('onRequest', (request, _reply, done) => {
    const { 'x-forwarded-for': forwardedFor, forwarded } = request.headers;
    if (!told && (forwardedFor !== undefined || forwarded !== undefined)) {
      told = true;
      const set = `ROLLCALL_TRUSTED_PROXIES: ${variables.ROLLCALL_TRUSTED_PROXIES.set}`;
      request.log.warn({ proxy: request.ip, set }, 'requests come through a proxy that is not declared');
    }
    done();
  });
}
