import { defineWords } from './define-words.ts';

export const adminWords = defineWords({
  title: { zh: '账号与权限', en: 'Accounts and rights' },
  views: { zh: '账号与权限的内容', en: 'Parts of accounts and rights' },
  tabs: {
    accounts: { zh: '账号', en: 'Accounts' },
    delegations: { zh: '代理', en: 'Stand-ins' },
    recusals: { zh: '回避', en: 'Recusals' },
    permissions: { zh: '角色与权限', en: 'Roles' },
  },
  reason: { zh: '理由', en: 'Reason' },
  required: { zh: '请填写', en: 'Please fill this in' },
  permissions: {
    hint: {
      zh: '系统按这张表放行，未列出的一律禁止。“本单位”“本人”指所能看到和处理的范围。',
      en: 'HQ goes by this table; what is not in it is refused. “Own unit” and “own record” say how far it goes.',
    },
    action: { zh: '操作', en: 'What' },
  },
});
