import { type Role, roleSchema } from '@rollcall/shared/http/permissions';

/** `a`: all. `u`: the own unit. `r`: the own record. `-`: refused. */
export type Reach = 'a' | 'u' | 'r' | '-';

export interface RoutePermission {
  method: string;
  path: string;
  /** For everybody, for stations, for whoever is signed in; otherwise how far each role comes. */
  reach: 'public' | 'station' | 'session' | Record<Role, Reach>;
  /**
   * `alone`: a command that one person gives, without a second (`second-person-routes.test.ts`). `elsewhere`: rows that depend on
   * who looks, which another test than `data-scope.test.ts` tries; or they are of nobody, as templates are.
   */
  mark: 'alone' | 'elsewhere' | undefined;
}

// What every route of the running service lets each role do, written down apart from the code that decides it. Columns:
// brigade_admin, brigade_leader, inspector, squad_leader, officer, ops, auditor; then the mark, if it has one.
const table = `
GET    access-requests                                      a a a u - - a elsewhere
POST   access-requests                                      - - - u - - - alone
GET    access-requests/{accessRequestId}                    a a a u - - a elsewhere
POST   access-requests/{accessRequestId}/decision           a - a - - - -
POST   access-requests/{accessRequestId}/revocation         a a a u - - a alone
GET    accountability-cases                                 a a a u r - a elsewhere
POST   accountability-cases                                 - a a - - - - alone
GET    accountability-cases/{caseId}                        a a a u r - a elsewhere
POST   accountability-cases/{caseId}/reopenings             - a a - - - - alone
POST   accountability-cases/appeals/{appealId}/decision     - a - - - - -
POST   accountability-cases/entries/{entryId}/appeals       r r r r r - - alone
POST   accountability-cases/entries/{entryId}/decision      - a - - - - -
POST   accountability-cases/entries/{entryId}/notices       r r r r r - - alone
POST   accountability-cases/entries/{entryId}/record        - a a - - - -
POST   accountability-cases/entries/{entryId}/slips         - - a u - - - alone
POST   accountability-cases/entries/{entryId}/statements    r r r r r - - alone
POST   accountability-cases/reopenings/{reopeningId}/second - a a - - - -
GET    accounts                                             a a a - - - a
POST   accounts                                             a - - - - - - alone
PATCH  accounts/{accountId}                                 a - - - - - - alone
POST   accounts/{accountId}/password                        a - - - - - - alone
GET    activities                                           a a a u r - a
POST   activities                                           a - - u - - - alone
GET    activities/{activityId}                              a a a u r - a
PATCH  activities/{activityId}                              a - - u - - - alone
DELETE activities/{activityId}                              a - - u - - - alone
GET    activity-sources                                     a a a - - - a
POST   activity-sources                                     a - - - - - - alone
DELETE activity-sources/{source}                            a - - - - - - alone
POST   appeals/{appealId}/decision                          a a a - - - -
POST   attachments                                          a r r u r - - alone
GET    attachments/{attachmentId}                           a a a u r - a elsewhere
GET    bulletins                                            a a a a a - a
GET    bulletins/{bulletinId}                               a a a a a - a
POST   bulletins/{bulletinId}/drop                          a a a - - - - alone
POST   bulletins/{bulletinId}/erase-name                    a - - - - - - alone
GET    bulletins/{bulletinId}/files/{name}                  a a a a a - a
GET    bulletins/{bulletinId}/package                       a a a a a - a
POST   bulletins/{bulletinId}/receipts                      - - - u - - - alone
POST   bulletins/{bulletinId}/return                        a a a - - - - alone
POST   bulletins/{bulletinId}/seal                          a a a - - - -
POST   bulletins/{bulletinId}/submit                        a - a - - - - alone
PUT    bulletins/{bulletinId}/texts                         a - a - - - - alone
POST   bulletins/clearings                                  r r r r r - - alone
GET    calendar-days                                        a a a u r a a elsewhere
POST   calendar-days                                        a - - - - - - alone
GET    calendar-days/{day}                                  a a a u r a a elsewhere
PATCH  calendar-days/{day}                                  a - - - - - - alone
DELETE calendar-days/{day}                                  a - - - - - - alone
GET    campaigns                                            a a a u r - a elsewhere
POST   campaigns                                            a - - - - - - alone
PATCH  campaigns/{campaignId}                               a - - - - - - alone
GET    checklists                                           a a a u r - a elsewhere
POST   checklists                                           a - a - - - - alone
GET    draw-plans                                          a a a u r - a elsewhere
POST   draw-plans                                          a - a - - - - alone
GET    coverage/time                                        a a a u r - a elsewhere
GET    coverage/today                                       a a a u r - a
GET    custodies                                            a a a u r - a
POST   custodies                                            a - - u - - - alone
PATCH  custodies/{custodyId}                                a - - u - - - alone
DELETE custodies/{custodyId}                                a - - u - - - alone
POST   custodies/{custodyId}/disputes                       r r r r r - - alone
GET    custody-conflicts                                    a a a u r - a elsewhere
GET    custody-disputes                                     a a a u r - a
POST   custody-disputes/{disputeId}/decision                a - a u - - -
GET    custody-observations                                 a a a u r - a
POST   custody-observations                                 a - - u - - - alone
POST   custody-observations/{observationId}/withdrawal      a - - u - - - alone
GET    delegates                                            a - - u - - - elsewhere
GET    delegations                                          a a a u r - a elsewhere
POST   delegations                                          a - - u - - - alone
DELETE delegations/{delegationId}                           a - - u - - - alone
GET    deletion-lists                                       a a a - - - a
GET    deletion-lists/{deletionListId}                      a a a - - - a
POST   deletion-lists/{deletionListId}/decisions            a - a - - - -
GET    docking/overdue                                      a a a u r - a
GET    draw-items                                           a a a u r - a elsewhere
POST   draw-skips/{drawSkipId}/decision                     a - a - - - -
GET    draws                                                a a a u r - a elsewhere
GET    draws/{draw}                                         a a a u r - a elsewhere
POST   draws/{draw}/skips                                   a - a - - - - alone
GET    draws/{draw}/bundle                                  a a a u r - a elsewhere
GET    duty-desk                                            a a a u r - a
GET    duty-types                                           a a a u r a a elsewhere
POST   duty-types                                           a - - - - - - alone
PATCH  duty-types/{dutyType}                                a - - - - - - alone
GET    duty-weeks/{date}                                    a a a u r - a
POST   erase-approvals                                      a - a - - - - alone
POST   erase-approvals/{approvalId}/agreement               a - a - - - -
GET    erase-cards                                          a a a u - a a elsewhere
GET    erase-permits                                        a a a u - a a elsewhere
GET    evidence-exports                                     a a a u - - a elsewhere
POST   evidence-exports                                     a - a u - - - alone
GET    evidence-exports/{exportId}/file                     a - a u - - - elsewhere
HEAD   evidence-exports/{exportId}/file                     a - a u - - -
GET    exemptions                                           a a a u r - a
POST   exemptions                                           a r r u r - - alone
GET    exemptions/{exemptionId}                             a a a u r - a
PUT    exemptions/{exemptionId}/attachment                  a r r u r - - alone
GET    exemptions/{exemptionId}/attachment                  a a a u r - a elsewhere
POST   exemptions/{exemptionId}/decision                    a - a u - - -
POST   exemptions/{exemptionId}/withdrawal                  a r r u r - - alone
GET    exports/access-requests                              a a a u - - a elsewhere
GET    exports/accountability-cases                         a a a u r - a elsewhere
GET    exports/accounts                                     a a a - - - a elsewhere
GET    exports/activities                                   a a a u r - a
GET    exports/activity-sources                             a a a - - - a elsewhere
GET    exports/bookmarks                                    a a a u r - a elsewhere
GET    exports/bulletins                                    a a a a a - a elsewhere
GET    exports/calendar-days                                a a a u r a a elsewhere
GET    exports/campaigns                                    a a a u r - a elsewhere
GET    exports/scores                                       a a a u r - a elsewhere
GET    exports/score-rules                                  a a a u r - a elsewhere
GET    exports/checklists                                   a a a u r - a elsewhere
GET    exports/draw-plans                                  a a a u r - a elsewhere
GET    exports/checkpoints                                  a a a - - - a elsewhere
GET    exports/coverage-today                               a a a u r - a
GET    exports/custodies                                    a a a u r - a
GET    exports/custody-conflicts                            a a a u r - a elsewhere
GET    exports/custody-disputes                             a a a u r - a
GET    exports/custody-observations                         a a a u r - a
GET    exports/delegations                                  a a a u r - a elsewhere
GET    exports/deletion-lists                               a a a - - - a elsewhere
GET    exports/draw-items                                   a a a u r - a elsewhere
GET    exports/field-inspections                            a a a u r - a elsewhere
GET    exports/visit-posts                                  a a a u r - a elsewhere
GET    exports/draws                                        a a a u r - a elsewhere
GET    exports/duty-desk                                    a a a u r - a
GET    exports/duty-types                                   a a a u r a a elsewhere
GET    exports/duty-week                                    a a a u r - a
GET    exports/erase-permits                                a a a u - a a elsewhere
GET    exports/evidence-exports                             a a a u - - a elsewhere
GET    exports/exemptions                                   a a a u r - a
GET    exports/common-causes                                a a a u r - a elsewhere
GET    exports/finding-decisions                            a a a u r - a
GET    exports/findings                                     a a a u r - a
GET    exports/inbox                                        r r r r r - - elsewhere
GET    exports/metric-rows                                  a a a u r - a elsewhere
GET    exports/training-cases                               a a a u r - a elsewhere
GET    exports/training-attendance                          a a a u r - a
GET    exports/training-sessions                            a a a u r - a
GET    exports/track-points                                 a a a u r - a elsewhere
GET    exports/trends                                       a a a u r - a elsewhere
GET    exports/leaderships                                  a a a u r a a
GET    exports/leave                                        a a a u r - a
GET    exports/legal-holds                                  a a a - - - a elsewhere
GET    exports/not-docked                                   a a a u r - a
GET    exports/officer-file                                 a a a u r - a elsewhere
GET    exports/officers                                     a a a u r a a
GET    exports/outside-decisions                            a a a u r - a elsewhere
GET    exports/pending-facts                                a a a - - - a elsewhere
GET    exports/pre-shift-checks                              a a a u r - a
GET    exports/province                                     a a a u r - a
GET    exports/quarantined-events                           a a a u - a a elsewhere
GET    exports/re-offences                                  a a a u r - a elsewhere
GET    exports/recorders                                    a a a u r a a
GET    exports/recording-restrictions                       a - a u - - - elsewhere
GET    exports/recordings                                   a a a u r - a
GET    exports/rectifications                               a a a u r - a elsewhere
GET    exports/recusals                                     a a a u r - a elsewhere
GET    exports/repair-tickets                               a a a u r - a
GET    exports/reviews                                      a a a u r - a elsewhere
GET    exports/roster-proposals                             a a a u r - a
GET    exports/shift-templates                              a a a u r - a elsewhere
GET    exports/shifts                                       a a a u r - a
GET    exports/sightings                                    a a a u r - a
GET    exports/spare-stock                                   a a a u r - a elsewhere
GET    exports/station-settings                             a a a u - a a elsewhere
GET    exports/stations                                     a a a u - a a elsewhere
GET    exports/study-packs                                  a a a u r - a elsewhere
GET    exports/units                                        a a a u r a a elsewhere
GET    exports/witnesses                                    a a a - - - a elsewhere
GET    finding-decisions                                    a a a u r - a
GET    common-causes                                        a a a u r - a elsewhere
POST   common-causes                                        - a a u - - - alone
GET    common-causes/{causeId}                              a a a u r - a elsewhere
PUT    common-causes/{causeId}                              - a a u - - - alone
POST   common-causes/{causeId}/findings                     - a a u - - - alone
DELETE common-causes/{causeId}/findings/{findingId}         - a a u - - - alone
POST   finding-decisions/bulk                               - a a - - - - alone
POST   finding-decisions/{decisionId}/notices               r r r r r - - alone
POST   finding-decisions/{decisionId}/second                a a a - - - -
POST   finding-decisions/{decisionId}/slips/{badgeNo}       a - a u - - - alone
GET    field-inspections                                    a a a u r - a elsewhere
POST   field-inspections                                    - a a - - - - alone
GET    field-inspections/candidates                         - a a - - - -
GET    field-inspections/places                             - a a - - - -
GET    field-inspections/{inspectionId}                     a a a u r - a elsewhere
POST   field-inspections/{inspectionId}/correction          - a a - - - - alone
GET    field-inspections/{inspectionId}/photo               a a a u r - a elsewhere
POST   field-inspections/{inspectionId}/withdrawal          - a a - - - - alone
GET    findings                                             a a a u r - a
GET    findings/counts                                      a a a u r - a elsewhere
GET    findings/{findingId}                                 a a a u r - a
POST   findings/{findingId}/answers                         a r r u r - - alone
POST   findings/{findingId}/appeals                         r r r u r - - alone
POST   findings/{findingId}/steps                           - a a - - - - alone
GET    findings/{findingId}/liability-appeals               a a a u r - a elsewhere
POST   findings/{findingId}/liability-appeals               r r r r r - - alone
GET    findings/{findingId}/swaps                           r r r u r - - elsewhere
POST   findings/{findingId}/rectifications                  - a a u - - - alone
GET    guarantees                                           a a a - - a a
PUT    guarantees/{guarantee}/override                      a - - - - - - alone
DELETE guarantees/{guarantee}/override                      a - - - - - - alone
GET    guarantees/missing                                   session
GET    health                                               public
POST   imports/activities                                   a - - u - - - alone
GET    imports/activities/template                          a - - u - - -
POST   imports/calendar-days                                a - - - - - - alone
GET    imports/calendar-days/template                       a - - - - - -
POST   imports/campaigns                                    a - - - - - - alone
GET    imports/campaigns/template                           a - - - - - -
POST   imports/custodies                                    a - - u - - - alone
GET    imports/custodies/template                           a - - u - - -
POST   imports/leave                                        a - - u - - - alone
GET    imports/leave/template                               a - - u - - -
POST   imports/observations                                 a - - u - - - alone
GET    imports/observations/template                        a - - u - - -
POST   imports/officers                                     a - - - - - - alone
GET    imports/officers/template                            a - - - - - -
POST   imports/recorders                                    a - - - - - - alone
GET    imports/recorders/template                           a - - - - - -
POST   imports/shift-templates                              a - - u - - - alone
GET    imports/shift-templates/template                     a - - u - - -
POST   imports/shifts                                       a - - u - - - alone
GET    imports/shifts/template                              a - - u - - -
POST   imports/training-cases                               a a a - - - - alone
GET    imports/training-cases/template                      a a a - - - -
POST   imports/units                                        a - - - - - - alone
GET    imports/units/template                               a - - - - - -
GET    inbox                                                r r r r r - - elsewhere
GET    inbox/count                                          r r r r r - - elsewhere
GET    inbox/groups                                         r r r r r - - elsewhere
GET    kiosk-pin                                            r r r r r - - elsewhere
PUT    kiosk-pin                                            r r r r r - - alone
GET    leader-page                                          a a a - - - a
GET    leaderships                                          a a a u r a a
POST   leaderships                                          a - - - - - - alone
GET    leaderships/{leadershipId}                           a a a u r a a
GET    leave                                                a a a u r - a
POST   leave                                                a - - u - - - alone
GET    leave/{leaveId}                                      a a a u r - a
PATCH  leave/{leaveId}                                      a - - u - - - alone
DELETE leave/{leaveId}                                      a - - u - - - alone
GET    ledger                                               a a a - - - a
GET    ledger/checkpoint-file                               a a a - - - a
GET    ledger/checkpoints                                   a a a - - - a
GET    ledger/checkpoints/{size}/note                       a a a - - - a
POST   ledger/cosignatures                                  a a a - - - a alone
GET    ledger/entries/{entry}/proof                         a a a - - - a
GET    ledger/facts/{factId}/proof                          a a a - - - a
GET    ledger/pending-facts                                 a a a - - - a
GET    ledger/witnesses                                     a a a - - - a
GET    legal-holds                                          a a a - - - a
POST   legal-holds                                          a - a - - - - alone
POST   legal-holds/{legalHoldId}/lifting                    a - a - - - - alone
POST   liability-appeals/{appealId}/decision                a a a - - - -
GET    live                                                 session
POST   mqtt/authentication                                  public
GET    metric-rows                                          a a a u r - a elsewhere
GET    metrics                                              a a a u r - a elsewhere
GET    metrics/series                                       a a a u r - a elsewhere
GET    must-record-versions                                 a a a a a - a
POST   must-record-versions                                 a - - - - - - alone
GET    must-record-versions/{version}                       a a a a a - a
GET    officers                                             a a a u r a a
POST   officers                                             a - - - - - - alone
GET    officers/{badgeNo}                                   a a a u r a a
PATCH  officers/{badgeNo}                                   a - - - - - - alone
GET    officers/{badgeNo}/days/{date}                       a a a u r - a
GET    officers/{badgeNo}/days/{date}/track                 a a a u r - a
GET    officers/{badgeNo}/file                              a a a u r - a
POST   officers/{badgeNo}/kiosk-pin                         a - - u - - - alone
GET    ops                                                  a a a - - a a
GET    restored-recordings                                  a a a - - a a
GET    restores                                             a a a - - a a
GET    restores/{restoreId}                                 a a a - - a a
GET    exports/restored-recordings                          a a a - - a a elsewhere
GET    exports/restores                                     a a a - - a a elsewhere
GET    outside-decisions                                    a a a u r - a elsewhere
POST   outside-decisions                                    a a a u - - - alone
GET    outside-decisions/{outsideDecisionId}                a a a u r - a elsewhere
POST   outside-decisions/{outsideDecisionId}/confirmation   a a a u - - -
POST   outside-decisions/{outsideDecisionId}/rejection      a a a u - - - alone
GET    outside-decisions/{outsideDecisionId}/scan           a a a u r - a elsewhere
PUT    outside-decisions/{outsideDecisionId}/scan           a a a u - - - alone
GET    outside-decisions/standings/{kind}/{requestId}       a a a u r - a elsewhere
GET    parameters                                           a a a u r a a elsewhere
PUT    parameters                                           a - - - - - - alone
GET    permissions                                          session
GET    pre-shift-checks                                      a a a u r - a
POST   pre-shift-checks                                      a r r u r - - alone
GET    pre-shift-checks/{preShiftCheckId}                    a a a u r - a
GET    pre-shift-checks/rate                                 a a a u r - a elsewhere
GET    pre-shift-checks/standings/{badgeNo}                  a r r u r - - elsewhere
GET    quarantined-events                                   a a a u - a a elsewhere
GET    re-offences                                          a a a u r - a elsewhere
GET    recorders                                            a a a u r a a
POST   recorders                                            a - - - - - - alone
GET    recorders/{recorderSerial}                           a a a u r a a
PATCH  recorders/{recorderSerial}                           a - - - - - - alone
POST   recorders/{recorderSerial}/clock-observations        a - - u - - - alone
GET    recorders/{recorderSerial}/clocks                    a a a u r a a
GET    recorders/{recorderSerial}/days                      a a a u r a a
GET    recorders/{recorderSerial}/log                       a a a u r a a
GET    recording-restrictions                               a - a u - - - elsewhere
POST   recording-restrictions                               a - a u - - - alone
POST   recording-restrictions/{restrictionId}/lifting       a - a - - - - alone
GET    recordings                                           a a a u r - a
GET    recordings/{recordingId}                             a a a u r - a
PUT    recordings/{recordingId}/category                    a - a u - - - alone
GET    recordings/{recordingId}/thumbnail                   a a a u r - a elsewhere
GET    recordings/{recordingId}/track                       a a a u r - a
GET    rectifications                                       a a a u r - a elsewhere
GET    rectifications/{rectificationId}                     a a a u r - a elsewhere
POST   rectifications/{rectificationId}/check               - - a - - - - alone
GET    rectifications/{rectificationId}/files/{fileId}      a a a u r - a elsewhere
POST   rectifications/{rectificationId}/proof               r r r r r - - alone
POST   rectifications/{rectificationId}/reassignment        - a a u - - - alone
POST   rectifications/{rectificationId}/withdrawal          - a a u - - - alone
GET    recusals                                             a a a u r - a elsewhere
POST   recusals                                             a r a r - - - alone
DELETE recusals/{recusalId}                                 a r a r - - -
GET    repair-tickets                                       a a a u r - a
POST   repair-tickets                                       a r r u r - - alone
GET    repair-tickets/{repairTicketId}                      a a a u r - a
PATCH  repair-tickets/{repairTicketId}                      a - - u - - - alone
GET    retention                                            a a a - - - a
POST   retention/changes                                    a - a - - - - alone
POST   retention/changes/{retentionChangeId}/decision       a - a - - - -
POST   retention/dry-run                                    a a a - - - a alone
GET    reviews                                              a a a u r - a elsewhere
POST   reviews                                              - - a - - - - alone
GET    reviews/progress                                     a a a u r - a elsewhere
GET    reviews/results                                      a a a u r - a elsewhere
GET    reviews/{reviewId}                                   a a a u r - a elsewhere
POST   reviews/{reviewId}/assignment                        a - a - - - - alone
PUT    reviews/{reviewId}/draft                             - - a - - - - alone
GET    reviews/{reviewId}/reviewers                         a - a - - - -
POST   reviews/{reviewId}/submission                        - - a - - - - alone
POST   reviews/{reviewId}/verification                      a a a - - - -
POST   reviews/{reviewId}/watched                           - - a - - - - alone
GET    roster-proposals                                     a a a u r - a
GET    roster-proposals/{rosterProposalId}                  a a a u r - a
POST   roster-proposals/{rosterProposalId}/decision         a - a u - - -
POST   roster-proposals/{rosterProposalId}/withdrawal       a - - u - - - alone
GET    scores                                               a a a u r - a elsewhere
GET    scores/months/{month}                                a a a u r - a elsewhere
GET    scores/units/{unitCode}                              a a a u r - a elsewhere
GET    scores/{badgeNo}                                     a a a u r - a elsewhere
GET    score-rules                                          a a a u r - a elsewhere
POST   score-rules                                          a - a - - - - alone
POST   score-rules/preview                                  a - a - - - - alone
GET    roster-proposals/counts                              a a a u r - a elsewhere
POST   sessions                                             public
GET    sessions/current                                     session
DELETE sessions/current                                     public
PUT    sessions/current/acting                              session alone
PUT    sessions/current/password                            session alone
GET    shift-copies                                         a - - u - - - elsewhere
POST   shift-copies                                         a - - u - - - alone
POST   shift-swaps                                          a - - u - - - alone
GET    shift-templates                                      a a a u r - a elsewhere
POST   shift-templates                                      a - - u - - - alone
GET    shift-templates/{shiftTemplateId}                    a a a u r - a elsewhere
PATCH  shift-templates/{shiftTemplateId}                    a - - u - - - alone
GET    shifts                                               a a a u r - a
POST   shifts                                               a - - u - - - alone
GET    shifts/{shiftId}                                     a a a u r - a
PATCH  shifts/{shiftId}                                     a - - u - - - alone
DELETE shifts/{shiftId}                                     a - - u - - - alone
GET    shifts/{shiftId}/coverage                            a a a u r - a
GET    sightings                                            a a a u r - a
GET    slips/{slipId}/scan                                  a a a u r - a elsewhere
POST   station/crash-loop                                   station
GET    station/draws                                        station
POST   station/enrolments                                   public
GET    station/erase-permits                                station
POST   station/erase-permits/{permitId}/confirm             station
GET    station/key-set                                      station
GET    station/kiosk-decisions/{badgeNo}                    station
POST   station/kiosk-decisions/{badgeNo}/notices            station
GET    station/kiosk-directory                              station
POST   station/kiosk-pins/{badgeNo}                         station
GET    station/ledger/batch-inclusion                       station
GET    station/ledger/checkpoint                            station
GET    station/ledger/consistency-proof                     station
POST   station/ledger/cosignatures                          station
POST   station/local-copies                                 station
POST   station/local-copies/{recordingId}/confirmation      station
POST   station/stores                                       station
POST   station/token                                        public
GET    station/settings                                     station
POST   station/support-bundles/{requestId}                  station
POST   station/uploads                                      station
POST   station/uploads/{recordingId}/completion             station
GET    station/wanted-uploads                               station
GET    spare-stock                                           a a a u r - a elsewhere
GET    spare-stock/{unitCode}                                a a a u r - a elsewhere
PUT    spare-stock/{unitCode}                                a - - - - - - alone
GET    station-names                                        session
GET    station-settings                                     a a a u - a a elsewhere
GET    station-settings/{scope}                             a a a u - a a elsewhere
PUT    station-settings/{scope}                             a - - - - - - alone
GET    station-settings/{scope}/support-bundle              a - - - - a -
POST   station-settings/{scope}/support-bundle              a - - - - a - alone
GET    stations                                             a a a u - a a elsewhere
GET    training-cases                                       a a a u r - a elsewhere
POST   training-cases                                       a a a - - - - alone
GET    training-cases/candidates                            a a a - - - -
GET    training-cases/proposals/{findingId}                 a a a - - - -
GET    training-cases/{caseId}                              a a a u r - a elsewhere
PATCH  training-cases/{caseId}                              a a a - - - - alone
POST   training-cases/{caseId}/withdraw                     a a a - - - - alone
GET    training-attendance                                  a a a u r - a
GET    training-sessions                                    a a a u r - a
POST   training-sessions                                    a a a u - - - alone
GET    training-sessions/{sessionId}                        a a a u r - a
PATCH  training-sessions/{sessionId}                        a a a u - - - alone
PUT    training-sessions/{sessionId}/absences/{badgeNo}     a a a u - - - alone
POST   training-sessions/{sessionId}/answers                r r r r r - - alone
POST   training-sessions/{sessionId}/attendance             r r r r r - - alone
POST   training-sessions/{sessionId}/cancel                 a a a u - - - alone
POST   training-sessions/{sessionId}/confirmation           r r r r r - - alone
PUT    training-sessions/{sessionId}/list                   a a a u - - - alone
POST   training-sessions/{sessionId}/sign-off               a a a u - - - alone
GET    study-packs                                          a a a u r - a elsewhere
POST   study-packs                                          a a a u - - - alone
GET    study-packs/{packId}                                 a a a u r - a elsewhere
PUT    study-packs/{packId}                                 a a a - - - - alone
GET    training-sessions/{sessionId}/effect                 a a a u - - - elsewhere
GET    units                                                a a a u r a a elsewhere
POST   units                                                a - - - - - - alone
PATCH  units/{unitCode}                                     a - - - - - - alone
GET    units/{unitCode}                                     a a a u r a a elsewhere
GET    visit-posts                                          a a a u r - a elsewhere
GET    visit-posts/days/{day}                               a a a u r - a elsewhere
POST   viewing-sessions                                     a a a u r - a alone
GET    viewing-sessions/{viewingSessionId}/media            a a a u r - a elsewhere
HEAD   viewing-sessions/{viewingSessionId}/media            a a a u r - a
`;

export const routePermissions: readonly RoutePermission[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [method = '', path = '', ...rest] = line.split(/ +/);
    const last = rest.at(-1);
    const mark = last === 'alone' || last === 'elsewhere' ? last : undefined;
    const cells = mark === undefined ? rest : rest.slice(0, -1);
    const [first] = cells;
    if (first === 'public' || first === 'station' || first === 'session') return { method, path, reach: first, mark };
    if (cells.length !== roleSchema.options.length) throw new Error(`${method} ${path} needs a column for each role`);
    const reaches = roleSchema.options.map((role, index) => [role, cells[index] ?? '-'] as const);
    return { method, path, reach: Object.fromEntries(reaches) as Record<Role, Reach>, mark };
  });
