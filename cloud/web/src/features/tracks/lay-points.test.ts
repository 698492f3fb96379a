import { expect, test } from 'vitest';
import { isKnown, layPoints, nearestPoint, scaleLength } from './lay-points.ts';

const size = { width: 600, height: 400 };
const place = (latitude: number, longitude: number) => ({ latitude, longitude });

test('north is up, east is right, and a metre is as long in both directions', () => {
  const metre = 1 / 111_320;
  const cos = Math.cos((41 * Math.PI) / 180);
  const corners = [place(41, 113), place(41 + 500 * metre, 113), place(41, 113 + (500 * metre) / cos)];
  const laid = layPoints(corners, size);
  const [start, north, east] = corners.map(laid.place);
  if (!start || !north || !east) throw new Error('no points');
  expect(north.x).toBeCloseTo(start.x);
  expect(north.y).toBeLessThan(start.y);
  expect(east.x).toBeGreaterThan(start.x);
  expect((start.y - north.y) * laid.metresPerPx).toBeCloseTo(500, 0);
  expect((east.x - start.x) * laid.metresPerPx).toBeCloseTo(500, 0);
});

test.each([
  ['a walk', [place(41, 113), place(41.004, 113.02)]],
  ['a drive to the south', [place(41.2, 113), place(40.1, 113.001)]],
  ['one place', [place(41, 113)]],
])('%s lies within the map', (_what, places) => {
  const { place: lay } = layPoints(places, size);
  for (const { x, y } of places.map(lay)) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(size.width);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(size.height);
  }
});

test.each([
  [0.1, 10],
  [0.2, 20],
  [0.3, 50],
  [1, 100],
  [40, 5000],
])('at %f m a pixel the scale says %i m', (metresPerPx, metres) => {
  expect(scaleLength(metresPerPx, 600)).toBe(metres);
});

test('the nearest point is found, and zeros are no place', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
  ];
  expect(nearestPoint(points, { x: 9, y: 7 })).toBe(2);
  expect([isKnown(place(0, 0)), isKnown(place(0, 113))]).toEqual([false, true]);
});
