import { accountFilters, accountStates, accountFields as fields } from '../fields/accounts.ts';
import type { AccountRow } from '../resources/accounts.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Accounts, as a page of the administrator. */
export const accountWords = defineWords({
  title: { zh: '账号', en: 'Accounts' },
  add: { zh: '新增账号', en: 'Add account' },
  edit: { zh: '修改账号', en: 'Change account' },
  usernameRule: {
    zh: '只用字母、数字、汉字和 . - _ @；不分大小写、全角半角',
    en: 'Letters, digits, Chinese characters and . - _ @; case and width don’t matter',
  },
  unitHint: { zh: '中队责任领导必填：只能查看和处理本单位。', en: 'A squad leader sees this unit only.' },
  officerHint: { zh: '民警、辅警必填：只能查看本人的记录。', en: 'An officer sees the own record only.' },
  person: { zh: '使用人', en: 'Whose' },
  personNameHint: {
    zh: '没有警号的账号必填。同一警号或同一姓名的账号视为同一人，不能互相审批。',
    en: 'Needed without a badge number. Accounts with the same badge number or name are one person and can’t approve each other’s acts.',
  },
  nobodyNamed: { zh: '未登记使用人，请补填', en: 'No holder yet: please add' },
  apart: { zh: '暂不能互为第二人', en: 'No second person to' },
  byOnePerson: {
    zh: (username: string) => `${username}（由一人办理）`,
    en: (username: string) => `${username} (by one person)`,
  },
  apartMore: { zh: (count: number) => `等 ${count} 个账号`, en: (count: number) => `${count} accounts in all` },
  apartHint: {
    zh: '新建、调整账号或重设密码后，在本人设置自己的密码之前，经办人与该账号不能互相审批；由同一人新建或重设密码的账号之间也不能。没有其他管理员可登录时，记为“由一人办理”。',
    en: 'Whoever makes an account, changes its role or holder, or sets its password can’t approve its acts until its holder has chosen a password, nor it theirs; the same holds between accounts that one person made. Where no other administrator can sign in, it says “by one person”.',
  },
  mustChoose: { zh: '待本人设置密码', en: 'Has to choose a password' },
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
    zh: '只显示这一次，请当面告知。本人登录后须先设置自己的密码，才能办理其他事项。',
    en: 'Shown this once. Hand it over in person; its holder has to choose another one before anything else.',
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
      zh: '请由其他有权限的人办理，或待本人设置自己的密码后再办。在此之前，新建、调整账号或重设密码的人与该账号不能互相审批，由同一人新建的账号之间也不能。',
      en: 'Ask somebody else, or wait until the holder of the account has chosen a password. Until then whoever made an account, changed its role or holder, or set its password is no second person to it, nor are accounts that one person made to each other.',
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
  weak_password: {
    title: { zh: '新密码太容易被猜到', en: 'The new password is too easy to guess' },
    nextStep: {
      zh: '请另选一个，例如几个互不相干的词。',
      en: 'Choose another one, such as a few words that have nothing to do with each other.',
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

/** The page shows badge number and name of the holder in one cell. */
export const accountColumns = defineColumns<AccountRow>()([
  { key: 'username', kind: 'text', heading: fields.username.label, width: 26, onPage: 'always' },
  { key: 'role', kind: 'word', heading: fields.role.label, words: fields.role.choices },
  { key: 'unit', kind: 'text', heading: fields.unitCode.label, width: 26, value: ({ unitName }) => unitName },
  { key: 'officer', kind: 'text', heading: accountWords.person, width: 30, inFiles: 'never', value: () => null },
  { key: 'badgeNo', kind: 'text', heading: { zh: '本人警号', en: 'Badge no.' }, onPage: 'never' },
  {
    key: 'holder',
    kind: 'text',
    heading: { zh: '姓名', en: 'Name' },
    onPage: 'never',
    value: ({ officerName, personName }) => officerName ?? personName,
  },
  {
    key: 'state',
    kind: 'word',
    heading: accountFilters.state.label,
    words: accountStates,
    value: ({ disabled }) => (disabled ? 'disabled' : 'enabled'),
  },
  { key: 'lastSeen', kind: 'moment', heading: accountWords.lastSeen, value: ({ lastSeenAt }) => lastSeenAt },
]);

/** What histories, refusals and files show of it. */
export const shownOfAccounts = {
  title: { zh: '账号', en: 'accounts' },
  subjects: { account: { zh: '账号', en: 'Account' } },
  facts: {
    account_added: { zh: '新增账号', en: 'Account added' },
    account_changed: { zh: '修改账号', en: 'Account changed' },
    password_changed: { zh: '修改密码', en: 'Password changed' },
  },
  details: {},
  values: {},
  problems: accountProblems,
};
