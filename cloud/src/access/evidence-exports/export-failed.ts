import type { EvidenceExportFailure } from '@rollcall/shared/http/evidence-exports';

/** There will be no such export, however often it is tried. `seen`: what was read instead. */
export class ExportFailed extends Error {
  readonly failure: EvidenceExportFailure;
  readonly seen: Record<string, unknown>;

  constructor(failure: EvidenceExportFailure, seen: Record<string, unknown> = {}) {
    super(`${failure.reason}: ${failure.recordingId}`);
    this.name = 'ExportFailed';
    this.failure = failure;
    this.seen = seen;
  }
}
