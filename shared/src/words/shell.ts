import { defineWords } from './define-words.ts';
import { roleNames } from './roles.ts';

export const shellWords = defineWords({
  product: { zh: '点名', en: 'Rollcall' },
  /** The button names the language that it switches to. */
  otherLanguage: { zh: 'English', en: '中文' },
  navigation: { zh: '主导航', en: 'Main' },
  skip: { zh: '跳到内容', en: 'Skip to content' },
  signOut: { zh: '退出', en: 'Sign out' },
  /** The rest of the menu, on a phone. */
  more: { zh: '更多', en: 'More' },
  groups: {
    desk: { zh: '工作台', en: 'Desk' },
    duty: { zh: '勤务', en: 'Duty' },
    footage: { zh: '录像证据', en: 'Footage' },
    oversight: { zh: '监督', en: 'Oversight' },
    equipment: { zh: '装备', en: 'Equipment' },
    system: { zh: '系统', en: 'System' },
  },
  pages: {
    inbox: { zh: '待办', en: 'Inbox' },
    today: { zh: '今日值守', en: 'Today' },
    me: { zh: '我的记录', en: 'My record' },
    roster: { zh: '排班', en: 'Roster' },
    leave: { zh: '请假', en: 'Leave' },
    campaigns: { zh: '专项整治', en: 'Campaigns' },
    activities: { zh: '执法活动', en: 'Activities' },
    mustRecord: { zh: '必录目录', en: 'Must-record catalogue' },
    recordings: { zh: '录像', en: 'Recordings' },
    access: { zh: '调阅与证据导出', en: 'Access and exports' },
    retention: { zh: '存储期限与保全', en: 'Retention and holds' },
    findings: { zh: '问题', en: 'Findings' },
    causes: { zh: '共同原因', en: 'Common causes' },
    exemptions: { zh: '缺录情况说明', en: 'Explanations' },
    draws: { zh: '随机抽查', en: 'Random checks' },
    reviews: { zh: '评查', en: 'Reviews' },
    restrictions: { zh: '限制调阅', en: 'Restricted footage' },
    drawPlan: { zh: '抽查方案', en: 'Plan of draws' },
    inspections: { zh: '实地检查', en: 'Field inspections' },
    rectifications: { zh: '整改', en: 'Rectification' },
    accountability: { zh: '追责', en: 'Accountability' },
    outside: { zh: '上级审批登记', en: 'Decided outside' },
    devices: { zh: '领用与报修', en: 'Check-outs and faults' },
    recorders: { zh: '执法记录仪', en: 'Recorders' },
    stations: { zh: '采集站', en: 'Stations' },
    registry: { zh: '人员单位台账', en: 'Registry' },
    admin: { zh: '账号与权限', en: 'Accounts and rights' },
    parameters: { zh: '规则参数', en: 'Parameters' },
    calendar: { zh: '工作日历', en: 'Working calendar' },
    ledger: { zh: '存证', en: 'Ledger' },
    ops: { zh: '运维', en: 'Operations' },
  },
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
