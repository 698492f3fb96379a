import type { Action } from '@rollcall/shared/http/permissions';
import type { ImportKind } from '@rollcall/shared/resources/imports';
import type { ListKey } from '@rollcall/shared/resources/resources';
import type { Word } from '@rollcall/shared/words/define-words';
import type { ComponentType } from 'react';
import { toQuery } from './api/to-query.ts';
import type { PageAbove } from './navigation/use-page-above.ts';
import { findingAsks, findingFilterNames } from './pages/findings/finding-filter-names.ts';
import { recordingFilterNames, recordingOrder } from './pages/recordings/recording-filter-names.ts';
import { todayAsks, todayQueryNames } from './pages/today/today-asks.ts';
import { paths } from './paths.ts';
import { named } from './url/named.ts';

interface Page {
  /** As React Router writes it: `/recordings/:recordingId`. */
  path: string;
  load: () => Promise<ComponentType>;
  /** What it asks HQ for at first, by the query of its address: asked while its file loads. Needed for slow answers only. */
  asks?: (query: URLSearchParams) => string[];
  /** It shows this list and, at `?entry=new`, the form that adds to it. */
  list?: ListKey;
}

/** A page in the menu; without `load`, a tab of one. */
export type MenuEntry = Partial<Page> & {
  word: Word;
  path: string;
  /** Who may open it. */
  action: Action;
  /** Pages that aren't in the menu themselves: this entry says where one is. */
  below?: readonly Page[];
};

export interface MenuGroup {
  word: Word;
  entries: readonly MenuEntry[];
}

/** Every page, where it stands in the menu: its groups are by what people do. Each page is a file of its own to the browser. */
export const menu: readonly MenuGroup[] = [
  {
    word: { zh: '工作台', en: 'Desk' },
    entries: [
      {
        word: { zh: '待办', en: 'Inbox' },
        path: '/inbox',
        action: 'own_record.read',
        load: async () => (await import('./features/inbox/inbox-page.tsx')).InboxPage,
        asks: (query) => (query.has('kind') ? [] : ['inbox/groups']),
      },
      // The ledger is for those who see all units, as this page is.
      {
        word: { zh: '领导首页', en: 'Leader’s page' },
        path: '/leader',
        action: 'ledger.read',
        load: async () => (await import('./features/leader/leader-page.tsx')).LeaderPage,
      },
      {
        word: { zh: '今日值守', en: 'Today' },
        path: '/today',
        action: 'coverage.read',
        load: async () => (await import('./pages/today/today-page.tsx')).TodayPage,
        asks: (query) => todayAsks(named(query, todayQueryNames)),
        below: [
          {
            path: '/officers/:badgeNo',
            load: async () => (await import('./features/officer-file/officer-file-page.tsx')).OfficerFilePage,
          },
          {
            path: '/officers/:badgeNo/day/:date',
            load: async () => (await import('./pages/officer-day/officer-day-page.tsx')).OfficerDayPage,
          },
        ],
      },
      {
        word: { zh: '我的记录', en: 'My record' },
        path: '/me',
        action: 'own_record.read',
        load: async () => (await import('./pages/officer-day/my-record-page.tsx')).MyRecordPage,
        below: [
          {
            path: '/me/:date',
            load: async () => (await import('./pages/officer-day/my-record-page.tsx')).MyRecordPage,
          },
        ],
      },
    ],
  },
  {
    word: { zh: '勤务', en: 'Duty' },
    entries: [
      {
        word: { zh: '排班', en: 'Roster' },
        path: '/duty/roster',
        action: 'shifts.read',
        load: async () => (await import('./pages/roster/roster-page.tsx')).RosterPage,
        below: [
          { path: '/duty/week', load: async () => (await import('./features/duty-weeks/week-page.tsx')).WeekPage },
          {
            path: '/duty/templates',
            load: async () => (await import('./features/shift-templates/shift-templates-page.tsx')).ShiftTemplatesPage,
            list: 'shift-templates',
          },
          {
            path: '/duty/proposals',
            load: async () => (await import('./features/roster-proposals/proposals-page.tsx')).ProposalsPage,
          },
        ],
      },
      {
        word: { zh: '请假', en: 'Leave' },
        path: '/duty/leave',
        action: 'shifts.read',
        load: async () => (await import('./features/leave/leave-page.tsx')).LeavePage,
        list: 'leave',
      },
      {
        word: { zh: '专项整治', en: 'Campaigns' },
        path: '/duty/campaigns',
        action: 'shifts.read',
        load: async () => (await import('./features/campaigns/campaigns-page.tsx')).CampaignsPage,
        list: 'campaigns',
      },
      {
        word: { zh: '执法活动', en: 'Activities' },
        path: '/duty/activities',
        action: 'activities.read',
        load: async () => (await import('./pages/activities/activities-page.tsx')).ActivitiesPage,
        below: [
          {
            path: '/duty/activities/:activityId',
            load: async () => (await import('./pages/activities/activity-page.tsx')).ActivityPage,
          },
        ],
      },
      {
        word: { zh: '必录目录', en: 'Must-record catalogue' },
        path: '/duty/must-record',
        action: 'must_record.read',
        load: async () => (await import('./pages/must-record/must-record-page.tsx')).MustRecordPage,
      },
    ],
  },
  {
    word: { zh: '录像证据', en: 'Footage' },
    entries: [
      {
        word: { zh: '录像', en: 'Recordings' },
        path: '/recordings',
        action: 'recordings.read',
        load: async () => (await import('./pages/recordings/recordings-page.tsx')).RecordingsPage,
        asks: (query) => {
          if (query.get('view') === 'files') return [];
          const sort = query.get('sort') ?? recordingOrder;
          return [`recordings${toQuery({ ...named(query, recordingFilterNames), sort })}`];
        },
        below: [
          {
            path: '/recordings/:recordingId',
            load: async () => (await import('./pages/recordings/recording-page.tsx')).RecordingPage,
          },
        ],
      },
      {
        word: { zh: '涉案录像', en: 'Cases' },
        path: '/cases',
        action: 'cases.read',
        load: async () => (await import('./features/cases/cases-page.tsx')).CasesPage,
        below: [
          { path: '/cases/:caseNo', load: async () => (await import('./features/cases/case-page.tsx')).CasePage },
        ],
      },
      {
        word: { zh: '调阅与证据导出', en: 'Access and exports' },
        path: '/access',
        action: 'access.read',
        load: async () => (await import('./features/access-requests/access-page.tsx')).AccessPage,
      },
      {
        word: { zh: '限制调阅', en: 'Restricted footage' },
        path: '/recording-restrictions',
        action: 'recordings.restrict',
        load: async () => (await import('./features/recording-restrictions/restrictions-page.tsx')).RestrictionsPage,
      },
      {
        word: { zh: '存储期限与保全', en: 'Retention and holds' },
        path: '/retention',
        action: 'retention.read',
        load: async () => (await import('./features/retention/retention-page.tsx')).RetentionPage,
      },
    ],
  },
  {
    word: { zh: '监督', en: 'Oversight' },
    entries: [
      {
        word: { zh: '问题', en: 'Findings' },
        path: '/findings',
        action: 'findings.read',
        load: async () => (await import('./pages/findings/findings-page.tsx')).FindingsPage,
        asks: (query) => findingAsks(named(query, findingFilterNames), query.get('sort') ?? undefined),
        below: [
          {
            path: '/findings/:findingId',
            load: async () => (await import('./pages/findings/finding-page.tsx')).FindingPage,
          },
          {
            path: '/findings/:findingId/slips/:decisionId/:badgeNo',
            load: async () => (await import('./pages/findings/decision-slip-page.tsx')).DecisionSlipPage,
          },
          {
            path: '/finding-decisions',
            load: async () => (await import('./features/finding-decisions/decisions-page.tsx')).DecisionsPage,
          },
        ],
      },
      {
        word: { zh: '共同原因', en: 'Common causes' },
        path: '/common-causes',
        action: 'findings.read',
        load: async () => (await import('./features/common-causes/causes-page.tsx')).CausesPage,
        list: 'common-causes',
        below: [
          {
            path: '/common-causes/:causeId',
            load: async () => (await import('./features/common-causes/cause-page.tsx')).CausePage,
          },
        ],
      },
      {
        word: { zh: '缺录情况说明', en: 'Explanations' },
        path: '/duty/exemptions',
        action: 'exemptions.read',
        load: async () => (await import('./pages/exemptions/exemptions-page.tsx')).ExemptionsPage,
      },
      {
        word: { zh: '随机抽查', en: 'Random checks' },
        path: '/checks/draws',
        action: 'checks.read',
        load: async () => (await import('./features/draws/draws-page.tsx')).DrawsPage,
        below: [
          { path: '/checks/draws/:draw', load: async () => (await import('./features/draws/draw-page.tsx')).DrawPage },
          {
            path: '/checks/draw-items',
            load: async () => (await import('./features/draws/draw-items-page.tsx')).DrawItemsPage,
          },
        ],
      },
      {
        word: { zh: '评查', en: 'Reviews' },
        path: '/checks/reviews',
        action: 'reviews.read',
        load: async () => (await import('./features/reviews/reviews-page.tsx')).ReviewsPage,
        below: [
          {
            path: '/checks/reviews/progress',
            load: async () => (await import('./features/reviews/progress-page.tsx')).ReviewProgressPage,
          },
          {
            path: '/checks/reviews/:reviewId',
            load: async () => (await import('./features/reviews/review-page.tsx')).ReviewPage,
          },
          {
            path: '/checks/checklist',
            load: async () => (await import('./features/checklists/checklist-page.tsx')).ChecklistPage,
            list: 'checklists',
          },
        ],
      },
      {
        word: { zh: '抽查方案', en: 'Plan of draws' },
        path: '/checks/plan',
        action: 'checks.plan',
        load: async () => (await import('./features/draw-plans/draw-plan-page.tsx')).DrawPlanPage,
        list: 'draw-plans',
      },
      {
        word: { zh: '实地检查', en: 'Field inspections' },
        path: '/inspections',
        action: 'inspections.read',
        load: async () => (await import('./features/field-inspections/inspections-page.tsx')).InspectionsPage,
        below: [
          {
            path: '/inspections/visits',
            load: async () => (await import('./features/field-inspections/visits-page.tsx')).VisitsPage,
          },
          {
            path: '/inspections/:inspectionId',
            load: async () => (await import('./features/field-inspections/inspection-page.tsx')).InspectionPage,
          },
        ],
      },
      {
        word: { zh: '整改', en: 'Rectification' },
        path: '/rectifications',
        action: 'findings.read',
        load: async () => (await import('./features/rectifications/rectifications-page.tsx')).RectificationsPage,
        below: [
          {
            path: '/rectifications/on-the-spot',
            load: async () => (await import('./features/spot-orders/spot-orders-page.tsx')).SpotOrdersPage,
          },
        ],
      },
      {
        word: { zh: '追责', en: 'Accountability' },
        path: '/accountability',
        action: 'accountability.read',
        load: async () => (await import('./features/accountability-cases/cases-page.tsx')).CasesPage,
        list: 'accountability-cases',
        below: [
          {
            path: '/accountability/confirmed',
            load: async () =>
              (await import('./features/confirmed-entries/confirmed-entries-page.tsx')).ConfirmedEntriesPage,
          },
          {
            path: '/accountability/:caseId',
            load: async () => (await import('./features/accountability-cases/case-page.tsx')).CasePage,
          },
          {
            path: '/accountability/:caseId/slips/:entryId',
            load: async () => (await import('./features/accountability-cases/slip-page.tsx')).SlipPage,
          },
        ],
      },
      {
        word: { zh: '上级审批登记', en: 'Decided outside' },
        path: '/outside-decisions',
        action: 'outside.read',
        load: async () =>
          (await import('./features/outside-decisions/outside-decisions-page.tsx')).OutsideDecisionsPage,
      },
    ],
  },
  {
    word: { zh: '考核研判', en: 'Assessment' },
    entries: [
      {
        word: { zh: '得分', en: 'Scores' },
        path: '/scores',
        action: 'scores.read',
        load: async () => (await import('./features/scores/scores-page.tsx')).ScoresPage,
        below: [
          {
            path: '/scores/rules',
            load: async () => (await import('./features/scores/rules-page.tsx')).RulesPage,
            list: 'score-rules',
          },
          { path: '/scores/:badgeNo', load: async () => (await import('./features/scores/score-page.tsx')).ScorePage },
        ],
      },
      {
        word: { zh: '趋势', en: 'Trends' },
        path: '/trends',
        action: 'metrics.read',
        load: async () => (await import('./features/metrics/trends-page.tsx')).TrendsPage,
      },
      {
        word: { zh: '周通报·月研判', en: 'Bulletins' },
        path: '/bulletins',
        action: 'bulletins.read',
        load: async () => (await import('./features/bulletins/bulletins-page.tsx')).BulletinsPage,
        below: [
          {
            path: '/bulletins/:bulletinId',
            load: async () => (await import('./features/bulletins/bulletin-page.tsx')).BulletinPage,
          },
        ],
      },
      {
        word: { zh: '学习培训', en: 'Training' },
        path: '/training',
        action: 'training.read',
        load: async () => (await import('./features/training-sessions/sessions-page.tsx')).SessionsPage,
        list: 'training-sessions',
        below: [
          {
            path: '/training/re-offences',
            load: async () => (await import('./features/re-offences/re-offences-page.tsx')).ReOffencesPage,
          },
          {
            path: '/training/cases',
            load: async () => (await import('./features/training-cases/training-cases-page.tsx')).TrainingCasesPage,
            list: 'training-cases',
          },
          {
            path: '/training/cases/:caseId',
            load: async () => (await import('./features/training-cases/training-case-page.tsx')).TrainingCasePage,
          },
          {
            path: '/training/sessions/:sessionId',
            load: async () => (await import('./features/training-sessions/session-page.tsx')).SessionPage,
          },
          {
            path: '/training/attendance',
            load: async () => (await import('./features/training-sessions/attendance-page.tsx')).AttendancePage,
          },
          {
            path: '/training/packs',
            load: async () => (await import('./features/study-packs/packs-page.tsx')).PacksPage,
            list: 'study-packs',
          },
          {
            path: '/training/packs/:packId',
            load: async () => (await import('./features/study-packs/pack-page.tsx')).PackPage,
          },
          {
            path: '/training/packs/:packId/present',
            load: async () => (await import('./features/study-packs/present-page.tsx')).PresentPage,
          },
        ],
      },
    ],
  },
  {
    word: { zh: '装备', en: 'Equipment' },
    entries: [
      {
        word: { zh: '领用与报修', en: 'Check-outs and faults' },
        path: '/devices',
        action: 'custodies.read',
        load: async () => (await import('./pages/devices/devices-page.tsx')).DevicesPage,
        below: [
          { path: '/devices/:tab', load: async () => (await import('./pages/devices/devices-page.tsx')).DevicesPage },
        ],
      },
      {
        word: { zh: '执法记录仪', en: 'Recorders' },
        path: '/registry/recorders',
        action: 'registry.read',
        below: [
          {
            path: '/registry/recorders/:recorderSerial',
            load: async () => (await import('./pages/registry/recorder-page.tsx')).RecorderPage,
          },
        ],
      },
      { word: { zh: '采集站', en: 'Stations' }, path: '/registry/stations', action: 'stations.read' },
    ],
  },
  {
    word: { zh: '系统', en: 'System' },
    entries: [
      {
        word: { zh: '人员单位台账', en: 'Registry' },
        path: '/registry',
        action: 'registry.read',
        load: async () => (await import('./pages/registry/registry-page.tsx')).RegistryPage,
        below: [
          {
            path: '/registry/officers/:badgeNo',
            load: async () => (await import('./features/officers/officer-page.tsx')).OfficerPage,
          },
          {
            path: '/registry/leaders',
            load: async () => (await import('./features/leaderships/leaderships-page.tsx')).LeadershipsPage,
            list: 'leaderships',
          },
          {
            path: '/registry/:tab',
            load: async () => (await import('./pages/registry/registry-page.tsx')).RegistryPage,
          },
        ],
      },
      {
        word: { zh: '账号与权限', en: 'Accounts and rights' },
        path: '/admin',
        action: 'delegations.read',
        load: async () => (await import('./features/accounts/admin-page.tsx')).AdminPage,
      },
      { word: { zh: '规则参数', en: 'Parameters' }, path: '/registry/parameters', action: 'registry.read' },
      {
        word: { zh: '工作日历', en: 'Working calendar' },
        path: '/parameters/calendar',
        action: 'registry.read',
        load: async () => (await import('./features/calendar-days/calendar-page.tsx')).CalendarPage,
        list: 'calendar-days',
      },
      {
        word: { zh: '存证', en: 'Ledger' },
        path: '/ledger',
        action: 'ledger.read',
        load: async () => (await import('./pages/ledger/ledger-page.tsx')).LedgerPage,
        below: [
          { path: '/ledger/entries/:entry', load: async () => (await import('./pages/ledger/fact-page.tsx')).FactPage },
          { path: '/ledger/facts/:factId', load: async () => (await import('./pages/ledger/fact-page.tsx')).FactPage },
        ],
      },
      {
        word: { zh: '运维', en: 'Operations' },
        path: '/ops',
        action: 'ops.read',
        load: async () => (await import('./pages/ops/ops-page.tsx')).OpsPage,
        below: [
          {
            path: '/ops/quarantine',
            load: async () => (await import('./features/quarantined-events/quarantine-page.tsx')).QuarantinePage,
          },
          {
            path: '/ops/restores/:restoreId',
            load: async () => (await import('./features/restores/restore-page.tsx')).RestorePage,
          },
        ],
      },
    ],
  },
];

/** Every page, and where one gets to from a page that isn't in the menu. */
export const pages: readonly (Page & { under?: PageAbove })[] = [
  ...menu.flatMap(({ entries }) =>
    entries.flatMap(({ path, load, asks, list, below = [] }) => [
      ...(load ? [{ path, load, ...(asks && { asks }), ...(list && { list }) }] : []),
      ...below.map((page) => ({ ...page, under: path })),
    ]),
  ),
  {
    path: '/imports/:kind',
    load: async () => (await import('./pages/imports/import-page.tsx')).ImportPage,
    under: ({ kind = '' }) => listOf(kind),
  },
];

/** Lists that are imported, and have no page of their own above, such as the tabs of the registry. */
const otherLists = new Map<string, string>(
  Object.entries({
    units: paths.registry('units'),
    officers: paths.registry('officers'),
    recorders: paths.registry('recorders'),
    custodies: paths.registry('custodies'),
    observations: paths.devices('check-outs'),
    shifts: paths.roster(),
    activities: paths.activities(),
  } satisfies Record<Exclude<ImportKind, ListKey> | 'custodies' | 'units' | 'officers' | 'shifts', string>),
);

/** Where what was imported is seen; undefined when nothing of this kind is imported. */
function listOf(kind: string): string | undefined {
  return otherLists.get(kind) ?? pages.find(({ list }) => list === kind)?.path;
}
