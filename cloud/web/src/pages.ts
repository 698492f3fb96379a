import type { ComponentType } from 'react';
import type { shellTexts } from './texts/shell-texts.ts';

interface Page {
  /** As React Router writes it: `/recordings/:recordingId`. */
  path: string;
  load: () => Promise<ComponentType>;
  /** Its word in the menu; without one it is reached by links only. `action`: who may open it. */
  menu?: { text: keyof (typeof shellTexts)['zh']['pages']; action: string };
}

/** Every page, in the order of the menu. Each is a file of its own to the browser, loaded when it is opened. */
export const pages: readonly Page[] = [
  {
    path: '/today',
    load: async () => (await import('./pages/today/today-page.tsx')).TodayPage,
    menu: { text: 'today', action: 'coverage.read' },
  },
  {
    path: '/me',
    load: async () => (await import('./pages/officer-day/my-record-page.tsx')).MyRecordPage,
    menu: { text: 'me', action: 'own_record.read' },
  },
  {
    path: '/me/:date',
    load: async () => (await import('./pages/officer-day/my-record-page.tsx')).MyRecordPage,
  },
  {
    path: '/officers/:badgeNo/day/:date',
    load: async () => (await import('./pages/officer-day/officer-day-page.tsx')).OfficerDayPage,
  },
  {
    path: '/duty/roster',
    load: async () => (await import('./pages/roster/roster-page.tsx')).RosterPage,
    menu: { text: 'roster', action: 'shifts.read' },
  },
  {
    path: '/duty/week',
    load: async () => (await import('./pages/roster/week/week-page.tsx')).WeekPage,
  },
  {
    path: '/duty/leave',
    load: async () => (await import('./pages/roster/leave/leave-page.tsx')).LeavePage,
  },
  {
    path: '/duty/campaigns',
    load: async () => (await import('./pages/roster/campaigns/campaigns-page.tsx')).CampaignsPage,
  },
  {
    path: '/duty/proposals',
    load: async () => (await import('./pages/roster/proposals/proposals-page.tsx')).ProposalsPage,
  },
  {
    path: '/duty/activities',
    load: async () => (await import('./pages/activities/activities-page.tsx')).ActivitiesPage,
    menu: { text: 'activities', action: 'activities.read' },
  },
  {
    path: '/duty/activities/:activityId',
    load: async () => (await import('./pages/activities/activity-page.tsx')).ActivityPage,
  },
  {
    path: '/duty/must-record',
    load: async () => (await import('./pages/must-record/must-record-page.tsx')).MustRecordPage,
  },
  {
    path: '/recordings',
    load: async () => (await import('./pages/recordings/recordings-page.tsx')).RecordingsPage,
    menu: { text: 'recordings', action: 'recordings.read' },
  },
  {
    path: '/recordings/:recordingId',
    load: async () => (await import('./pages/recordings/recording-page.tsx')).RecordingPage,
  },
  {
    path: '/findings',
    load: async () => (await import('./pages/findings/findings-page.tsx')).FindingsPage,
    menu: { text: 'findings', action: 'findings.read' },
  },
  {
    path: '/findings/:findingId',
    load: async () => (await import('./pages/findings/finding-page.tsx')).FindingPage,
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
  },
  {
    path: '/devices',
    load: async () => (await import('./pages/devices/devices-page.tsx')).DevicesPage,
    menu: { text: 'devices', action: 'custodies.read' },
  },
  {
    path: '/devices/:tab',
    load: async () => (await import('./pages/devices/devices-page.tsx')).DevicesPage,
  },
  {
    path: '/registry/officers/:badgeNo',
    load: async () => (await import('./pages/registry/officer-page.tsx')).OfficerPage,
  },
  {
    path: '/registry/recorders/:recorderSerial',
    load: async () => (await import('./pages/registry/recorder-page.tsx')).RecorderPage,
  },
  {
    path: '/registry',
    load: async () => (await import('./pages/registry/registry-page.tsx')).RegistryPage,
    menu: { text: 'registry', action: 'registry.read' },
  },
  {
    path: '/registry/:tab',
    load: async () => (await import('./pages/registry/registry-page.tsx')).RegistryPage,
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
    path: '/imports/:kind',
    load: async () => (await import('./pages/imports/import-page.tsx')).ImportPage,
  },
];
