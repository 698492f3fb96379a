import { expect, test } from 'vitest';
import { pages } from './pages.ts';

// Written down a second time on purpose: bookmarks, notices and printed papers lead to these. Those of a new page come
// with the release.
test('no address of a page is ever renamed', () => {
  const published = `
    /access /accountability /accountability/:caseId /accountability/:caseId/slips/:entryId /admin /bulletins
    /bulletins/:bulletinId /checks/checklist /checks/draw-items /checks/draws /checks/draws/:draw /checks/plan
    /checks/reviews /checks/reviews/:reviewId /checks/reviews/progress /common-causes /common-causes/:causeId /devices
    /devices/:tab /duty/activities /duty/activities/:activityId /duty/campaigns /duty/exemptions /duty/leave
    /duty/must-record /duty/proposals /duty/roster /duty/templates /duty/week /finding-decisions /findings
    /findings/:findingId /findings/:findingId/slips/:decisionId/:badgeNo /imports/:kind /inbox /inspections
    /inspections/:inspectionId /inspections/visits /leader /ledger /ledger/entries/:entry /ledger/facts/:factId /me /me/:date /officers/:badgeNo
    /officers/:badgeNo/day/:date /ops /ops/quarantine /ops/restores/:restoreId /outside-decisions /parameters/calendar
    /recording-restrictions /recordings /recordings/:recordingId /rectifications /registry /registry/:tab /registry/leaders
    /registry/officers/:badgeNo /registry/recorders/:recorderSerial /retention /scores /scores/:badgeNo /scores/rules /today
    /training /training/attendance /training/cases /training/cases/:caseId /training/packs /training/packs/:packId
    /training/packs/:packId/present /training/re-offences /training/sessions/:sessionId /trends
  `;
  expect(pages.map(({ path }) => path)).toEqual(expect.arrayContaining(published.trim().split(/\s+/)));
});
