import { roleNames } from '../fields/roles.ts';
import { defineWords } from './define-words.ts';

export const shellWords = defineWords({
  product: { zh: '点名', en: 'Rollcall' },
  /** The button names the language that it switches to. */
  otherLanguage: { zh: 'English', en: '中文' },
  navigation: { zh: '主导航', en: 'Main' },
  skip: { zh: '跳到内容', en: 'Skip to content' },
  signOut: { zh: '退出', en: 'Sign out' },
  /** The rest of the menu, on a phone. */
  more: { zh: '更多', en: 'More' },
  /** What was done, said for a moment. */
  done: {
    saved: { zh: '已保存', en: 'Saved' },
    sent: { zh: '已提交', en: 'Sent' },
    decided: { zh: '审批意见已保存', en: 'Your decision is saved' },
    cancelled: { zh: '已取消', en: 'Cancelled' },
    removed: { zh: '已删除', en: 'Deleted' },
    withdrawn: { zh: '已撤销', en: 'Withdrawn' },
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
    hint: { zh: '请检查网址，或从菜单选择。', en: 'Check the address, or choose from the menu.' },
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
