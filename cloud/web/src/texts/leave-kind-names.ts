import type { LeaveKind } from '@rollcall/shared/http/leave';

/** Kinds of leave, as lists and imports have them: part of texts. */
export const leaveKindNames = {
  annual: { zh: '年休假', en: 'annual leave' },
  sick: { zh: '病假', en: 'sick leave' },
  personal: { zh: '事假', en: 'personal leave' },
  training: { zh: '培训', en: 'training' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Record<LeaveKind, { zh: string; en: string }>;
