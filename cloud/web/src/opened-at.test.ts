import { expect, test } from 'vitest';
import { openedAt } from './opened-at.ts';

test.each([
  ['/today', '/today'],
  ['/today/', '/today'],
  ['/officers/100001/day/2026-11-25', '/officers/:badgeNo/day/:date'],
  ['/registry/stations', '/registry/:tab'],
  ['/recordings/0190', '/recordings/:recordingId'],
  ['/', undefined],
  ['/nowhere', undefined],
  ['/today/more', undefined],
])('%s opens %s', (address, path) => {
  expect(openedAt(address)?.path).toBe(path);
});

test('Today asks for the board of the day and unit in its address', () => {
  const asks = (search: string) => openedAt('/today')?.asks?.(new URLSearchParams(search));
  expect(asks('')).toEqual(['coverage/today', 'recordings?sort=-announcedAt&limit=20']);
  expect(asks('?unitCode=1&q=Wang&date=2026-11-25')).toEqual([
    'coverage/today?date=2026-11-25&unitCode=1',
    'recordings?sort=-announcedAt&unitCode=1&limit=20',
  ]);
});

test('the list of recordings asks for what its address filters', () => {
  const asks = (search: string) => openedAt('/recordings')?.asks?.(new URLSearchParams(search));
  expect(asks('')).toEqual(['recordings?sort=videosFirst']);
  expect(asks('?sort=-capturedAt&state=verified&q=a%20b')).toEqual([
    'recordings?q=a+b&state=verified&sort=-capturedAt',
  ]);
  expect(asks('?view=files')).toEqual([]);
});
