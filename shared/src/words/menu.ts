import type { Action } from '../http/permissions.ts';
import type { Word } from './define-words.ts';

export interface MenuEntry {
  word: Word;
  /** The address of a page, or of a tab of one. */
  to: string;
  /** Who may open it. */
  action: Action;
}

export interface MenuGroup {
  word: Word;
  entries: readonly MenuEntry[];
}

/** The menu, by what people do. */
export const menu: readonly MenuGroup[] = [
  {
    word: { zh: '工作台', en: 'Desk' },
    entries: [
      { word: { zh: '待办', en: 'Inbox' }, to: '/inbox', action: 'own_record.read' },
      // The ledger is for those who see all units, as this page is.
      { word: { zh: '领导首页', en: 'Leader’s page' }, to: '/leader', action: 'ledger.read' },
      { word: { zh: '今日值守', en: 'Today' }, to: '/today', action: 'coverage.read' },
      { word: { zh: '我的记录', en: 'My record' }, to: '/me', action: 'own_record.read' },
    ],
  },
  {
    word: { zh: '勤务', en: 'Duty' },
    entries: [
      { word: { zh: '排班', en: 'Roster' }, to: '/duty/roster', action: 'shifts.read' },
      { word: { zh: '请假', en: 'Leave' }, to: '/duty/leave', action: 'shifts.read' },
      { word: { zh: '专项整治', en: 'Campaigns' }, to: '/duty/campaigns', action: 'shifts.read' },
      { word: { zh: '执法活动', en: 'Activities' }, to: '/duty/activities', action: 'activities.read' },
      { word: { zh: '必录目录', en: 'Must-record catalogue' }, to: '/duty/must-record', action: 'must_record.read' },
    ],
  },
  {
    word: { zh: '录像证据', en: 'Footage' },
    entries: [
      { word: { zh: '录像', en: 'Recordings' }, to: '/recordings', action: 'recordings.read' },
      { word: { zh: '调阅与证据导出', en: 'Access and exports' }, to: '/access', action: 'access.read' },
      {
        word: { zh: '限制调阅', en: 'Restricted footage' },
        to: '/recording-restrictions',
        action: 'recordings.restrict',
      },
      { word: { zh: '存储期限与保全', en: 'Retention and holds' }, to: '/retention', action: 'retention.read' },
    ],
  },
  {
    word: { zh: '监督', en: 'Oversight' },
    entries: [
      { word: { zh: '问题', en: 'Findings' }, to: '/findings', action: 'findings.read' },
      { word: { zh: '共同原因', en: 'Common causes' }, to: '/common-causes', action: 'findings.read' },
      { word: { zh: '缺录情况说明', en: 'Explanations' }, to: '/duty/exemptions', action: 'exemptions.read' },
      { word: { zh: '随机抽查', en: 'Random checks' }, to: '/checks/draws', action: 'checks.read' },
      { word: { zh: '评查', en: 'Reviews' }, to: '/checks/reviews', action: 'reviews.read' },
      { word: { zh: '抽查方案', en: 'Plan of draws' }, to: '/checks/plan', action: 'checks.plan' },
      { word: { zh: '实地检查', en: 'Field inspections' }, to: '/inspections', action: 'inspections.read' },
      { word: { zh: '整改', en: 'Rectification' }, to: '/rectifications', action: 'findings.read' },
      { word: { zh: '追责', en: 'Accountability' }, to: '/accountability', action: 'accountability.read' },
      { word: { zh: '上级审批登记', en: 'Decided outside' }, to: '/outside-decisions', action: 'outside.read' },
    ],
  },
  {
    word: { zh: '考核研判', en: 'Assessment' },
    entries: [
      { word: { zh: '得分', en: 'Scores' }, to: '/scores', action: 'scores.read' },
      { word: { zh: '趋势', en: 'Trends' }, to: '/trends', action: 'metrics.read' },
      { word: { zh: '周通报·月研判', en: 'Bulletins' }, to: '/bulletins', action: 'bulletins.read' },
      { word: { zh: '学习培训', en: 'Training' }, to: '/training', action: 'training.read' },
    ],
  },
  {
    word: { zh: '装备', en: 'Equipment' },
    entries: [
      { word: { zh: '领用与报修', en: 'Check-outs and faults' }, to: '/devices', action: 'custodies.read' },
      { word: { zh: '执法记录仪', en: 'Recorders' }, to: '/registry/recorders', action: 'registry.read' },
      { word: { zh: '采集站', en: 'Stations' }, to: '/registry/stations', action: 'stations.read' },
    ],
  },
  {
    word: { zh: '系统', en: 'System' },
    entries: [
      { word: { zh: '人员单位台账', en: 'Registry' }, to: '/registry', action: 'registry.read' },
      { word: { zh: '账号与权限', en: 'Accounts and rights' }, to: '/admin', action: 'delegations.read' },
      { word: { zh: '规则参数', en: 'Parameters' }, to: '/registry/parameters', action: 'registry.read' },
      { word: { zh: '工作日历', en: 'Working calendar' }, to: '/parameters/calendar', action: 'registry.read' },
      { word: { zh: '存证', en: 'Ledger' }, to: '/ledger', action: 'ledger.read' },
      { word: { zh: '运维', en: 'Operations' }, to: '/ops', action: 'ops.read' },
    ],
  },
];
