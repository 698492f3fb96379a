import type { RecordingRule } from '@rollcall/shared/http/duty-types';

export interface DutyType {
  dutyType: string;
  name: string;
  recordingRule: RecordingRule;
  /** Takes no new shifts. */
  retired: boolean;
}
