import type { Action } from '@rollcall/shared/http/permissions';
import type { ImportKind } from '@rollcall/shared/resources/imports';
import type { ListKey } from '@rollcall/shared/resources/resources';
import type { Said } from '@rollcall/shared/words/define-words';
import type { shellWords } from '@rollcall/shared/words/shell';
import type { ComponentType } from 'react';
import { toQuery } from './api/to-query.ts';
import type { PageAbove } from './navigation/use-page-above.ts';
import { recordingFilterNames } from './pages/recordings/recording-filter-names.ts';
import { todayAsks, todayQueryNames } from './pages/today/today-asks.ts';
import { paths } from './paths.ts';

interface Page {
  /** As React Router writes it: `/recordings/:recordingId`. */
  path: string;
  load: () => Promise<ComponentType>;
  /** What it asks HQ for at first, by the query of its address: asked while its file loads. Needed for slow answers only. */
  asks?: (query: URLSearchParams) => string[];
  /** Its word in the menu; without one it is reached by links only. `action`: who may open it. */
  menu?: { text: keyof Said<typeof shellWords>['pages']; action: Action };
  /** It shows this list and, at `?entry=new`, the form that adds to it. */
  list?: ListKey;
  /** For a page without a word: the address of the page whose word says where one is. */
  under?: PageAbove;
}

/** Every page, in the order of the menu. Each is a file of its own to the browser, loaded when it is opened. */
export const pages: readonly Page[] = [
  {
    path: '/today',
    load: async () => (await import('./pages/today/today-page.tsx')).TodayPage,
    menu: { text: 'today', action: 'coverage.read' },
    asks: (query) => todayAsks(named(query, todayQueryNames)),
  },
  {
    path: '/me',
    load: async () => (await import('./pages/officer-day/my-record-page.tsx')).MyRecordPage,
    menu: { text: 'me', action: 'own_record.read' },
  },
  {
    path: '/me/:date',
    load: async () => (await import('./pages/officer-day/my-record-page.tsx')).MyRecordPage,
    under: '/me',
  },
  {
    path: '/officers/:badgeNo/day/:date',
    load: async () => (await import('./pages/officer-day/officer-day-page.tsx')).OfficerDayPage,
    under: '/today',
  },
  {
    path: '/duty/roster',
    load: async () => (await import('./pages/roster/roster-page.tsx')).RosterPage,
    menu: { text: 'roster', action: 'shifts.read' },
  },
  {
    path: '/duty/week',
    load: async () => (await import('./pages/roster/week/week-page.tsx')).WeekPage,
    under: '/duty/roster',
  },
  {
    path: '/duty/leave',
    load: async () => (await import('./pages/roster/leave/leave-page.tsx')).LeavePage,
    under: '/duty/roster',
  },
  {
    path: '/duty/campaigns',
    load: async () => (await import('./features/campaigns/campaigns-page.tsx')).CampaignsPage,
    list: 'campaigns',
    under: '/duty/roster',
  },
  {
    path: '/duty/proposals',
    load: async () => (await import('./pages/roster/proposals/proposals-page.tsx')).ProposalsPage,
    under: '/duty/roster',
  },
  {
    path: '/duty/activities',
    load: async () => (await import('./pages/activities/activities-page.tsx')).ActivitiesPage,
    menu: { text: 'activities', action: 'activities.read' },
  },
  {
    path: '/duty/activities/:activityId',
    load: async () => (await import('./pages/activities/activity-page.tsx')).ActivityPage,
    under: '/duty/activities',
  },
  {
    path: '/duty/must-record',
    load: async () => (await import('./pages/must-record/must-record-page.tsx')).MustRecordPage,
    under: '/duty/activities',
  },
  {
    path: '/recordings',
    load: async () => (await import('./pages/recordings/recordings-page.tsx')).RecordingsPage,
    menu: { text: 'recordings', action: 'recordings.read' },
    asks: (query) =>
      query.get('view') === 'files' ? [] : [`recordings${toQuery(named(query, [...recordingFilterNames, 'sort']))}`],
  },
  {
    path: '/recordings/:recordingId',
    load: async () => (await import('./pages/recordings/recording-page.tsx')).RecordingPage,
    under: '/recordings',
  },
  {
    path: '/findings',
    load: async () => (await import('./pages/findings/findings-page.tsx')).FindingsPage,
    menu: { text: 'findings', action: 'findings.read' },
  },
  {
    path: '/findings/:findingId',
    load: async () => (await import('./pages/findings/finding-page.tsx')).FindingPage,
    under: '/findings',
  },
  {
    path: '/duty/exemptions',
    load: async () => (await import('./pages/exemptions/exemptions-page.tsx')).ExemptionsPage,
    menu: { text: 'exemptions', action: 'exemptions.read' },
  },
  {
    path: '/access',
    load: async () => (await import('./pages/access/access-page.tsx')).AccessPage,
    menu: { text: 'access', action: 'access.read' },
  },
  {
    path: '/retention',
    load: async () => (await import('./pages/retention/retention-page.tsx')).RetentionPage,
    menu: { text: 'retention', action: 'retention.read' },
  },
  {
    path: '/ledger',
    load: async () => (await import('./pages/ledger/ledger-page.tsx')).LedgerPage,
    menu: { text: 'ledger', action: 'ledger.read' },
  },
  {
    path: '/ledger/facts/:factId',
    load: async () => (await import('./pages/ledger/fact-page.tsx')).FactPage,
    under: '/ledger',
  },
  {
    path: '/devices',
    load: async () => (await import('./pages/devices/devices-page.tsx')).DevicesPage,
    menu: { text: 'devices', action: 'custodies.read' },
  },
  {
    path: '/devices/:tab',
    load: async () => (await import('./pages/devices/devices-page.tsx')).DevicesPage,
    under: '/devices',
  },
  {
    path: '/registry/officers/:badgeNo',
    load: async () => (await import('./pages/registry/officer-page.tsx')).OfficerPage,
    under: '/registry',
  },
  {
    path: '/registry/recorders/:recorderSerial',
    load: async () => (await import('./pages/registry/recorder-page.tsx')).RecorderPage,
    under: '/registry',
  },
  {
    path: '/registry',
    load: async () => (await import('./pages/registry/registry-page.tsx')).RegistryPage,
    menu: { text: 'registry', action: 'registry.read' },
  },
  {
    path: '/registry/:tab',
    load: async () => (await import('./pages/registry/registry-page.tsx')).RegistryPage,
    under: '/registry',
  },
  {
    path: '/admin',
    load: async () => (await import('./pages/admin/admin-page.tsx')).AdminPage,
    menu: { text: 'admin', action: 'delegations.read' },
  },
  {
    path: '/ops',
    load: async () => (await import('./pages/ops/ops-page.tsx')).OpsPage,
    menu: { text: 'ops', action: 'ops.read' },
  },
  {
    path: '/ops/quarantine',
    load: async () => (await import('./pages/ops/quarantine-page.tsx')).QuarantinePage,
    under: '/ops',
  },
  {
    path: '/imports/:kind',
    load: async () => (await import('./pages/imports/import-page.tsx')).ImportPage,
    under: ({ kind = '' }) => listOf(kind),
  },
];

/** Lists that are imported, and have no `list` above. */
const otherLists = new Map<string, string>(
  Object.entries({
    units: paths.registry('units'),
    officers: paths.registry('officers'),
    recorders: paths.registry('recorders'),
    custodies: paths.registry('custodies'),
    observations: paths.devices('check-outs'),
    shifts: paths.roster(),
    leave: paths.leave(),
    activities: paths.activities(),
  } satisfies Record<Exclude<ImportKind, ListKey>, string>),
);

/** Where what was imported is seen; undefined when nothing of this kind is imported. */
function listOf(kind: string): string | undefined {
  return otherLists.get(kind) ?? pages.find(({ list }) => list === kind)?.path;
}

function named(query: URLSearchParams, names: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(names.map((name) => [name, query.get(name) ?? undefined]));
}
