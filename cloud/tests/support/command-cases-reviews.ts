import { broughtItems } from '@rollcall/cloud/checks/checklists/brought-checklist';
import { broughtRules } from '@rollcall/shared/scores/rules';
import { type CommandCase, casesOf } from './command-case.ts';
import { made, reason, recording, requestedReview, reviewDraft, targetedCheck } from './second-person-cases.ts';

/** Commands about reviews. */
export const reviewCommands: readonly CommandCase[] = casesOf('inspector', {
  'POST checklists': async (setup, giver) => {
    const { rows } = (await setup.call(giver.cookie, 'GET', 'checklists')).body;
    const body = { version: rows[0].version, items: broughtItems, reason };
    return { method: 'POST', path: 'checklists', body };
  },
  'POST score-rules': async (setup, giver) => {
    const { rows } = (await setup.call(giver.cookie, 'GET', 'score-rules')).body;
    const body = { version: rows[0].version, fromMonth: '2099-01', rules: broughtRules, reason };
    return { method: 'POST', path: 'score-rules', body };
  },
  'POST score-rules/preview': async () => ({
    ...{ method: 'POST', path: 'score-rules/preview' },
    body: { rules: broughtRules },
  }),
  'POST recording-restrictions': async (setup) => ({
    ...{ method: 'POST', path: 'recording-restrictions' },
    body: { recordingId: await recording(setup), why: 'private', reason },
  }),
  'POST recording-restrictions/{restrictionId}/lifting': async (setup, giver) => {
    const asked = { recordingId: await recording(setup), why: 'irrelevant', reason };
    const { restrictionId } = await made(setup, giver, 'recording-restrictions', asked);
    return { method: 'POST', path: `recording-restrictions/${restrictionId}/lifting`, body: { reason } };
  },
  'POST reviews': async (setup) => ({ method: 'POST', path: 'reviews', body: await targetedCheck(setup) }),
  'PUT reviews/{reviewId}/draft': async (setup, giver) => ({
    method: 'PUT',
    path: `reviews/${await requestedReview(setup, giver)}/draft`,
    body: reviewDraft(),
  }),
  'POST reviews/{reviewId}/watched': async (setup, giver) => {
    const reviewId = await requestedReview(setup, giver);
    const recordingId = await recording(setup);
    const { viewingSessionId } = await made(setup, giver, 'viewing-sessions', { recordingId });
    const body = { recordingId, viewingSessionId, spans: [[0, 1000]] };
    return { method: 'POST', path: `reviews/${reviewId}/watched`, body };
  },
  'POST reviews/{reviewId}/submission': async (setup, giver) => ({
    method: 'POST',
    path: `reviews/${await requestedReview(setup, giver)}/submission`,
    body: reviewDraft(),
  }),
  'POST reviews/{reviewId}/assignment': async (setup, giver) => {
    const reviewId = await requestedReview(setup, giver);
    await setup.signIn('inspector');
    const { reviewers } = (await setup.call(giver.cookie, 'GET', `reviews/${reviewId}/reviewers`)).body;
    const body = { accountId: reviewers[0].accountId, reason };
    return { method: 'POST', path: `reviews/${reviewId}/assignment`, body };
  },
});
