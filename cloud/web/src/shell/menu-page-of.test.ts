import { expect, test } from 'vitest';
import { pages } from '../pages.ts';
import { menuPageOf } from './menu-page-of.ts';

test('every page is somewhere in the menu', () => {
  const addresses = pages.map(({ path }) => path.replace(':kind', 'shifts'));
  expect(addresses.filter((address) => menuPageOf(address) === undefined)).toEqual([]);
});

test.each([
  ['/today', '/today'],
  ['/officers/100002/day/2026-11-24', '/today'],
  ['/me/2026-11-24', '/me'],
  ['/duty/week', '/duty/roster'],
  ['/duty/proposals', '/duty/roster'],
  ['/duty/activities/4711', '/duty/activities'],
  ['/duty/must-record', '/duty/must-record'],
  ['/duty/leave', '/duty/leave'],
  ['/duty/exemptions', '/duty/exemptions'],
  ['/devices/faults', '/devices'],
  ['/registry/recorders/K000007', '/registry/recorders'],
  ['/registry/officers/100001', '/registry'],
  ['/registry/stations', '/registry/stations'],
  ['/registry/erases', '/registry'],
  ['/today/', '/today'],
  ['/imports/leave', '/duty/leave'],
  ['/imports/shifts', '/duty/roster'],
  ['/imports/recorders', '/registry/recorders'],
  ['/imports/observations', '/devices'],
  ['/imports/officers', '/registry'],
])('%s belongs to %s', (address, page) => {
  expect(menuPageOf(address)).toBe(page);
});

test('an address that no page has is nowhere in the menu', () => {
  expect(
    ['/', '/nothing/here', '/imports/nothing', '/imports/toString'].filter(
      (address) => menuPageOf(address) !== undefined,
    ),
  ).toEqual([]);
});
