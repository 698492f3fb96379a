import { readdirSync, readFileSync } from 'node:fs';
import { type Role, roleSchema } from '@rollcall/shared/http/permissions';

/** `a`: all. `u`: the own unit. `r`: the own record. `c`: what belongs to cases. `-`: refused. */
export type Reach = 'a' | 'u' | 'r' | 'c' | '-';

export interface RoutePermission {
  method: string;
  path: string;
  /** For everybody, for stations, for whoever is signed in; otherwise how far each role comes. */
  reach: 'public' | 'station' | 'session' | Record<Role, Reach>;
  /**
   * `alone`: a command that one person gives, without a second (`second-person-routes.test.ts`). `elsewhere`: of a `GET`, that not
   * `data-scope.test.ts` but another test, such as the resource's own, tries whose rows it answers; or they are of nobody, as
   * templates are.
   */
  mark: 'alone' | 'elsewhere' | undefined;
}

// What every route of the running service lets each role do, written down apart from the code that decides it. Columns:
// brigade_admin, brigade_leader, inspector, squad_leader, officer, ops, auditor; then the mark, if it has one. A resource
// states its routes in its own test (`statePermissions`, below); here is what has no test of its name. What the legal office may do
// is `ofLegal`, below all.
const table = `
GET    activity-sources                                a a a - - - a
POST   activity-sources                                a - - - - - - alone
DELETE activity-sources/{source}                       a - - - - - - alone
POST   appeals/{appealId}/decision                     a a a - - - -
POST   attachments                                     a r r u r - - alone
GET    attachments/{attachmentId}                      a a a u r - a elsewhere
GET    campaigns                                       a a a u r - a elsewhere
POST   campaigns                                       a - - - - - - alone
PATCH  campaigns/{campaignId}                          a - - - - - - alone
GET    checklists                                      a a a u r - a elsewhere
POST   checklists                                      a - a - - - - alone
GET    draw-plans                                      a a a u r - a elsewhere
POST   draw-plans                                      a - a - - - - alone
GET    coverage/time                                   a a a u r - a elsewhere
GET    coverage/today                                  a a a u r - a
GET    custodies                                       a a a u r - a
POST   custodies                                       a - - u - - - alone
PATCH  custodies/{custodyId}                           a - - u - - - alone
DELETE custodies/{custodyId}                           a - - u - - - alone
POST   custodies/{custodyId}/disputes                  r r r r r - - alone
GET    custody-conflicts                               a a a u r - a elsewhere
GET    custody-disputes                                a a a u r - a
POST   custody-disputes/{disputeId}/decision           a - a u - - -
GET    custody-observations                            a a a u r - a
POST   custody-observations                            a - - u - - - alone
POST   custody-observations/{observationId}/withdrawal a - - u - - - alone
GET    delegates                                       a - - u - - - elsewhere
GET    deletion-lists                                  a a a - - - a
GET    deletion-lists/{deletionListId}                 a a a - - - a
POST   deletion-lists/{deletionListId}/decisions       a - a - - - -
GET    docking/overdue                                 a a a u r - a
GET    draw-items                                      a a a u r - a elsewhere
GET    duty-types                                      a a a u r a a elsewhere
POST   duty-types                                      a - - - - - - alone
PATCH  duty-types/{dutyType}                           a - - - - - - alone
GET    duty-weeks/{date}                               a a a u r - a
GET    erase-cards                                     a a a u - a a elsewhere
GET    exemptions                                      a a a u r - a
POST   exemptions                                      a r r u r - - alone
GET    exemptions/{exemptionId}                        a a a u r - a
PUT    exemptions/{exemptionId}/attachment             a r r u r - - alone
GET    exemptions/{exemptionId}/attachment             a a a u r - a elsewhere
POST   exemptions/{exemptionId}/decision               a - a u - - -
POST   exemptions/{exemptionId}/withdrawal             a r r u r - - alone
GET    exports/activity-sources                        a a a - - - a elsewhere
GET    exports/bookmarks                               a a a u r - a elsewhere
GET    exports/campaigns                               a a a u r - a elsewhere
GET    exports/score-rules                             a a a u r - a elsewhere
GET    exports/checklists                              a a a u r - a elsewhere
GET    exports/draw-plans                              a a a u r - a elsewhere
GET    exports/checkpoints                             a a a - - - a elsewhere
GET    exports/coverage-today                          a a a u r - a
GET    exports/custodies                               a a a u r - a
GET    exports/custody-conflicts                       a a a u r - a elsewhere
GET    exports/custody-disputes                        a a a u r - a
GET    exports/custody-observations                    a a a u r - a
GET    exports/deletion-lists                          a a a - - - a elsewhere
GET    exports/draw-items                              a a a u r - a elsewhere
GET    exports/visit-posts                             a a a u r - a elsewhere
GET    exports/duty-types                              a a a u r a a elsewhere
GET    exports/exemptions                              a a a u r - a
GET    exports/finding-decisions                       a a a u r - a
GET    exports/findings                                a a a u r - a
GET    exports/metric-rows                             a a a u r - a elsewhere
GET    exports/training-attendance                     a a a u r - a
GET    exports/track-points                            a a a u r - a elsewhere
GET    exports/trends                                  a a a u r - a elsewhere
GET    exports/leave                                   a a a u r - a
GET    exports/legal-holds                             a a a - - - a elsewhere
GET    exports/not-docked                              a a a u r - a
GET    exports/officers                                a a a u r a a
GET    exports/pending-facts                           a a a - - - a elsewhere
GET    exports/province                                a a a u r - a
GET    exports/quarantined-events                      a a a u - a a elsewhere
GET    exports/recorders                               a a a u r a a
GET    exports/recordings                              a a a u r - a
GET    exports/recusals                                a a a u r - a elsewhere
GET    exports/shifts                                  a a a u r - a
GET    exports/sightings                               a a a u r - a
GET    exports/stations                                a a a u - a a elsewhere
GET    exports/units                                   a a a u r a a elsewhere
GET    exports/witnesses                               a a a - - - a elsewhere
GET    finding-decisions                               a a a u r - a
POST   finding-decisions/bulk                          - a a - - - - alone
POST   finding-decisions/{decisionId}/notices          r r r r r - - alone
POST   finding-decisions/{decisionId}/second           a a a - - - -
POST   finding-decisions/{decisionId}/slips/{badgeNo}  a - a u - - - alone
GET    findings                                        a a a u r - a
GET    findings/counts                                 a a a u r - a elsewhere
GET    findings/{findingId}                            a a a u r - a
POST   findings/{findingId}/answers                    a r r u r - - alone
POST   findings/{findingId}/appeals                    r r r u r - - alone
POST   findings/{findingId}/steps                      - a a - - - - alone
POST   findings/{findingId}/activity-confirmation      - a a - - - - alone
POST   findings/{findingId}/footage-looks              - a a - - - - alone
GET    findings/{findingId}/liability-appeals          a a a u r - a elsewhere
POST   findings/{findingId}/liability-appeals          r r r r r - - alone
GET    findings/{findingId}/swaps                      r r r u r - - elsewhere
POST   findings/{findingId}/rectifications             - a a u - - - alone
GET    guarantees                                      a a a - - a a
PUT    guarantees/{guarantee}/override                 a - - - - - - alone
DELETE guarantees/{guarantee}/override                 a - - - - - - alone
GET    guarantees/missing                              session
GET    health                                          public
POST   imports/campaigns                               a - - - - - - alone
GET    imports/campaigns/template                      a - - - - - -
POST   imports/custodies                               a - - u - - - alone
GET    imports/custodies/template                      a - - u - - -
POST   imports/leave                                   a - - u - - - alone
GET    imports/leave/template                          a - - u - - -
POST   imports/observations                            a - - u - - - alone
GET    imports/observations/template                   a - - u - - -
POST   imports/officers                                a - - - - - - alone
GET    imports/officers/template                       a - - - - - -
POST   imports/recorders                               a - - - - - - alone
GET    imports/recorders/template                      a - - - - - -
POST   imports/shifts                                  a - - u - - - alone
GET    imports/shifts/template                         a - - u - - -
POST   imports/units                                   a - - - - - - alone
GET    imports/units/template                          a - - - - - -
GET    kiosk-pin                                       r r r r r - - elsewhere
PUT    kiosk-pin                                       r r r r r - - alone
GET    leave                                           a a a u r - a
POST   leave                                           a - - u - - - alone
GET    leave/{leaveId}                                 a a a u r - a
PATCH  leave/{leaveId}                                 a - - u - - - alone
DELETE leave/{leaveId}                                 a - - u - - - alone
GET    ledger                                          a a a - - - a
GET    ledger/checkpoint-file                          a a a - - - a
GET    ledger/checkpoints                              a a a - - - a
GET    ledger/checkpoints/{size}/note                  a a a - - - a
POST   ledger/cosignatures                             a a a - - - a alone
GET    ledger/entries/{entry}/proof                    a a a - - - a
GET    ledger/facts/{factId}/proof                     a a a - - - a
GET    ledger/pending-facts                            a a a - - - a
GET    ledger/witnesses                                a a a - - - a
GET    legal-holds                                     a a a - - - a
POST   legal-holds                                     a - a - - - - alone
POST   legal-holds/{legalHoldId}/lifting               a - a - - - - alone
POST   mqtt/authentication                             public
GET    metric-rows                                     a a a u r - a elsewhere
GET    must-record-versions                            a a a a a - a
POST   must-record-versions                            a - - - - - - alone
GET    must-record-versions/{version}                  a a a a a - a
GET    officers                                        a a a u r a a
POST   officers                                        a - - - - - - alone
GET    officers/{badgeNo}                              a a a u r a a
PATCH  officers/{badgeNo}                              a - - - - - - alone
GET    officers/{badgeNo}/days/{date}                  a a a u r - a
GET    officers/{badgeNo}/days/{date}/track            a a a u r - a
GET    officers/{badgeNo}/file                         a a a u r - a
POST   officers/{badgeNo}/kiosk-pin                    a - - u - - - alone
GET    ops                                             a a a - - a a
GET    restores                                        a a a - - a a
GET    restores/{restoreId}                            a a a - - a a
GET    exports/restores                                a a a - - a a elsewhere
GET    parameters                                      a a a u r a a elsewhere
PUT    parameters                                      a - - - - - - alone
GET    permissions                                     session
GET    quarantined-events                              a a a u - a a elsewhere
GET    recorders                                       a a a u r a a
POST   recorders                                       a - - - - - - alone
GET    recorders/{recorderSerial}                      a a a u r a a
PATCH  recorders/{recorderSerial}                      a - - - - - - alone
POST   recorders/{recorderSerial}/clock-observations   a - - u - - - alone
GET    recorders/{recorderSerial}/clocks               a a a u r a a
GET    recorders/{recorderSerial}/days                 a a a u r a a
GET    recorders/{recorderSerial}/log                  a a a u r a a
GET    recordings                                      a a a u r - a
GET    recordings/{recordingId}                        a a a u r - a
PUT    recordings/{recordingId}/category               a - a u - - - alone
GET    recordings/{recordingId}/thumbnail              a a a u r - a elsewhere
GET    recordings/{recordingId}/track                  a a a u r - a
GET    recusals                                        a a a u r - a elsewhere
POST   recusals                                        a r a r - - - alone
DELETE recusals/{recusalId}                            a r a r - - -
GET    retention                                       a a a - - - a
POST   retention/changes                               a - a - - - - alone
POST   retention/changes/{retentionChangeId}/decision  a - a - - - -
POST   retention/dry-run                               a a a - - - a alone
GET    score-rules                                     a a a u r - a elsewhere
POST   score-rules                                     a - a - - - - alone
POST   score-rules/preview                             a - a - - - - alone
POST   sessions                                        public
GET    sessions/current                                session
DELETE sessions/current                                public
PUT    sessions/current/acting                         session alone
PUT    sessions/current/password                       session alone
POST   shift-swaps                                     a - - u - - - alone
GET    shifts                                          a a a u r - a
POST   shifts                                          a - - u - - - alone
GET    shifts/{shiftId}                                a a a u r - a
PATCH  shifts/{shiftId}                                a - - u - - - alone
DELETE shifts/{shiftId}                                a - - u - - - alone
GET    shifts/{shiftId}/coverage                       a a a u r - a
GET    sightings                                       a a a u r - a
GET    slips/{slipId}/scan                             a a a u r - a elsewhere
POST   station/crash-loop                              station
GET    station/draws                                   station
POST   station/enrolments                              public
GET    station/erase-permits                           station
POST   station/erase-permits/{permitId}/confirm        station
GET    station/key-set                                 station
GET    station/kiosk-decisions/{badgeNo}               station
POST   station/kiosk-decisions/{badgeNo}/notices       station
GET    station/kiosk-directory                         station
POST   station/kiosk-pins/{badgeNo}                    station
GET    station/ledger/batch-inclusion                  station
GET    station/ledger/checkpoint                       station
GET    station/ledger/consistency-proof                station
POST   station/ledger/cosignatures                     station
POST   station/local-copies                            station
POST   station/local-copies/{recordingId}/confirmation station
POST   station/stores                                  station
POST   station/token                                   public
GET    station/settings                                station
POST   station/support-bundles/{requestId}             station
POST   station/uploads                                 station
POST   station/uploads/{recordingId}/completion        station
GET    station/wanted-uploads                          station
GET    station-names                                   session
GET    stations                                        a a a u - a a elsewhere
GET    training-attendance                             a a a u r - a
GET    units                                           a a a u r a a elsewhere
POST   units                                           a - - - - - - alone
PATCH  units/{unitCode}                                a - - - - - - alone
GET    units/{unitCode}                                a a a u r a a elsewhere
GET    visit-posts                                     a a a u r - a elsewhere
GET    visit-posts/days/{day}                          a a a u r - a elsewhere
`;

/**
 * The legal office reaches these, and nothing else. It reads: of what it sends, a look at footage and an export are all,
 * and nothing about people is decided by it.
 */
const ofLegal = `
c GET activities
c GET activities/{activityId}
c GET activities/{activityId}/edits
c GET activity-edits/{activityEditId}
c GET exports/activities
c POST cases/{caseNo}/proposals
c GET case-evidence/activities/{activityId}
c GET cases
c GET cases/{caseNo}
c GET exports/cases
c GET recordings
c GET recordings/{recordingId}
c GET recordings/{recordingId}/thumbnail
c GET recordings/{recordingId}/track
c GET exports/recordings
c GET exports/province
c GET exports/bookmarks
c GET exports/track-points
c GET officers/{badgeNo}/days/{date}/track
c POST viewing-sessions
c GET viewing-sessions/{viewingSessionId}/media
c HEAD viewing-sessions/{viewingSessionId}/media
c GET access-requests
c GET access-requests/{accessRequestId}
c GET exports/access-requests
c POST access-requests/{accessRequestId}/revocation
c GET evidence-exports
c POST evidence-exports
c GET evidence-exports/{exportId}/file
c HEAD evidence-exports/{exportId}/file
c GET exports/evidence-exports
a GET findings
a GET findings/counts
a GET findings/{findingId}
a GET findings/{findingId}/liability-appeals
a GET finding-decisions
a GET common-causes
a GET common-causes/{causeId}
a GET rectifications
a GET rectifications/{rectificationId}
a GET rectifications/{rectificationId}/files/{fileId}
a GET spot-orders
a GET spot-orders/{spotOrderId}
a GET spot-orders/{spotOrderId}/files/{fileId}
a GET exports/spot-orders
a GET slips/{slipId}/scan
a GET attachments/{attachmentId}
a GET exports/findings
a GET exports/finding-decisions
a GET exports/common-causes
a GET exports/rectifications
a GET must-record-versions
a GET must-record-versions/{version}
a GET calendar-days
a GET calendar-days/{day}
a GET exports/calendar-days
a GET exports/leaderships
a GET leaderships
a GET leaderships/{leadershipId}
a GET rules-starts
a GET duty-types
a GET exports/duty-types
a GET exports/officers
a GET exports/recorders
a GET exports/units
a GET officers
a GET officers/{badgeNo}
a GET parameters
a GET recorders
a GET recorders/{recorderSerial}
a GET recorders/{recorderSerial}/clocks
a GET recorders/{recorderSerial}/days
a GET recorders/{recorderSerial}/log
a GET units
a GET units/{unitCode}
`;

export const reachOfLegal: ReadonlyMap<string, Reach> = new Map(
  ofLegal
    .trim()
    .split('\n')
    .map((line) => [line.slice(2), line.slice(0, 1) as Reach] as const),
);

const columns = roleSchema.options.filter((role) => role !== 'legal');

/**
 * States in a resource's own test what its routes let each role do, by rows as above. `routePermissions` reads them in the text of
 * the test; here they are checked for their form.
 */
export function statePermissions(rows: string): void {
  permissionsIn(rows);
}

const tests = new URL('..', import.meta.url);
const stated = readdirSync(tests)
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) => [...readFileSync(new URL(file, tests), 'utf8').matchAll(/^statePermissions\(`([^`]+)`\);$/gm)])
  .map(([, rows = '']) => rows);

export const routePermissions: readonly RoutePermission[] = [table, ...stated].flatMap(permissionsIn);

function permissionsIn(rows: string): RoutePermission[] {
  return rows
    .trim()
    .split('\n')
    .map((line) => {
      const [method = '', path = '', ...rest] = line.split(/ +/);
      const last = rest.at(-1);
      const mark = last === 'alone' || last === 'elsewhere' ? last : undefined;
      const cells = mark === undefined ? rest : rest.slice(0, -1);
      const [first] = cells;
      if (first === 'public' || first === 'station' || first === 'session') return { method, path, reach: first, mark };
      if (cells.length !== columns.length) throw new Error(`${method} ${path} needs a column for each role`);
      const reaches = columns.map((role, index) => [role, cells[index] ?? '-'] as const);
      const legal = reachOfLegal.get(`${method} ${path}`) ?? '-';
      return { method, path, reach: { ...Object.fromEntries(reaches), legal } as Record<Role, Reach>, mark };
    });
}
