import { expect, it } from 'vitest';
import { routePermissions } from './support/route-permissions.ts';
import { secondPersonCases } from './support/second-person-cases.ts';

/** What one person does alone. Whoever adds a route says here, or in the cases of `second-person-cases.ts`, which it is. */
const alone = `
POST access-requests
POST access-requests/{accessRequestId}/revocation
POST accountability-cases
POST accountability-cases/{caseId}/reopenings
POST accountability-cases/entries/{entryId}/appeals
POST accountability-cases/entries/{entryId}/notices
POST accountability-cases/entries/{entryId}/slips
POST accountability-cases/entries/{entryId}/statements
POST accounts
PATCH accounts/{accountId}
POST accounts/{accountId}/password
POST activities
PATCH activities/{activityId}
DELETE activities/{activityId}
POST activity-sources
DELETE activity-sources/{source}
POST attachments
POST bulletins/{bulletinId}/drop
POST bulletins/{bulletinId}/erase-name
POST bulletins/{bulletinId}/receipts
POST bulletins/{bulletinId}/return
POST bulletins/{bulletinId}/submit
PUT bulletins/{bulletinId}/texts
POST bulletins/clearings
POST calendar-days
PATCH calendar-days/{day}
DELETE calendar-days/{day}
POST campaigns
PATCH campaigns/{campaignId}
POST common-causes
PUT common-causes/{causeId}
POST common-causes/{causeId}/findings
DELETE common-causes/{causeId}/findings/{findingId}
POST checklists
POST draw-plans
POST draws/{draw}/skips
POST custodies
PATCH custodies/{custodyId}
DELETE custodies/{custodyId}
POST custodies/{custodyId}/disputes
POST custody-observations
POST custody-observations/{observationId}/withdrawal
POST delegations
DELETE delegations/{delegationId}
POST duty-types
PATCH duty-types/{dutyType}
POST erase-approvals
POST evidence-exports
POST exemptions
PUT exemptions/{exemptionId}/attachment
POST exemptions/{exemptionId}/withdrawal
POST finding-decisions/bulk
POST finding-decisions/{decisionId}/notices
POST finding-decisions/{decisionId}/slips/{badgeNo}
POST findings/{findingId}/answers
POST findings/{findingId}/appeals
POST findings/{findingId}/liability-appeals
POST findings/{findingId}/steps
POST findings/{findingId}/rectifications
PUT guarantees/{guarantee}/override
DELETE guarantees/{guarantee}/override
POST field-inspections
POST field-inspections/{inspectionId}/correction
POST field-inspections/{inspectionId}/withdrawal
POST imports/activities
POST imports/calendar-days
POST imports/campaigns
POST imports/custodies
POST imports/leave
POST imports/observations
POST imports/officers
POST imports/recorders
POST imports/shift-templates
POST imports/shifts
POST imports/training-cases
POST imports/units
PUT kiosk-pin
POST leaderships
POST leave
PATCH leave/{leaveId}
DELETE leave/{leaveId}
POST ledger/cosignatures
POST legal-holds
POST legal-holds/{legalHoldId}/lifting
POST must-record-versions
POST officers
PATCH officers/{badgeNo}
POST officers/{badgeNo}/kiosk-pin
POST outside-decisions
PUT outside-decisions/{outsideDecisionId}/scan
POST outside-decisions/{outsideDecisionId}/rejection
PUT parameters
POST pre-shift-checks
POST recorders
PATCH recorders/{recorderSerial}
POST recorders/{recorderSerial}/clock-observations
PUT recordings/{recordingId}/category
POST rectifications/{rectificationId}/check
POST rectifications/{rectificationId}/proof
POST rectifications/{rectificationId}/reassignment
POST rectifications/{rectificationId}/withdrawal
POST recusals
POST repair-tickets
PATCH repair-tickets/{repairTicketId}
POST retention/changes
POST retention/dry-run
POST recording-restrictions
POST recording-restrictions/{restrictionId}/lifting
POST reviews
POST reviews/{reviewId}/assignment
PUT reviews/{reviewId}/draft
POST reviews/{reviewId}/submission
POST reviews/{reviewId}/watched
POST roster-proposals/{rosterProposalId}/withdrawal
POST score-rules
POST score-rules/preview
PUT sessions/current/acting
PUT sessions/current/password
POST shift-copies
POST shift-swaps
POST shift-templates
PATCH shift-templates/{shiftTemplateId}
POST shifts
PATCH shifts/{shiftId}
DELETE shifts/{shiftId}
PUT spare-stock/{unitCode}
PUT station-settings/{scope}
POST station-settings/{scope}/support-bundle
POST training-cases
PATCH training-cases/{caseId}
POST training-cases/{caseId}/withdraw
POST training-sessions
PATCH training-sessions/{sessionId}
PUT training-sessions/{sessionId}/absences/{badgeNo}
POST training-sessions/{sessionId}/answers
POST training-sessions/{sessionId}/attendance
POST training-sessions/{sessionId}/cancel
POST training-sessions/{sessionId}/confirmation
PUT training-sessions/{sessionId}/list
POST training-sessions/{sessionId}/sign-off
POST study-packs
PUT study-packs/{packId}
POST units
PATCH units/{unitCode}
POST viewing-sessions
`;

/** What no administrator decides: `accountability-roles.test.ts` tries these with a second person. */
const withoutAdministrator = `
POST accountability-cases/appeals/{appealId}/decision
POST accountability-cases/entries/{entryId}/decision
POST accountability-cases/entries/{entryId}/record
POST accountability-cases/reopenings/{reopeningId}/second
`;

const changing = ['POST', 'PUT', 'PATCH', 'DELETE'];

const linesOf = (text: string) => text.trim().split('\n');

it('every command of people is one that somebody gives alone, or is tried with a second person', () => {
  const commands = routePermissions
    .filter(({ method, reach }) => changing.includes(method) && reach !== 'public' && reach !== 'station')
    .map(({ method, path }) => `${method} ${path}`);
  const told = [...linesOf(alone), ...linesOf(withoutAdministrator), ...secondPersonCases.map(({ route }) => route)];
  expect(told.sort()).toEqual(commands.sort());
});
