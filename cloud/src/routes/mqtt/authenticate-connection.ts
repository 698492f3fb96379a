import { z } from 'zod';
import { type MqttPrincipal, sameSecret } from '../../auth/authenticate-mqtt.ts';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';

const credentialsSchema = z.object({ username: z.string().max(256), password: z.string().max(4096) });
const answerSchema = z.object({
  principal: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('hq') }),
      z.object({ kind: z.literal('reader') }),
      z.object({ kind: z.literal('station'), stationId: z.string(), shard: z.string() }),
    ])
    .nullable(),
});

/**
 * POST /api/v1/mqtt/authentication: a broker in another process asks whose credentials these are; `null` for nobody's. It
 * proves itself by `Authorization: Bearer <MQTT_AUTHENTICATION_SECRET>`; without such a secret the route is closed.
 */
export function authenticateConnection(deps: {
  authenticate: (username: string, password: string) => Promise<MqttPrincipal | undefined>;
  secret: string | undefined;
}): Route {
  return (app) =>
    app.post(
      '/api/v1/mqtt/authentication',
      { config: { access: 'public' }, schema: { body: credentialsSchema, response: { 200: answerSchema } } },
      async (request) => {
        const { secret } = deps;
        if (secret === undefined || !sameSecret(request.headers.authorization ?? '', `Bearer ${secret}`)) {
          throw errors.brokerSecretRefused();
        }
        const { username, password } = request.body;
        return { principal: (await deps.authenticate(username, password)) ?? null };
      },
    );
}
