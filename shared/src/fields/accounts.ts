import type { Choices, Fields } from './field.ts';
import { roleNames } from './roles.ts';

/** Whether an account may sign in. */
export const accountStates = {
  enabled: { zh: '可登录', en: 'May sign in' },
  disabled: { zh: '已停用', en: 'Disabled' },
} as const satisfies Choices;

export const accountFields = {
  username: { label: { zh: '用户名', en: 'User name' }, kind: 'username', most: 64 },
  role: { label: { zh: '角色', en: 'Role' }, kind: 'choice', choices: roleNames },
  /** The unit that a squad leader leads. */
  unitCode: { label: { zh: '负责单位', en: 'Leads' }, kind: 'unit', optional: true },
  badgeNo: { label: { zh: '本人警号', en: 'Officer' }, kind: 'officer', optional: true },
  /** Whose it is, where it has no badge number. */
  personName: { label: { zh: '使用人姓名', en: 'Name of the holder' }, kind: 'name', most: 100, optional: true },
  /** Why it is changed. */
  reason: { label: { zh: '理由', en: 'Reason' }, kind: 'note', least: 1, most: 500 },
} as const satisfies Fields;

export const accountFilters = {
  /** In the user name, and the badge number and name of the officer. */
  q: {
    label: { zh: '用户名、警号或姓名', en: 'User name, badge or name' },
    kind: 'search',
    least: 1,
    most: 64,
    wide: true,
  },
  role: accountFields.role,
  state: { label: { zh: '状态', en: 'State' }, kind: 'choice', choices: accountStates },
} as const satisfies Fields;
