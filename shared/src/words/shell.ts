import { defineWords } from './define-words.ts';
import { roleNames } from './roles.ts';

export const shellWords = defineWords({
  product: { zh: '点名', en: 'Rollcall' },
  /** The button names the language that it switches to. */
  otherLanguage: { zh: 'English', en: '中文' },
  navigation: { zh: '主导航', en: 'Main' },
  skip: { zh: '跳到内容', en: 'Skip to content' },
  signOut: { zh: '退出', en: 'Sign out' },
  pages: {
    today: { zh: '今日', en: 'Today' },
    me: { zh: '我的记录', en: 'My record' },
    roster: { zh: '排班', en: 'Roster' },
    activities: { zh: '执法', en: 'Activities' },
    recordings: { zh: '录像', en: 'Recordings' },
    findings: { zh: '问题', en: 'Findings' },
    exemptions: { zh: '缺录说明', en: 'Explanations' },
    access: { zh: '调阅', en: 'Access' },
    ledger: { zh: '存证', en: 'Ledger' },
    retention: { zh: '存储期限', en: 'Retention' },
    devices: { zh: '设备', en: 'Devices' },
    registry: { zh: '台账', en: 'Registry' },
    admin: { zh: '账号', en: 'Accounts' },
    ops: { zh: '运维', en: 'Ops' },
  },
  roles: roleNames,
  live: {
    live: { zh: '实时', en: 'Live' },
    connecting: { zh: '连接中', en: 'Connecting' },
    reconnecting: {
      zh: (since: string) => `连接中断（${since} 起），正在重连，每 15 秒刷新`,
      en: (since: string) => `Disconnected since ${since}: reconnecting, refreshing every 15 s`,
    },
  },
  notFound: {
    title: { zh: '没有这个页面', en: 'There is no such page' },
    hint: { zh: '请检查网址，或从上方菜单选择。', en: 'Check the address, or choose from the menu above.' },
  },
  broken: {
    title: { zh: '页面出错了', en: 'This page failed' },
    hint: {
      zh: '请重新加载；仍不行请把时间告诉管理员。',
      en: 'Reload it. If it stays, give an administrator the time.',
    },
    reload: { zh: '重新加载', en: 'Reload' },
  },
});
