import { enrolmentRequestSchema, enrolmentResponseSchema } from '@rollcall/shared/http/station-enrolments';
import { type EnrolDependencies, enrolStation } from '../../auth/enrol-station.ts';
import type { Route } from '../../http/route.ts';

/** POST /api/v1/station/enrolments: a station registers its key with a one-time code. */
export function createEnrolment(deps: EnrolDependencies & { mqttUrl: string }): Route {
  return (app) =>
    app.post(
      '/api/v1/station/enrolments',
      {
        config: { access: 'public' },
        schema: { body: enrolmentRequestSchema, response: { 200: enrolmentResponseSchema } },
      },
      async (request) => {
        const { stationId, name, unitCode, brokerPassword } = await enrolStation(deps, request.body, request.ip);
        request.log.info({ stationId }, 'station enrolled');
        return {
          stationId,
          name,
          unitCode,
          keySet: deps.hqKeys.keySet.jws,
          mqtt: { url: deps.mqttUrl, username: stationId, password: brokerPassword },
        };
      },
    );
}
