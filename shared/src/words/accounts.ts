import { defineWords, type Word } from './define-words.ts';

/** Whether an account may sign in. */
export const accountStateNames = {
  enabled: { zh: '可登录', en: 'May sign in' },
  disabled: { zh: '已停用', en: 'Disabled' },
} as const satisfies Record<'enabled' | 'disabled', Word>;

/** Accounts, as a page of the administrator. */
export const accountWords = defineWords({
  add: { zh: '新增账号', en: 'Add account' },
  edit: { zh: '修改账号', en: 'Change account' },
  search: { zh: '用户名、警号或姓名', en: 'User name, badge or name' },
  username: { zh: '用户名', en: 'User name' },
  usernameRule: { zh: '1 至 64 个字符，不含空格', en: '1 to 64 characters, no spaces' },
  role: { zh: '角色', en: 'Role' },
  unit: { zh: '负责单位', en: 'Leads' },
  unitHint: { zh: '中队责任领导必填：只能查看和处理本单位。', en: 'A squad leader sees this unit only.' },
  officer: { zh: '本人警号', en: 'Officer' },
  officerHint: { zh: '民警、辅警必填：只能查看本人的记录。', en: 'An officer sees the own record only.' },
  person: { zh: '使用人', en: 'Whose' },
  personName: { zh: '使用人姓名', en: 'Name of the holder' },
  personNameHint: {
    zh: '没有警号的账号必填。同一警号或同一姓名的账号视为同一人，不能互相审批。',
    en: 'Needed without a badge number. Accounts with the same badge number or name are one person and can’t approve each other’s acts.',
  },
  nobodyNamed: { zh: '未登记使用人，请补填', en: 'No holder yet: please add' },
  apart: { zh: '暂不能互为第二人', en: 'No second person to' },
  apartUntil: {
    zh: (username: string, until: string) => `${username}（至 ${until}）`,
    en: (username: string, until: string) => `${username} (until ${until})`,
  },
  apartHint: {
    zh: '新建、调整账号或重设密码后 24 小时内，经办人与该账号不能互相审批；由同一人新建或重设密码的账号之间也不能。',
    en: 'Whoever makes an account, changes its role or holder, or sets its password can’t approve its acts for 24 hours, nor it theirs; the same holds between accounts that one person made.',
  },
  state: { zh: '状态', en: 'State' },
  ...accountStateNames,
  allStates: { zh: '全部状态', en: 'Any state' },
  lastSeen: { zh: '登录中（最近操作）', en: 'Signed in (last seen)' },
  disable: { zh: '停用', en: 'Disable' },
  enable: { zh: '恢复', en: 'Enable' },
  reset: { zh: '重设密码', en: 'Reset password' },
  endsSessions: {
    zh: '修改、停用或重设密码后，该账号立即退出登录。',
    en: 'A change, a disabling or a new password ends the sessions of the account at once.',
  },
  made: { zh: (name: string) => `${name} 的密码`, en: (name: string) => `Password of ${name}` },
  madeHint: {
    zh: '只显示这一次，请当面告知；本人登录后请自行修改。',
    en: 'Shown this once. Hand it over in person; its holder should change it.',
  },
  noted: { zh: '已记下', en: 'Noted' },
  empty: { zh: '没有账号', en: 'No accounts' },
  emptyHint: { zh: '点击“新增账号”，或运行 rollcall account add。', en: 'Add one, or run rollcall account add.' },
});

/** Its problems, by their code. */
export const accountProblems = defineWords({
  last_administrator: {
    title: { zh: '这是最后一名可登录的管理员', en: 'This is the last administrator who can sign in' },
    nextStep: { zh: '请先新增或恢复另一名大队管理员。', en: 'First create or enable another administrator.' },
  },
  not_yet_second_person: {
    title: { zh: '暂不能由您作为第二人办理', en: 'You cannot be the second person here yet' },
    nextStep: {
      zh: '请由其他有权限的人办理，或在下列时间后再办。24 小时内，新建、调整账号或重设密码的人与该账号不能互相审批，由同一人新建的账号之间也不能。',
      en: 'Ask somebody else, or wait until the time below. Whoever made an account, changed its role or holder, or set its password is no second person to it for 24 hours, nor are accounts that one person made to each other.',
    },
  },
  account_incomplete: {
    title: {
      zh: '缺少单位、警号或使用人姓名',
      en: 'The account lacks its unit, its officer or the name of its holder',
    },
    nextStep: {
      zh: '中队责任领导须填负责单位，民警、辅警须填本人警号，没有警号的须填使用人姓名。',
      en: 'Give the unit of a squad leader, the badge number of an officer, and the name of whoever has no badge number.',
    },
  },
  wrong_password: {
    title: { zh: '现密码不对', en: 'Your current password is wrong' },
    nextStep: {
      zh: '请重新输入；忘记了请找管理员重设。',
      en: 'Type it again. If you forgot it, ask an administrator for a new one.',
    },
  },
  unknown_account: {
    title: { zh: '没有这个账号', en: 'There is no such account' },
    nextStep: { zh: '请核对用户名。', en: 'Check the user name.' },
  },
  unknown_unit_or_officer: {
    title: { zh: '没有这个单位或警号', en: 'There is no such unit or officer' },
    nextStep: { zh: '请从列表中选择。', en: 'Choose one from the list.' },
  },
});

/** Headings of its file that its page doesn't have. */
export const accountExportColumns = defineWords({
  badgeNo: { zh: '本人警号', en: 'Badge no.' },
  officer: { zh: '姓名', en: 'Name' },
});
