import type { Action } from '@rollcall/shared/http/permissions';
import type { Said } from '@rollcall/shared/words/define-words';
import type { shellWords } from '@rollcall/shared/words/shell';

export interface MenuEntry {
  text: keyof Said<typeof shellWords>['pages'];
  /** The address of a page, or of a tab of one. */
  to: string;
  /** Who may open it. */
  action: Action;
}

export interface MenuGroup {
  text: keyof Said<typeof shellWords>['groups'];
  entries: readonly MenuEntry[];
}

/** The menu, by what people do. */
export const menu: readonly MenuGroup[] = [
  {
    text: 'desk',
    entries: [
      { text: 'inbox', to: '/inbox', action: 'own_record.read' },
      // The ledger is for those who see all units, as this page is.
      { text: 'leader', to: '/leader', action: 'ledger.read' },
      { text: 'today', to: '/today', action: 'coverage.read' },
      { text: 'me', to: '/me', action: 'own_record.read' },
    ],
  },
  {
    text: 'duty',
    entries: [
      { text: 'roster', to: '/duty/roster', action: 'shifts.read' },
      { text: 'leave', to: '/duty/leave', action: 'shifts.read' },
      { text: 'campaigns', to: '/duty/campaigns', action: 'shifts.read' },
      { text: 'activities', to: '/duty/activities', action: 'activities.read' },
      { text: 'mustRecord', to: '/duty/must-record', action: 'must_record.read' },
    ],
  },
  {
    text: 'footage',
    entries: [
      { text: 'recordings', to: '/recordings', action: 'recordings.read' },
      { text: 'access', to: '/access', action: 'access.read' },
      { text: 'restrictions', to: '/recording-restrictions', action: 'recordings.restrict' },
      { text: 'retention', to: '/retention', action: 'retention.read' },
    ],
  },
  {
    text: 'oversight',
    entries: [
      { text: 'findings', to: '/findings', action: 'findings.read' },
      { text: 'causes', to: '/common-causes', action: 'findings.read' },
      { text: 'exemptions', to: '/duty/exemptions', action: 'exemptions.read' },
      { text: 'draws', to: '/checks/draws', action: 'checks.read' },
      { text: 'reviews', to: '/checks/reviews', action: 'reviews.read' },
      { text: 'drawPlan', to: '/checks/plan', action: 'checks.plan' },
      { text: 'inspections', to: '/inspections', action: 'inspections.read' },
      { text: 'rectifications', to: '/rectifications', action: 'findings.read' },
      { text: 'accountability', to: '/accountability', action: 'accountability.read' },
      { text: 'outside', to: '/outside-decisions', action: 'outside.read' },
    ],
  },
  {
    text: 'assessment',
    entries: [
      { text: 'scores', to: '/scores', action: 'scores.read' },
      { text: 'trends', to: '/trends', action: 'metrics.read' },
      { text: 'bulletins', to: '/bulletins', action: 'bulletins.read' },
      { text: 'training', to: '/training', action: 'training.read' },
    ],
  },
  {
    text: 'equipment',
    entries: [
      { text: 'devices', to: '/devices', action: 'custodies.read' },
      { text: 'recorders', to: '/registry/recorders', action: 'registry.read' },
      { text: 'stations', to: '/registry/stations', action: 'stations.read' },
    ],
  },
  {
    text: 'system',
    entries: [
      { text: 'registry', to: '/registry', action: 'registry.read' },
      { text: 'admin', to: '/admin', action: 'delegations.read' },
      { text: 'parameters', to: '/registry/parameters', action: 'registry.read' },
      { text: 'calendar', to: '/parameters/calendar', action: 'registry.read' },
      { text: 'ledger', to: '/ledger', action: 'ledger.read' },
      { text: 'ops', to: '/ops', action: 'ops.read' },
    ],
  },
];

/** What the bar of a phone has, the first ones that the account may open. */
const atHand: readonly MenuEntry['text'][] = ['inbox', 'me', 'findings', 'today', 'recordings', 'ops'];

/** The menu of an account: groups and entries that it may open. A page about oneself is for accounts of officers. */
export function allowedMenu(can: (action: Action) => boolean, badgeNo: string | null): MenuGroup[] {
  return menu
    .map(({ text, entries }) => ({
      text,
      entries: entries.filter((entry) => can(entry.action) && (entry.text !== 'me' || badgeNo !== null)),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** The three entries for the bar of a phone; the others are one tap further. */
export function entriesAtHand(groups: readonly MenuGroup[]): MenuEntry[] {
  const entries = groups.flatMap((group) => group.entries);
  const first = atHand.flatMap((wanted) => entries.filter(({ text }) => text === wanted));
  const others = entries.filter(({ text }) => !atHand.includes(text));
  return [...first, ...others].slice(0, 3);
}
