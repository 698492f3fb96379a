import type { RecordingRow, ShownState } from '../http/recordings.ts';
import type { Word } from './define-words.ts';

/** What the station's inspection found. */
export const inspectionNames = {
  healthy: { zh: '完好', en: 'Healthy' },
  damaged: { zh: '损坏', en: 'Damaged' },
  not_inspected: { zh: '未检查', en: 'Not inspected' },
} as const satisfies Record<RecordingRow['inspection']['outcome'], Word>;

/** How far a recording is on its way to HQ. `lost`: nobody has it any more, whatever HQ waits for. */
export const recordingStateNames = {
  announced: { zh: '已采集', en: 'Collected' },
  uploading: { zh: '上传中', en: 'Uploading' },
  uploaded: { zh: '待核验', en: 'To be verified' },
  verified: { zh: '已核验', en: 'Verified' },
  deleted: { zh: '已到期删除', en: 'Deleted' },
  lost: { zh: '已丢失', en: 'Lost' },
} as const satisfies Record<ShownState, Word>;
