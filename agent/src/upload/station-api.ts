import type { UploadCompletion, UploadGrant } from '@rollcall/shared/http/station-uploads';

/** What the uploader asks of HQ. Both calls may be repeated. They throw `AgentError`s, HQ's refusals as `HqProblemError`. */
export type StationApi = {
  requestUpload(recordingId: string, signal: AbortSignal): Promise<UploadGrant>;
  completeUpload(recordingId: string, signal: AbortSignal): Promise<UploadCompletion>;
};
