import { expect, test } from 'vitest';
import { actionSchema } from './permissions.ts';

// Written down a second time on purpose: these keys are public, so a changed one must turn a test red.
test('permission keys are the ones that HQ answers with', () => {
  const answered = `
    access.decide access.read access.request accountability.decide accountability.notify accountability.open
    accountability.read accounts.read accounts.write activities.agree activities.read activities.write
    appeals.decide bulletins.answer bulletins.erase bulletins.read bulletins.seal bulletins.write campaigns.write cases.propose cases.read checks.plan checks.read clocks.write common_causes.write coverage.read custodies.dispute custodies.read custodies.write
    delegations.read delegations.write disputes.decide erases.approve exemptions.decide exemptions.read
    exemptions.request exports.create findings.agree findings.answer findings.appeal findings.contest findings.decide findings.notify findings.read guarantees.override holds.write inspections.read inspections.record
    leaderships.agree ledger.read metrics.read must_record.read must_record.write ops.read outside.read outside.write own_record.read parameters.agree parameters.write recordings.classify
    recordings.open_restricted recordings.read recordings.restrict recordings.view rectifications.check rectifications.order rectifications.prove recusals.read recusals.write registry.read registry.write repairs.read
    repairs.report repairs.write retention.approve retention.read retention.write reviews.read reviews.verify reviews.write roster.approve scores.read scores.rules shifts.read
    shifts.write sightings.read stations.read stations.support training.attend training.cases training.plan training.read
  `;
  expect(actionSchema.options).toEqual(answered.trim().split(/\s+/));
});
