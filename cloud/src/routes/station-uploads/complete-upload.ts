import { uploadCompletionSchema } from '@rollcall/shared/http/station-uploads';
import { recordingIdSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import { type CompletionContext, completeUpload } from '../../evidence/complete-upload.ts';
import type { Route } from '../../http/route.ts';

/** POST /api/v1/station/uploads/:recordingId/completion: the station has sent every part. */
export function completeStationUpload(deps: CompletionContext): Route {
  return (app) =>
    app.post(
      '/api/v1/station/uploads/:recordingId/completion',
      {
        config: { access: 'station' },
        schema: {
          params: z.object({ recordingId: recordingIdSchema }),
          response: { 200: uploadCompletionSchema },
        },
      },
      async (request) => {
        const { recordingId } = request.params;
        const completion = await completeUpload(deps, request.stationId, recordingId);
        request.log.info({ recordingId, outcome: completion.outcome }, 'upload completion asked');
        return completion;
      },
    );
}
