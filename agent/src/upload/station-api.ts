import type { UploadCompletion, UploadGrant, WantedUploads } from '@rollcall/shared/http/station-uploads';

/** What uploads ask of HQ. All calls may be repeated. They throw `AgentError`s, HQ's refusals as `HqProblemError`. */
export type StationApi = {
  requestUpload(recordingId: string, signal: AbortSignal): Promise<UploadGrant>;
  completeUpload(recordingId: string, signal: AbortSignal): Promise<UploadCompletion>;
  /** What HQ had and lost. */
  listWantedUploads(signal: AbortSignal): Promise<WantedUploads>;
};
