import type { ViolationClass } from '@rollcall/shared/http/findings';

/** The four violations, as the brigade's measures name them. */
export const violationClassNames = {
  improper_use: { zh: '不规范使用', en: 'Improper use' },
  unauthorised_deletion: { zh: '擅自删除', en: 'Unauthorised deletion' },
  incomplete: { zh: '保存不全', en: 'Incomplete' },
  damaged: { zh: '损坏', en: 'Damaged' },
} as const satisfies Record<ViolationClass, { zh: string; en: string }>;
