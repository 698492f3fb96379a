import type { ActivitiesQuery } from '@rollcall/shared/http/activities';
import type { ExemptionsQuery } from '@rollcall/shared/http/exemptions';
import type { FindingState, FindingsQuery } from '@rollcall/shared/http/findings';
import type { RecordingsQuery } from '@rollcall/shared/http/recordings';
import type { Metric } from '@rollcall/shared/metrics/formulas';
import type { CaseFilters } from '@rollcall/shared/resources/accountability-cases';
import type { BulletinFilters } from '@rollcall/shared/resources/bulletins';
import type { CaseFilters as FootageCaseFilters } from '@rollcall/shared/resources/cases';
import type { CauseFilters } from '@rollcall/shared/resources/common-causes';
import type { ConfirmedEntryFilters } from '@rollcall/shared/resources/confirmed-entries';
import type { DrawFilters, DrawItemFilters } from '@rollcall/shared/resources/draws';
import type { FieldInspectionFilters } from '@rollcall/shared/resources/field-inspections';
import type { DecisionFilters } from '@rollcall/shared/resources/finding-decisions';
import type { ImportKind } from '@rollcall/shared/resources/imports';
import type { InboxKind, InboxSide } from '@rollcall/shared/resources/inbox';
import type { LeadershipFilters } from '@rollcall/shared/resources/leaderships';
import type { MetricRowFilters } from '@rollcall/shared/resources/metrics';
import type { OutsideDecisionFilters } from '@rollcall/shared/resources/outside-decisions';
import type { ReOffenceFilters } from '@rollcall/shared/resources/re-offences';
import type { RectificationFilters } from '@rollcall/shared/resources/rectifications';
import type { ReviewFilters } from '@rollcall/shared/resources/reviews';
import type { ScoreFilters } from '@rollcall/shared/resources/scores';
import type { SpotOrderFilters } from '@rollcall/shared/resources/spot-orders';
import type { TrainingCaseFilters } from '@rollcall/shared/resources/training-cases';
import type { AttendanceFilters, TrainingSessionFilters } from '@rollcall/shared/resources/training-sessions';
import { toQuery } from './api/to-query.ts';
import type { DeviceTab } from './url/device-tabs.ts';
import type { RegistryTab } from './url/registry-tabs.ts';

type Filters<Query> = Partial<Omit<Query, 'cursor' | 'limit'>>;

type TodayParameter = 'date' | 'unitCode' | 'campaignId' | 'q' | 'shift' | 'desk';

type DeviceQuery = Partial<
  Record<'recorderSerial' | 'badgeNo' | 'unitCode' | 'day' | 'spare' | 'skipped' | 'below' | 'entry', string>
>;

/** How the page of accounts calls it. */
export const delegationsView = 'standIns';

/** Every link of the page is made here. Filters are named as in the HTTP contract. */
export const paths = {
  inbox: (query: { view?: InboxSide | 'before_friday'; kind?: InboxKind } = {}) => `/inbox${toQuery(query)}`,
  today: (query: Partial<Record<TodayParameter, string>> & { gaps?: '1'; wall?: '1' } = {}) =>
    `/today${toQuery(query)}`,
  roster: (query: { month?: string; unitCode?: string; campaignId?: string } = {}) => `/duty/roster${toQuery(query)}`,
  dutyWeek: (query: { week?: string; unitCode?: string } = {}) => `/duty/week${toQuery(query)}`,
  leave: (query: { badgeNo?: string; unitCode?: string } = {}) => `/duty/leave${toQuery(query)}`,
  campaigns: () => '/duty/campaigns',
  shiftTemplates: () => '/duty/templates',
  rosterProposals: (
    query: { view?: 'waiting' | 'own' | 'all'; month?: string; unitCode?: string; entry?: string } = {},
  ) => `/duty/proposals${toQuery(query)}`,
  activities: (query: Filters<ActivitiesQuery> & { view?: 'sources'; edit?: string } = {}) =>
    `/duty/activities${toQuery(query)}`,
  activity: (activityId: string) => `/duty/activities/${activityId}`,
  cases: (query: Filters<FootageCaseFilters> = {}) => `/cases${toQuery(query)}`,
  case: (caseNo: string) => `/cases/${encodeURIComponent(caseNo)}`,
  mustRecord: (query: { version?: number } = {}) => `/duty/must-record${toQuery(query)}`,
  recordings: (query: Filters<RecordingsQuery> = {}) => `/recordings${toQuery(query)}`,
  recording: (recordingId: string, query: { t?: number } = {}) => `/recordings/${recordingId}${toQuery(query)}`,
  findings: (query: Filters<Omit<FindingsQuery, 'state'>> & { state?: FindingState | 'all' } = {}) =>
    `/findings${toQuery(query)}`,
  exemptions: (
    query: Filters<Omit<ExemptionsQuery, 'waiting' | 'own'>> & { view?: 'waiting' | 'own'; entry?: string } = {},
  ) => `/duty/exemptions${toQuery(query)}`,
  /** The form that explains this time of an officer. */
  explain: (time: { badgeNo: string; from: string; to: string }) =>
    `/duty/exemptions${toQuery({ ...time, entry: 'new' })}`,
  decisionSlip: (findingId: string, decisionId: string, badgeNo: string) =>
    `/findings/${findingId}/slips/${decisionId}/${badgeNo}`,
  findingDecisions: (query: DecisionFilters = {}) => `/finding-decisions${toQuery(query)}`,
  commonCauses: (query: Filters<CauseFilters> & { entry?: string } = {}) => `/common-causes${toQuery(query)}`,
  commonCause: (causeId: string) => `/common-causes/${causeId}`,
  finding: (findingId: string) => `/findings/${findingId}`,
  access: (query: { view?: 'waiting' | 'requests' | 'exports'; entry?: string; ids?: string } = {}) =>
    `/access${toQuery(query)}`,
  ledger: (query: { view?: 'checkpoints' | 'witnesses' | 'pending' | 'verify'; cosigned?: 'true' } = {}) =>
    `/ledger${toQuery(query)}`,
  ledgerEntry: (entry: number) => `/ledger/entries/${entry}`,
  ledgerFact: (factId: number) => `/ledger/facts/${factId}`,
  retention: (query: { view?: 'periods' | 'deletions' | 'holds' | 'evidence'; entry?: string; outdated?: '1' } = {}) =>
    `/retention${toQuery(query)}`,
  accountability: (query: Filters<CaseFilters> & { entry?: string; of?: string } = {}) =>
    `/accountability${toQuery(query)}`,
  confirmedEntries: (query: Filters<ConfirmedEntryFilters> = {}) => `/accountability/confirmed${toQuery(query)}`,
  accountabilityCase: (caseId: string) => `/accountability/${caseId}`,
  accountabilitySlip: (caseId: string, entryId: string) => `/accountability/${caseId}/slips/${entryId}`,
  outsideDecisions: (query: Filters<OutsideDecisionFilters> & { entry?: string } = {}) =>
    `/outside-decisions${toQuery(query)}`,
  spotOrders: (query: Filters<SpotOrderFilters> & { entry?: string } = {}) =>
    `/rectifications/on-the-spot${toQuery(query)}`,
  rectifications: (query: Filters<RectificationFilters> & { entry?: string } = {}) =>
    `/rectifications${toQuery(query)}`,
  inspections: (query: Filters<FieldInspectionFilters> & { entry?: string } = {}) => `/inspections${toQuery(query)}`,
  inspection: (inspectionId: string) => `/inspections/${inspectionId}`,
  visits: (query: { day?: string } = {}) => `/inspections/visits${toQuery(query)}`,
  trends: (query: { metric?: Metric; step?: 'month' } = {}) => `/trends${toQuery(query)}`,
  metricRows: (query: Omit<Partial<Record<keyof MetricRowFilters, string>>, 'metric'> & { metric?: Metric } = {}) =>
    `/trends${toQuery({ view: 'rows', ...query })}`,
  leader: () => '/leader',
  bulletins: (query: BulletinFilters = {}) => `/bulletins${toQuery(query)}`,
  bulletin: (bulletinId: string) => `/bulletins/${bulletinId}`,
  trainingSessions: (query: Filters<TrainingSessionFilters> & { entry?: string } = {}) => `/training${toQuery(query)}`,
  trainingSession: (sessionId: string) => `/training/sessions/${sessionId}`,
  trainingAttendance: (query: Filters<AttendanceFilters> = {}) => `/training/attendance${toQuery(query)}`,
  studyPacks: () => '/training/packs',
  studyPack: (packId: string) => `/training/packs/${packId}`,
  presentation: (packId: string) => `/training/packs/${packId}/present`,
  trainingCases: (query: Filters<TrainingCaseFilters> & { entry?: string } = {}) => `/training/cases${toQuery(query)}`,
  trainingCase: (caseId: string) => `/training/cases/${caseId}`,
  reOffences: (query: Filters<ReOffenceFilters> = {}) => `/training/re-offences${toQuery(query)}`,
  draws: (query: DrawFilters = {}) => `/checks/draws${toQuery(query)}`,
  draw: (draw: number) => `/checks/draws/${draw}`,
  drawItems: (query: DrawItemFilters = {}) => `/checks/draw-items${toQuery(query)}`,
  drawPlan: (query: { entry?: string } = {}) => `/checks/plan${toQuery(query)}`,
  reviews: (query: Filters<Omit<ReviewFilters, 'mine'>> & { view?: 'to_do' | 'reviewed' | 'all' } = {}) =>
    `/checks/reviews${toQuery(query)}`,
  scores: (query: Filters<ScoreFilters> & { entry?: string } = {}) => `/scores${toQuery(query)}`,
  score: (badgeNo: string, query: { month?: string | undefined } = {}) => `/scores/${badgeNo}${toQuery(query)}`,
  scoreRules: (query: { entry?: string } = {}) => `/scores/rules${toQuery(query)}`,
  review: (reviewId: string) => `/checks/reviews/${reviewId}`,
  reviewProgress: (query: { draw?: string; from?: string; to?: string; unitCode?: string } = {}) =>
    `/checks/reviews/progress${toQuery(query)}`,
  checklist: (query: { entry?: string } = {}) => `/checks/checklist${toQuery(query)}`,
  leaderships: (query: LeadershipFilters = {}) => `/registry/leaders${toQuery(query)}`,
  registry: (
    tab: RegistryTab = 'officers',
    query: { badgeNo?: string; unitCode?: string; checkedOut?: string; entry?: string } = {},
  ) => `/registry/${tab}${toQuery(query)}`,
  officerDay: (badgeNo: string, date: string, query: { at?: string } = {}) =>
    `/officers/${badgeNo}/day/${date}${toQuery(query)}`,
  officerFile: (badgeNo: string, query: { month?: string } = {}) => `/officers/${badgeNo}${toQuery(query)}`,
  me: (date?: string) => (date === undefined ? '/me' : `/me/${date}`),
  officer: (badgeNo: string) => `/registry/officers/${badgeNo}`,
  recorder: (recorderSerial: string) => `/registry/recorders/${encodeURIComponent(recorderSerial)}`,
  devices: (tab: DeviceTab = 'not-docked', query: DeviceQuery = {}) => `/devices/${tab}${toQuery(query)}`,
  admin: (query: { view?: 'accounts' | typeof delegationsView | 'conflicts' | 'permissions'; entry?: string } = {}) =>
    `/admin${toQuery(query)}`,
  ops: () => '/ops',
  stations: () => '/stations',
  quarantine: (query: { stationId?: string; type?: string } = {}) => `/ops/quarantine${toQuery(query)}`,
  restore: (restoreId: number, query: { state?: string } = {}) => `/ops/restores/${restoreId}${toQuery(query)}`,
  imports: (kind: ImportKind) => `/imports/${kind}`,
} as const;
