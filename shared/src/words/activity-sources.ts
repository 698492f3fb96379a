import { defineWords, type Word } from './define-words.ts';

/** Whether a source still tells of activities. */
export const activitySourceStateNames = {
  active: { zh: '在用', en: 'In use' },
  revoked: { zh: '已撤销', en: 'Revoked' },
} as const satisfies Record<'active' | 'revoked', Word>;

/** The systems that tell of enforcement activities. */
export const activitySourceWords = defineWords({
  intro: {
    zh: '每个系统用自己的令牌报送执法活动（POST /api/v1/activities）。令牌只显示一次，这里只保存其摘要。',
    en: 'Each system tells of activities with a token of its own (POST /api/v1/activities). A token is shown once; HQ keeps its hash.',
  },
  empty: { zh: '还没有报送系统', en: 'No sources yet' },
  emptyHint: {
    zh: '新增一个，把令牌交给该系统的管理员。',
    en: 'Add one and hand its token to whoever runs that system.',
  },
  add: { zh: '新增报送系统', en: 'Add a source' },
  source: { zh: '代码', en: 'Code' },
  sourceHint: {
    zh: '2 至 32 个小写字母、数字和“-”，以字母开头；与导入表格“来源”列一致。已撤销的可重新发放令牌。',
    en: '2 to 32 of a-z, 0-9 and -, a letter first; as in the column 来源 of imports. One that was revoked gets a new token.',
  },
  name: { zh: '名称', en: 'Name' },
  added: { zh: '发放', en: 'Token given' },
  lastUsed: { zh: '最近报送', en: 'Last used' },
  never: { zh: '从未', en: 'never' },
  state: { zh: '状态', en: 'State' },
  ...activitySourceStateNames,
  revoke: { zh: '撤销令牌', en: 'Revoke the token' },
  revokeHint: { zh: '立即失效；已报送的活动保留。', en: 'It opens nothing from now on; what it told stays.' },
  tokenTitle: { zh: (source: string) => `${source} 的令牌`, en: (source: string) => `The token of ${source}` },
  tokenHint: {
    zh: '请现在复制：关闭后无法再次查看，只能撤销后重新发放。',
    en: 'Copy it now: it can’t be shown again, only revoked and given anew.',
  },
  token: { zh: '令牌', en: 'Token' },
});

/** Headings of its file that its page doesn't have. */
export const activitySourceDownloadColumns = defineWords({
  tokenGivenBy: { zh: '发放人', en: 'Token given by' },
  tokenGiven: { zh: '发放时间', en: 'Token given' },
  revokedBy: { zh: '撤销人', en: 'Revoked by' },
});
