import { holdsToken } from '@rollcall/node/holds-token';
import type { MetricPage } from '@rollcall/node/metric-page';
import type { Route } from '../../http/route.ts';

/**
 * GET /metrics: what Prometheus reads. To whoever doesn't hold the token, and without one to everybody, this address isn't
 * there. It is no part of the API, and the proxy keeps it from outside.
 */
export function readMetricsPage({ token, page }: { token: string | undefined; page: MetricPage }): Route {
  return (app) =>
    app.get('/metrics', { schema: { hide: true }, logLevel: 'warn' }, async (request, reply) => {
      if (token === undefined || !holdsToken(request.headers.authorization, token)) return reply.callNotFound();
      return reply.type(page.contentType).send(await page.render());
    });
}
