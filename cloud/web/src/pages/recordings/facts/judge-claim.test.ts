import { expect, test } from 'vitest';
import { judgeClaim } from './judge-claim.ts';

const sighting = (claimedBadgeNo: string | null) => ({
  stationId: 'squad-1',
  recorderSerial: 'K000001',
  cardVolumeId: 'card',
  path: { bytes: 'YQ==', text: 'a' },
  sizeBytes: 1,
  modifiedAt: '2026-11-24T00:00:00Z',
  dockSessionId: '',
  claimedBadgeNo,
  deviceMarked: false,
});
const wang = { badgeNo: '100001', name: '王强' };
const li = { badgeNo: '100002', name: '李敏' };
const judge = (claims: (string | null)[], holders: (typeof wang)[]) =>
  judgeClaim({ sightings: claims.map(sighting), holders });

test('a name that says one of the holders agrees, after a handover too', () => {
  expect(judge(['100001'], [wang])).toEqual({ claimed: ['100001'], verdict: 'agrees' });
  expect(judge(['100002', '100002'], [wang, li])).toEqual({ claimed: ['100002'], verdict: 'agrees' });
});

test('a name that says somebody else contradicts, also when another name of the same bytes agrees', () => {
  expect(judge(['100009'], [wang])).toEqual({ claimed: ['100009'], verdict: 'differs' });
  expect(judge(['100001', '100009'], [wang]).verdict).toBe('differs');
});

test('zeros are no badge: nobody entered one at the recorder', () => {
  expect(judge(['000000'], [wang])).toEqual({ claimed: ['000000'], verdict: 'unset' });
  expect(judge(['000000', '100009'], [wang]).verdict).toBe('differs');
});

test('a name that nobody saw says nothing, not even that it has no badge', () => {
  expect(judge([], [wang])).toEqual({ claimed: [], verdict: 'unseen' });
});

test('without custody or without a claim there is nothing to compare', () => {
  expect(judge(['100001'], []).verdict).toBe('unchecked');
  expect(judge([null], [wang])).toEqual({ claimed: [], verdict: 'none' });
});
