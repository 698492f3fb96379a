import type { Fields } from './field.ts';
import { recordingRules } from './recording-rules.ts';

export const dutyTypeFields = {
  name: { label: { zh: '名称', en: 'Name' }, kind: 'name', most: 50 },
  dutyType: { label: { zh: '代码', en: 'Code' }, kind: 'id', of: 'dutyType' },
  recordingRule: { label: { zh: '录像要求', en: 'Recording' }, kind: 'choice', choices: recordingRules },
  /** It stays for the shifts that have it, and takes no new ones. */
  retired: { label: { zh: '已停用', en: 'Retired' }, kind: 'flag' },
} as const satisfies Fields;
