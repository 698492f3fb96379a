import { uploadCompletionSchema, uploadGrantSchema, wantedUploadsSchema } from '@rollcall/shared/http/station-uploads';
import type { HqClient } from '../identity/hq-client.ts';
import type { StationApi } from './station-api.ts';

/** HQ's uploads over HTTP. */
export function createHttpStationApi(hq: HqClient): StationApi {
  return {
    requestUpload: (recordingId, signal) => hq.post('/station/uploads', { recordingId }, uploadGrantSchema, signal),
    completeUpload: (recordingId, signal) =>
      hq.post(`/station/uploads/${recordingId}/completion`, {}, uploadCompletionSchema, signal),
    listWantedUploads: (signal) => hq.get('/station/wanted-uploads', wantedUploadsSchema, signal),
  };
}
