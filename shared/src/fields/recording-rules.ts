import type { Choices } from './field.ts';

/**
 * What has to be recorded on duty of a type. `continuous`: the whole time on post; `activities`: what the must-record catalogue
 * says of what the officer does; `none`: nothing.
 */
export const recordingRules = {
  continuous: { zh: '全程录像', en: 'Whole time' },
  activities: { zh: '执法活动须录', en: 'Activities' },
  none: { zh: '不要求', en: 'Not required' },
} as const satisfies Choices;

export type RecordingRule = keyof typeof recordingRules;
