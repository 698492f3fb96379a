import { accountWords } from './accounts.ts';
import { defineWords } from './define-words.ts';
import { delegationWords } from './delegations.ts';
import { recusalWords } from './recusals.ts';

export const adminWords = defineWords({
  title: { zh: '账号与权限', en: 'Accounts and rights' },
  views: { zh: '账号与权限的内容', en: 'Parts of accounts and rights' },
  tabs: {
    accounts: { zh: '账号', en: 'Accounts' },
    standIns: { zh: '代理', en: 'Stand-ins' },
    conflicts: { zh: '回避', en: 'Conflicts of interest' },
    permissions: { zh: '角色与权限', en: 'Roles' },
  },
  reason: { zh: '理由', en: 'Reason' },
  required: { zh: '请填写', en: 'Please fill this in' },
  account: accountWords,
  standIn: delegationWords,
  conflict: recusalWords,
  permissions: {
    hint: {
      zh: '系统按这张表放行，未列出的一律禁止。“本单位”“本人”指所能看到和处理的范围。',
      en: 'HQ goes by this table; what is not in it is refused. “Own unit” and “own record” say how far it goes.',
    },
    action: { zh: '操作', en: 'What' },
  },
  password: {
    title: { zh: '修改密码', en: 'Change password' },
    current: { zh: '现密码', en: 'Present password' },
    next: { zh: '新密码', en: 'New password' },
    rule: { zh: '至少 10 个字符', en: 'At least 10 characters' },
    again: { zh: '再输一次', en: 'Once more' },
    differs: { zh: '两次输入不同', en: 'These differ' },
    done: { zh: '密码已修改，其他设备上的登录已退出。', en: 'Changed. Your other sessions have ended.' },
  },
  acting: {
    start: { zh: (name: string) => `代 ${name} 履职`, en: (name: string) => `Act for ${name}` },
    notice: {
      zh: (name: string, unit: string, until: string) =>
        `您正代 ${name}（${unit}）履职，至 ${until}；操作均记为代其所为。`,
      en: (name: string, unit: string, until: string) =>
        `You act for ${name} (${unit}) until ${until}. Everything you do says so.`,
    },
    stop: { zh: '恢复本人身份', en: 'Act for myself again' },
  },
});
