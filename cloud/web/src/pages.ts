import type { ImportKind } from '@rollcall/shared/resources/imports';
import type { ListKey } from '@rollcall/shared/resources/resources';
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
  /** For a page that isn't in the menu: the address of the page whose entry says where one is. */
  under?: PageAbove;
}

/** Every page. Each is a file of its own to the browser, loaded when it is opened. */
export const pages: readonly Page[] = [
  {
    path: '/inbox',
    load: async () => (await import('./features/inbox/inbox-page.tsx')).InboxPage,
    asks: (query) => (query.has('kind') ? [] : ['inbox/groups']),
  },
  { path: '/leader', load: async () => (await import('./features/leader/leader-page.tsx')).LeaderPage },
  {
    path: '/today',
    load: async () => (await import('./pages/today/today-page.tsx')).TodayPage,
    asks: (query) => todayAsks(named(query, todayQueryNames)),
  },
  { path: '/me', load: async () => (await import('./pages/officer-day/my-record-page.tsx')).MyRecordPage },
  {
    path: '/me/:date',
    load: async () => (await import('./pages/officer-day/my-record-page.tsx')).MyRecordPage,
    under: '/me',
  },
  {
    path: '/officers/:badgeNo',
    load: async () => (await import('./features/officer-file/officer-file-page.tsx')).OfficerFilePage,
    under: '/today',
  },
  {
    path: '/officers/:badgeNo/day/:date',
    load: async () => (await import('./pages/officer-day/officer-day-page.tsx')).OfficerDayPage,
    under: '/today',
  },
  { path: '/duty/roster', load: async () => (await import('./pages/roster/roster-page.tsx')).RosterPage },
  {
    path: '/duty/week',
    load: async () => (await import('./features/duty-weeks/week-page.tsx')).WeekPage,
    under: '/duty/roster',
  },
  {
    path: '/duty/leave',
    load: async () => (await import('./features/leave/leave-page.tsx')).LeavePage,
    list: 'leave',
  },
  {
    path: '/duty/campaigns',
    load: async () => (await import('./features/campaigns/campaigns-page.tsx')).CampaignsPage,
    list: 'campaigns',
  },
  {
    path: '/duty/templates',
    load: async () => (await import('./features/shift-templates/shift-templates-page.tsx')).ShiftTemplatesPage,
    list: 'shift-templates',
    under: '/duty/roster',
  },
  {
    path: '/duty/proposals',
    load: async () => (await import('./features/roster-proposals/proposals-page.tsx')).ProposalsPage,
    under: '/duty/roster',
  },
  {
    path: '/duty/activities',
    load: async () => (await import('./pages/activities/activities-page.tsx')).ActivitiesPage,
  },
  {
    path: '/duty/activities/:activityId',
    load: async () => (await import('./pages/activities/activity-page.tsx')).ActivityPage,
    under: '/duty/activities',
  },
  {
    path: '/duty/must-record',
    load: async () => (await import('./pages/must-record/must-record-page.tsx')).MustRecordPage,
  },
  {
    path: '/recordings',
    load: async () => (await import('./pages/recordings/recordings-page.tsx')).RecordingsPage,
    asks: (query) => {
      if (query.get('view') === 'files') return [];
      const sort = query.get('sort') ?? recordingOrder;
      return [`recordings${toQuery({ ...named(query, recordingFilterNames), sort })}`];
    },
  },
  {
    path: '/recordings/:recordingId',
    load: async () => (await import('./pages/recordings/recording-page.tsx')).RecordingPage,
    under: '/recordings',
  },
  {
    path: '/findings',
    load: async () => (await import('./pages/findings/findings-page.tsx')).FindingsPage,
    asks: (query) => findingAsks(named(query, findingFilterNames), query.get('sort') ?? undefined),
  },
  {
    path: '/findings/:findingId',
    load: async () => (await import('./pages/findings/finding-page.tsx')).FindingPage,
    under: '/findings',
  },
  {
    path: '/findings/:findingId/slips/:decisionId/:badgeNo',
    load: async () => (await import('./pages/findings/decision-slip-page.tsx')).DecisionSlipPage,
    under: '/findings',
  },
  {
    path: '/finding-decisions',
    load: async () => (await import('./features/finding-decisions/decisions-page.tsx')).DecisionsPage,
    under: '/findings',
  },
  {
    path: '/common-causes',
    load: async () => (await import('./features/common-causes/causes-page.tsx')).CausesPage,
    list: 'common-causes',
  },
  {
    path: '/common-causes/:causeId',
    load: async () => (await import('./features/common-causes/cause-page.tsx')).CausePage,
    under: '/common-causes',
  },
  {
    path: '/duty/exemptions',
    load: async () => (await import('./pages/exemptions/exemptions-page.tsx')).ExemptionsPage,
  },
  { path: '/checks/draws', load: async () => (await import('./features/draws/draws-page.tsx')).DrawsPage },
  {
    path: '/checks/draws/:draw',
    load: async () => (await import('./features/draws/draw-page.tsx')).DrawPage,
    under: '/checks/draws',
  },
  {
    path: '/checks/draw-items',
    load: async () => (await import('./features/draws/draw-items-page.tsx')).DrawItemsPage,
    under: '/checks/draws',
  },
  {
    path: '/checks/plan',
    load: async () => (await import('./features/draw-plans/draw-plan-page.tsx')).DrawPlanPage,
    list: 'draw-plans',
  },
  {
    path: '/inspections',
    load: async () => (await import('./features/field-inspections/inspections-page.tsx')).InspectionsPage,
  },
  {
    path: '/inspections/visits',
    load: async () => (await import('./features/field-inspections/visits-page.tsx')).VisitsPage,
    under: '/inspections',
  },
  {
    path: '/inspections/:inspectionId',
    load: async () => (await import('./features/field-inspections/inspection-page.tsx')).InspectionPage,
    under: '/inspections',
  },
  {
    path: '/recording-restrictions',
    load: async () => (await import('./features/recording-restrictions/restrictions-page.tsx')).RestrictionsPage,
  },
  { path: '/checks/reviews', load: async () => (await import('./features/reviews/reviews-page.tsx')).ReviewsPage },
  {
    path: '/checks/reviews/progress',
    load: async () => (await import('./features/reviews/progress-page.tsx')).ReviewProgressPage,
    under: '/checks/reviews',
  },
  {
    path: '/checks/reviews/:reviewId',
    load: async () => (await import('./features/reviews/review-page.tsx')).ReviewPage,
    under: '/checks/reviews',
  },
  {
    path: '/checks/checklist',
    load: async () => (await import('./features/checklists/checklist-page.tsx')).ChecklistPage,
    list: 'checklists',
    under: '/checks/reviews',
  },
  {
    path: '/rectifications',
    load: async () => (await import('./features/rectifications/rectifications-page.tsx')).RectificationsPage,
  },
  {
    path: '/accountability',
    load: async () => (await import('./features/accountability-cases/cases-page.tsx')).CasesPage,
    list: 'accountability-cases',
  },
  {
    path: '/accountability/:caseId',
    load: async () => (await import('./features/accountability-cases/case-page.tsx')).CasePage,
    under: '/accountability',
  },
  {
    path: '/accountability/:caseId/slips/:entryId',
    load: async () => (await import('./features/accountability-cases/slip-page.tsx')).SlipPage,
    under: '/accountability',
  },
  { path: '/scores', load: async () => (await import('./features/scores/scores-page.tsx')).ScoresPage },
  {
    path: '/scores/rules',
    load: async () => (await import('./features/scores/rules-page.tsx')).RulesPage,
    list: 'score-rules',
    under: '/scores',
  },
  {
    path: '/scores/:badgeNo',
    load: async () => (await import('./features/scores/score-page.tsx')).ScorePage,
    under: '/scores',
  },
  {
    path: '/training/re-offences',
    load: async () => (await import('./features/re-offences/re-offences-page.tsx')).ReOffencesPage,
    under: '/training',
  },
  { path: '/trends', load: async () => (await import('./features/metrics/trends-page.tsx')).TrendsPage },
  { path: '/bulletins', load: async () => (await import('./features/bulletins/bulletins-page.tsx')).BulletinsPage },
  {
    path: '/bulletins/:bulletinId',
    load: async () => (await import('./features/bulletins/bulletin-page.tsx')).BulletinPage,
    under: '/bulletins',
  },
  {
    path: '/training/cases',
    load: async () => (await import('./features/training-cases/training-cases-page.tsx')).TrainingCasesPage,
    list: 'training-cases',
    under: '/training',
  },
  {
    path: '/training/cases/:caseId',
    load: async () => (await import('./features/training-cases/training-case-page.tsx')).TrainingCasePage,
    under: '/training',
  },
  {
    path: '/training',
    load: async () => (await import('./features/training-sessions/sessions-page.tsx')).SessionsPage,
    list: 'training-sessions',
  },
  {
    path: '/training/sessions/:sessionId',
    load: async () => (await import('./features/training-sessions/session-page.tsx')).SessionPage,
    under: '/training',
  },
  {
    path: '/training/attendance',
    load: async () => (await import('./features/training-sessions/attendance-page.tsx')).AttendancePage,
    under: '/training',
  },
  {
    path: '/training/packs',
    load: async () => (await import('./features/study-packs/packs-page.tsx')).PacksPage,
    list: 'study-packs',
    under: '/training',
  },
  {
    path: '/training/packs/:packId',
    load: async () => (await import('./features/study-packs/pack-page.tsx')).PackPage,
    under: '/training',
  },
  {
    path: '/training/packs/:packId/present',
    load: async () => (await import('./features/study-packs/present-page.tsx')).PresentPage,
    under: '/training',
  },
  {
    path: '/outside-decisions',
    load: async () => (await import('./features/outside-decisions/outside-decisions-page.tsx')).OutsideDecisionsPage,
  },
  { path: '/access', load: async () => (await import('./features/access-requests/access-page.tsx')).AccessPage },
  { path: '/retention', load: async () => (await import('./features/retention/retention-page.tsx')).RetentionPage },
  { path: '/ledger', load: async () => (await import('./pages/ledger/ledger-page.tsx')).LedgerPage },
  {
    path: '/ledger/entries/:entry',
    load: async () => (await import('./pages/ledger/fact-page.tsx')).FactPage,
    under: '/ledger',
  },
  {
    path: '/ledger/facts/:factId',
    load: async () => (await import('./pages/ledger/fact-page.tsx')).FactPage,
    under: '/ledger',
  },
  { path: '/devices', load: async () => (await import('./pages/devices/devices-page.tsx')).DevicesPage },
  {
    path: '/devices/:tab',
    load: async () => (await import('./pages/devices/devices-page.tsx')).DevicesPage,
    under: '/devices',
  },
  {
    path: '/registry/officers/:badgeNo',
    load: async () => (await import('./features/officers/officer-page.tsx')).OfficerPage,
    under: '/registry',
  },
  {
    path: '/registry/recorders/:recorderSerial',
    load: async () => (await import('./pages/registry/recorder-page.tsx')).RecorderPage,
    under: '/registry/recorders',
  },
  { path: '/registry', load: async () => (await import('./pages/registry/registry-page.tsx')).RegistryPage },
  {
    path: '/registry/leaders',
    load: async () => (await import('./features/leaderships/leaderships-page.tsx')).LeadershipsPage,
    list: 'leaderships',
    under: '/registry',
  },
  {
    path: '/registry/:tab',
    load: async () => (await import('./pages/registry/registry-page.tsx')).RegistryPage,
    under: '/registry',
  },
  {
    path: '/parameters/calendar',
    load: async () => (await import('./features/calendar-days/calendar-page.tsx')).CalendarPage,
    list: 'calendar-days',
  },
  { path: '/admin', load: async () => (await import('./features/accounts/admin-page.tsx')).AdminPage },
  { path: '/ops', load: async () => (await import('./pages/ops/ops-page.tsx')).OpsPage },
  {
    path: '/ops/quarantine',
    load: async () => (await import('./features/quarantined-events/quarantine-page.tsx')).QuarantinePage,
    under: '/ops',
  },
  {
    path: '/ops/restores/:restoreId',
    load: async () => (await import('./features/restores/restore-page.tsx')).RestorePage,
    under: '/ops',
  },
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
