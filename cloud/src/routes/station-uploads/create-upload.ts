import { uploadGrantSchema, uploadRequestSchema } from '@rollcall/shared/http/station-uploads';
import { type GrantContext, grantUpload } from '../../evidence/grant-upload.ts';
import type { Route } from '../../http/route.ts';

/** POST /api/v1/station/uploads: what the station has to send of a recording that it announced. */
export function createUpload(deps: GrantContext): Route {
  return (app) =>
    app.post(
      '/api/v1/station/uploads',
      {
        config: { access: 'station' },
        schema: { body: uploadRequestSchema, response: { 200: uploadGrantSchema } },
      },
      async (request) => {
        const grant = await grantUpload(deps, request.stationId, request.body.recordingId);
        if (grant.outcome === 'parts') {
          request.log.info({ recordingId: request.body.recordingId, parts: grant.parts.length }, 'parts granted');
        }
        return grant;
      },
    );
}
