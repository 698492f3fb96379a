import { type Role, roleSchema } from '@rollcall/shared/http/sessions';

/** `a`: all. `u`: the own unit. `r`: the own record. `-`: refused. */
export type Reach = 'a' | 'u' | 'r' | '-';

export interface RoutePermission {
  method: string;
  path: string;
  /** For everybody, for stations, for whoever is signed in; otherwise how far each role comes. */
  reach: 'public' | 'station' | 'session' | Record<Role, Reach>;
}

// What every route of the running service lets each role do, written down apart from the code that decides it. Columns:
// brigade_admin, brigade_leader, inspector, squad_leader, officer, ops, auditor.
const table = `
GET    access-requests                                      a a a u - - a
POST   access-requests                                      - - - u - - -
GET    access-requests/{accessRequestId}                    a a a u - - a
POST   access-requests/{accessRequestId}/decision           a - a - - - -
POST   access-requests/{accessRequestId}/revocation         a a a u - - a
GET    accountability-cases                                 a a a u r - a
POST   accountability-cases                                 - a a - - - -
GET    accountability-cases/{caseId}                        a a a u r - a
POST   accountability-cases/{caseId}/reopenings             - a a - - - -
POST   accountability-cases/appeals/{appealId}/decision     - a - - - - -
POST   accountability-cases/entries/{entryId}/appeals       r r r r r - -
POST   accountability-cases/entries/{entryId}/decision      - a - - - - -
POST   accountability-cases/entries/{entryId}/notices       r r r r r - -
POST   accountability-cases/entries/{entryId}/record        - a a - - - -
POST   accountability-cases/entries/{entryId}/slips         - - a u - - -
POST   accountability-cases/entries/{entryId}/statements    r r r r r - -
POST   accountability-cases/reopenings/{reopeningId}/second - a a - - - -
GET    accounts                                             a a a - - - a
POST   accounts                                             a - - - - - -
PATCH  accounts/{accountId}                                 a - - - - - -
POST   accounts/{accountId}/password                        a - - - - - -
GET    activities                                           a a a u r - a
POST   activities                                           a - - u - - -
GET    activities/{activityId}                              a a a u r - a
PATCH  activities/{activityId}                              a - - u - - -
DELETE activities/{activityId}                              a - - u - - -
GET    activity-sources                                     a a a - - - a
POST   activity-sources                                     a - - - - - -
DELETE activity-sources/{source}                            a - - - - - -
POST   appeals/{appealId}/decision                          a a a - - - -
POST   attachments                                          a r r u r - -
GET    bulletins                                            a a a a a - a
GET    bulletins/{bulletinId}                               a a a a a - a
POST   bulletins/{bulletinId}/drop                          a a a - - - -
POST   bulletins/{bulletinId}/erase-name                    a - - - - - -
GET    bulletins/{bulletinId}/files/{name}                  a a a a a - a
GET    bulletins/{bulletinId}/package                       a a a a a - a
POST   bulletins/{bulletinId}/receipts                      - - - u - - -
POST   bulletins/{bulletinId}/return                        a a a - - - -
POST   bulletins/{bulletinId}/seal                          a a a - - - -
POST   bulletins/{bulletinId}/submit                        a - a - - - -
PUT    bulletins/{bulletinId}/texts                         a - a - - - -
POST   bulletins/clearings                                  r r r r r - -
GET    calendar-days                                        a a a u r a a
POST   calendar-days                                        a - - - - - -
GET    calendar-days/{day}                                  a a a u r a a
PATCH  calendar-days/{day}                                  a - - - - - -
DELETE calendar-days/{day}                                  a - - - - - -
GET    campaigns                                            a a a u r - a
POST   campaigns                                            a - - - - - -
PATCH  campaigns/{campaignId}                               a - - - - - -
GET    checklists                                           a a a u r - a
POST   checklists                                           a - a - - - -
GET    draw-plans                                          a a a u r - a
POST   draw-plans                                          a - a - - - -
GET    coverage/time                                        a a a u r - a
GET    coverage/today                                       a a a u r - a
GET    custodies                                            a a a u r - a
POST   custodies                                            a - - u - - -
PATCH  custodies/{custodyId}                                a - - u - - -
DELETE custodies/{custodyId}                                a - - u - - -
POST   custodies/{custodyId}/disputes                       r r r r r - -
GET    custody-conflicts                                    a a a u r - a
GET    custody-disputes                                     a a a u r - a
POST   custody-disputes/{disputeId}/decision                a - a u - - -
GET    custody-observations                                 a a a u r - a
POST   custody-observations                                 a - - u - - -
POST   custody-observations/{observationId}/withdrawal      a - - u - - -
GET    delegates                                            a - - u - - -
GET    delegations                                          a a a u r - a
POST   delegations                                          a - - u - - -
DELETE delegations/{delegationId}                           a - - u - - -
GET    deletion-lists                                       a a a - - - a
GET    deletion-lists/{deletionListId}                      a a a - - - a
POST   deletion-lists/{deletionListId}/decisions            a - a - - - -
GET    docking/overdue                                      a a a u r - a
GET    draw-items                                           a a a u r - a
POST   draw-skips/{drawSkipId}/decision                     a - a - - - -
GET    draws                                                a a a u r - a
GET    draws/{draw}                                         a a a u r - a
POST   draws/{draw}/skips                                   a - a - - - -
GET    draws/{draw}/bundle                                  a a a u r - a
GET    duty-desk                                            a a a u r - a
GET    duty-types                                           a a a u r a a
POST   duty-types                                           a - - - - - -
PATCH  duty-types/{dutyType}                                a - - - - - -
GET    duty-weeks/{date}                                    a a a u r - a
POST   erase-approvals                                      a - a - - - -
POST   erase-approvals/{approvalId}/agreement               a - a - - - -
GET    erase-cards                                          a a a u - a a
GET    erase-permits                                        a a a u - a a
GET    evidence-exports                                     a a a u - - a
POST   evidence-exports                                     a - a u - - -
GET    evidence-exports/{exportId}/file                     a - a u - - -
HEAD   evidence-exports/{exportId}/file                     a - a u - - -
GET    exemptions                                           a a a u r - a
POST   exemptions                                           a r r u r - -
GET    exemptions/{exemptionId}                             a a a u r - a
PUT    exemptions/{exemptionId}/attachment                  a r r u r - -
GET    exemptions/{exemptionId}/attachment                  a a a u r - a
POST   exemptions/{exemptionId}/decision                    a - a u - - -
POST   exemptions/{exemptionId}/withdrawal                  a r r u r - -
GET    exports/access-requests                              a a a u - - a
GET    exports/accountability-cases                         a a a u r - a
GET    exports/accounts                                     a a a - - - a
GET    exports/activities                                   a a a u r - a
GET    exports/activity-sources                             a a a - - - a
GET    exports/bookmarks                                    a a a u r - a
GET    exports/bulletins                                    a a a a a - a
GET    exports/calendar-days                                a a a u r a a
GET    exports/campaigns                                    a a a u r - a
GET    exports/scores                                       a a a u r - a
GET    exports/score-rules                                  a a a u r - a
GET    exports/checklists                                   a a a u r - a
GET    exports/draw-plans                                  a a a u r - a
GET    exports/checkpoints                                  a a a - - - a
GET    exports/coverage-today                               a a a u r - a
GET    exports/custodies                                    a a a u r - a
GET    exports/custody-conflicts                            a a a u r - a
GET    exports/custody-disputes                             a a a u r - a
GET    exports/custody-observations                         a a a u r - a
GET    exports/delegations                                  a a a u r - a
GET    exports/deletion-lists                               a a a - - - a
GET    exports/draw-items                                   a a a u r - a
GET    exports/field-inspections                            a a a u r - a
GET    exports/visit-posts                                  a a a u r - a
GET    exports/draws                                        a a a u r - a
GET    exports/duty-desk                                    a a a u r - a
GET    exports/duty-types                                   a a a u r a a
GET    exports/duty-week                                    a a a u r - a
GET    exports/erase-permits                                a a a u - a a
GET    exports/evidence-exports                             a a a u - - a
GET    exports/exemptions                                   a a a u r - a
GET    exports/common-causes                                a a a u r - a
GET    exports/finding-decisions                            a a a u r - a
GET    exports/findings                                     a a a u r - a
GET    exports/inbox                                        r r r r r - -
GET    exports/metric-rows                                  a a a u r - a
GET    exports/training-cases                               a a a u r - a
GET    exports/training-attendance                          a a a u r - a
GET    exports/training-sessions                            a a a u r - a
GET    exports/track-points                                 a a a u r - a
GET    exports/trends                                       a a a u r - a
GET    exports/leaderships                                  a a a u r a a
GET    exports/leave                                        a a a u r - a
GET    exports/legal-holds                                  a a a - - - a
GET    exports/not-docked                                   a a a u r - a
GET    exports/officer-file                                 a a a u r - a
GET    exports/officers                                     a a a u r a a
GET    exports/outside-decisions                            a a a u r - a
GET    exports/pending-facts                                a a a - - - a
GET    exports/pre-shift-checks                              a a a u r - a
GET    exports/province                                     a a a u r - a
GET    exports/quarantined-events                           a a a u - a a
GET    exports/re-offences                                  a a a u r - a
GET    exports/recorders                                    a a a u r a a
GET    exports/recording-restrictions                       a - a u - - -
GET    exports/recordings                                   a a a u r - a
GET    exports/rectifications                               a a a u r - a
GET    exports/recusals                                     a a a u r - a
GET    exports/repair-tickets                               a a a u r - a
GET    exports/reviews                                      a a a u r - a
GET    exports/roster-proposals                             a a a u r - a
GET    exports/shift-templates                              a a a u r - a
GET    exports/shifts                                       a a a u r - a
GET    exports/sightings                                    a a a u r - a
GET    exports/spare-stock                                   a a a u r - a
GET    exports/station-settings                             a a a u - a a
GET    exports/stations                                     a a a u - a a
GET    exports/study-packs                                  a a a u r - a
GET    exports/units                                        a a a u r a a
GET    exports/witnesses                                    a a a - - - a
GET    finding-decisions                                    a a a u r - a
GET    common-causes                                        a a a u r - a
POST   common-causes                                        - a a u - - -
GET    common-causes/{causeId}                              a a a u r - a
PUT    common-causes/{causeId}                              - a a u - - -
POST   common-causes/{causeId}/findings                     - a a u - - -
DELETE common-causes/{causeId}/findings/{findingId}         - a a u - - -
POST   finding-decisions/bulk                               - a a - - - -
POST   finding-decisions/{decisionId}/notices               r r r r r - -
POST   finding-decisions/{decisionId}/second                a a a - - - -
POST   finding-decisions/{decisionId}/slips/{badgeNo}       a - a u - - -
GET    field-inspections                                    a a a u r - a
POST   field-inspections                                    - a a - - - -
GET    field-inspections/candidates                         - a a - - - -
GET    field-inspections/places                             - a a - - - -
GET    field-inspections/{inspectionId}                     a a a u r - a
POST   field-inspections/{inspectionId}/correction          - a a - - - -
GET    field-inspections/{inspectionId}/photo               a a a u r - a
POST   field-inspections/{inspectionId}/withdrawal          - a a - - - -
GET    findings                                             a a a u r - a
GET    findings/counts                                      a a a u r - a
GET    findings/{findingId}                                 a a a u r - a
POST   findings/{findingId}/answers                         a r r u r - -
POST   findings/{findingId}/appeals                         r r r u r - -
POST   findings/{findingId}/steps                           - a a - - - -
GET    findings/{findingId}/liability-appeals               a a a u r - a
POST   findings/{findingId}/liability-appeals               r r r r r - -
POST   findings/{findingId}/rectifications                  - a a u - - -
GET    guarantees                                           a a a - - a a
PUT    guarantees/{guarantee}/override                      a - - - - - -
DELETE guarantees/{guarantee}/override                      a - - - - - -
GET    guarantees/missing                                   session
GET    health                                               public
POST   imports/activities                                   a - - u - - -
GET    imports/activities/template                          a - - u - - -
POST   imports/calendar-days                                a - - - - - -
GET    imports/calendar-days/template                       a - - - - - -
POST   imports/campaigns                                    a - - - - - -
GET    imports/campaigns/template                           a - - - - - -
POST   imports/custodies                                    a - - u - - -
GET    imports/custodies/template                           a - - u - - -
POST   imports/leave                                        a - - u - - -
GET    imports/leave/template                               a - - u - - -
POST   imports/observations                                 a - - u - - -
GET    imports/observations/template                        a - - u - - -
POST   imports/officers                                     a - - - - - -
GET    imports/officers/template                            a - - - - - -
POST   imports/recorders                                    a - - - - - -
GET    imports/recorders/template                           a - - - - - -
POST   imports/shift-templates                              a - - u - - -
GET    imports/shift-templates/template                     a - - u - - -
POST   imports/shifts                                       a - - u - - -
GET    imports/shifts/template                              a - - u - - -
POST   imports/training-cases                               a a a - - - -
GET    imports/training-cases/template                      a a a - - - -
POST   imports/units                                        a - - - - - -
GET    imports/units/template                               a - - - - - -
GET    inbox                                                r r r r r - -
GET    inbox/count                                          r r r r r - -
GET    inbox/groups                                         r r r r r - -
GET    kiosk-pin                                            r r r r r - -
PUT    kiosk-pin                                            r r r r r - -
GET    leader-page                                          a a a - - - a
GET    leaderships                                          a a a u r a a
POST   leaderships                                          a - - - - - -
GET    leaderships/{leadershipId}                           a a a u r a a
GET    leave                                                a a a u r - a
POST   leave                                                a - - u - - -
GET    leave/{leaveId}                                      a a a u r - a
PATCH  leave/{leaveId}                                      a - - u - - -
DELETE leave/{leaveId}                                      a - - u - - -
GET    ledger                                               a a a - - - a
GET    ledger/checkpoint-file                               a a a - - - a
GET    ledger/checkpoints                                   a a a - - - a
GET    ledger/checkpoints/{size}/note                       a a a - - - a
POST   ledger/cosignatures                                  a a a - - - a
GET    ledger/facts/{factId}/proof                          a a a - - - a
GET    ledger/pending-facts                                 a a a - - - a
GET    ledger/witnesses                                     a a a - - - a
GET    legal-holds                                          a a a - - - a
POST   legal-holds                                          a - a - - - -
POST   legal-holds/{legalHoldId}/lifting                    a - a - - - -
POST   liability-appeals/{appealId}/decision                a a a - - - -
GET    live                                                 session
POST   mqtt/authentication                                  public
GET    metric-rows                                          a a a u r - a
GET    metrics                                              a a a u r - a
GET    metrics/series                                       a a a u r - a
GET    must-record-versions                                 a a a a a - a
POST   must-record-versions                                 a - - - - - -
GET    must-record-versions/{version}                       a a a a a - a
GET    officers                                             a a a u r a a
POST   officers                                             a - - - - - -
GET    officers/{badgeNo}                                   a a a u r a a
PATCH  officers/{badgeNo}                                   a - - - - - -
GET    officers/{badgeNo}/days/{date}                       a a a u r - a
GET    officers/{badgeNo}/days/{date}/track                 a a a u r - a
GET    officers/{badgeNo}/file                              a a a u r - a
POST   officers/{badgeNo}/kiosk-pin                         a - - u - - -
GET    ops                                                  a a a - - a a
GET    restored-recordings                                  a a a - - a a
GET    restores                                             a a a - - a a
GET    restores/{restoreId}                                 a a a - - a a
GET    exports/restored-recordings                          a a a - - a a
GET    exports/restores                                     a a a - - a a
GET    outside-decisions                                    a a a u r - a
POST   outside-decisions                                    a a a u - - -
GET    outside-decisions/{outsideDecisionId}                a a a u r - a
POST   outside-decisions/{outsideDecisionId}/confirmation   a a a u - - -
POST   outside-decisions/{outsideDecisionId}/rejection      a a a u - - -
GET    outside-decisions/{outsideDecisionId}/scan           a a a u r - a
PUT    outside-decisions/{outsideDecisionId}/scan           a a a u - - -
GET    outside-decisions/standings/{kind}/{requestId}       a a a u r - a
GET    parameters                                           a a a u r a a
PUT    parameters                                           a - - - - - -
GET    permissions                                          session
GET    pre-shift-checks                                      a a a u r - a
POST   pre-shift-checks                                      a r r u r - -
GET    pre-shift-checks/{preShiftCheckId}                    a a a u r - a
GET    pre-shift-checks/rate                                 a a a u r - a
GET    pre-shift-checks/standings/{badgeNo}                  a r r u r - -
GET    quarantined-events                                   a a a u - a a
GET    re-offences                                          a a a u r - a
GET    recorders                                            a a a u r a a
POST   recorders                                            a - - - - - -
GET    recorders/{recorderSerial}                           a a a u r a a
PATCH  recorders/{recorderSerial}                           a - - - - - -
POST   recorders/{recorderSerial}/clock-observations        a - - u - - -
GET    recorders/{recorderSerial}/clocks                    a a a u r a a
GET    recorders/{recorderSerial}/days                      a a a u r a a
GET    recorders/{recorderSerial}/log                       a a a u r a a
GET    recording-restrictions                               a - a u - - -
POST   recording-restrictions                               a - a u - - -
POST   recording-restrictions/{restrictionId}/lifting       a - a - - - -
GET    recordings                                           a a a u r - a
GET    recordings/{recordingId}                             a a a u r - a
PUT    recordings/{recordingId}/category                    a - a u - - -
GET    recordings/{recordingId}/thumbnail                   a a a u r - a
GET    recordings/{recordingId}/track                       a a a u r - a
GET    rectifications                                       a a a u r - a
GET    rectifications/{rectificationId}                     a a a u r - a
POST   rectifications/{rectificationId}/check               - - a - - - -
GET    rectifications/{rectificationId}/files/{fileId}      a a a u r - a
POST   rectifications/{rectificationId}/proof               r r r r r - -
POST   rectifications/{rectificationId}/reassignment        - a a u - - -
POST   rectifications/{rectificationId}/withdrawal          - a a u - - -
GET    recusals                                             a a a u r - a
POST   recusals                                             a r a r - - -
DELETE recusals/{recusalId}                                 a r a r - - -
GET    repair-tickets                                       a a a u r - a
POST   repair-tickets                                       a r r u r - -
GET    repair-tickets/{repairTicketId}                      a a a u r - a
PATCH  repair-tickets/{repairTicketId}                      a - - u - - -
GET    retention                                            a a a - - - a
POST   retention/changes                                    a - a - - - -
POST   retention/changes/{retentionChangeId}/decision       a - a - - - -
POST   retention/dry-run                                    a a a - - - a
GET    reviews                                              a a a u r - a
POST   reviews                                              - - a - - - -
GET    reviews/progress                                     a a a u r - a
GET    reviews/results                                      a a a u r - a
GET    reviews/{reviewId}                                   a a a u r - a
POST   reviews/{reviewId}/assignment                        a - a - - - -
PUT    reviews/{reviewId}/draft                             - - a - - - -
GET    reviews/{reviewId}/reviewers                         a - a - - - -
POST   reviews/{reviewId}/submission                        - - a - - - -
POST   reviews/{reviewId}/verification                      a a a - - - -
POST   reviews/{reviewId}/watched                           - - a - - - -
GET    roster-proposals                                     a a a u r - a
GET    roster-proposals/{rosterProposalId}                  a a a u r - a
POST   roster-proposals/{rosterProposalId}/decision         a - a u - - -
POST   roster-proposals/{rosterProposalId}/withdrawal       a - - u - - -
GET    scores                                               a a a u r - a
GET    scores/months/{month}                                a a a u r - a
GET    scores/units/{unitCode}                              a a a u r - a
GET    scores/{badgeNo}                                     a a a u r - a
GET    score-rules                                          a a a u r - a
POST   score-rules                                          a - a - - - -
POST   score-rules/preview                                  a - a - - - -
GET    roster-proposals/counts                              a a a u r - a
POST   sessions                                             public
GET    sessions/current                                     session
DELETE sessions/current                                     public
PUT    sessions/current/acting                              session
PUT    sessions/current/password                            session
GET    shift-copies                                         a - - u - - -
POST   shift-copies                                         a - - u - - -
POST   shift-swaps                                          a - - u - - -
GET    shift-templates                                      a a a u r - a
POST   shift-templates                                      a - - u - - -
GET    shift-templates/{shiftTemplateId}                    a a a u r - a
PATCH  shift-templates/{shiftTemplateId}                    a - - u - - -
GET    shifts                                               a a a u r - a
POST   shifts                                               a - - u - - -
GET    shifts/{shiftId}                                     a a a u r - a
PATCH  shifts/{shiftId}                                     a - - u - - -
DELETE shifts/{shiftId}                                     a - - u - - -
GET    shifts/{shiftId}/coverage                            a a a u r - a
GET    sightings                                            a a a u r - a
GET    slips/{slipId}/scan                                  a a a u r - a
POST   station/crash-loop                                   station
GET    station/draws                                        station
POST   station/enrolments                                   public
GET    station/erase-permits                                station
POST   station/erase-permits/{permitId}/confirm             station
GET    station/key-set                                      station
GET    station/kiosk-decisions/{badgeNo}                    station
POST   station/kiosk-decisions/{badgeNo}/notices            station
GET    station/kiosk-directory                              station
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
GET    spare-stock                                           a a a u r - a
GET    spare-stock/{unitCode}                                a a a u r - a
PUT    spare-stock/{unitCode}                                a - - - - - -
GET    station-names                                        session
GET    station-settings                                     a a a u - a a
GET    station-settings/{scope}                             a a a u - a a
PUT    station-settings/{scope}                             a - - - - - -
GET    station-settings/{scope}/support-bundle              a - - - - a -
POST   station-settings/{scope}/support-bundle              a - - - - a -
GET    stations                                             a a a u - a a
GET    training-cases                                       a a a u r - a
POST   training-cases                                       a a a - - - -
GET    training-cases/candidates                            a a a - - - -
GET    training-cases/proposals/{findingId}                 a a a - - - -
GET    training-cases/{caseId}                              a a a u r - a
PATCH  training-cases/{caseId}                              a a a - - - -
POST   training-cases/{caseId}/withdraw                     a a a - - - -
GET    training-attendance                                  a a a u r - a
GET    training-sessions                                    a a a u r - a
POST   training-sessions                                    a a a u - - -
GET    training-sessions/{sessionId}                        a a a u r - a
PATCH  training-sessions/{sessionId}                        a a a u - - -
PUT    training-sessions/{sessionId}/absences/{badgeNo}     a a a u - - -
POST   training-sessions/{sessionId}/answers                r r r r r - -
POST   training-sessions/{sessionId}/attendance             r r r r r - -
POST   training-sessions/{sessionId}/cancel                 a a a u - - -
POST   training-sessions/{sessionId}/confirmation           r r r r r - -
PUT    training-sessions/{sessionId}/list                   a a a u - - -
POST   training-sessions/{sessionId}/sign-off               a a a u - - -
GET    study-packs                                          a a a u r - a
POST   study-packs                                          a a a u - - -
GET    study-packs/{packId}                                 a a a u r - a
PUT    study-packs/{packId}                                 a a a - - - -
GET    training-sessions/{sessionId}/effect                 a a a u - - -
GET    units                                                a a a u r a a
POST   units                                                a - - - - - -
PATCH  units/{unitCode}                                     a - - - - - -
GET    units/{unitCode}                                     a a a u r a a
GET    visit-posts                                          a a a u r - a
GET    visit-posts/days/{day}                               a a a u r - a
POST   viewing-sessions                                     a a a u r - a
GET    viewing-sessions/{viewingSessionId}/media            a a a u r - a
HEAD   viewing-sessions/{viewingSessionId}/media            a a a u r - a
`;

export const routePermissions: readonly RoutePermission[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [method = '', path = '', ...cells] = line.split(/ +/);
    const [first] = cells;
    if (first === 'public' || first === 'station' || first === 'session') return { method, path, reach: first };
    if (cells.length !== roleSchema.options.length) throw new Error(`${method} ${path} needs a column for each role`);
    const reaches = roleSchema.options.map((role, index) => [role, cells[index] ?? '-'] as const);
    return { method, path, reach: Object.fromEntries(reaches) as Record<Role, Reach> };
  });
