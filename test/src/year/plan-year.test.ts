import { expect, test } from 'vitest';
import { planYear, recorderSerials } from './plan-year.ts';

const year = planYear({ days: 365, seed: 1 });

test('the same seed plans the same year, another seed another one', () => {
  expect(planYear({ days: 365, seed: 1 })).toEqual(year);
  expect(planYear({ days: 365, seed: 2 })).not.toEqual(year);
});

test('each day has 6 to 12 clips on different recorders', () => {
  for (const { docks } of year) {
    const clips = docks.reduce((sum, dock) => sum + dock.clips, 0);
    expect(clips).toBeGreaterThanOrEqual(6);
    expect(clips).toBeLessThanOrEqual(12);
    const serials = docks.map(({ serial }) => serial);
    expect(new Set(serials).size).toBe(serials.length);
    for (const { clips: own, damaged } of docks) expect(damaged).toBeLessThanOrEqual(own);
  }
});

test('a year has everything: each kind of outage, one of nine days, kills, reboots, new keys, damage, pulled cards', () => {
  const outages = year.flatMap(({ outage }) => outage ?? []);
  expect(new Set(outages.map(({ kind }) => kind)).size).toBe(5);
  expect(Math.max(...outages.map(({ hours }) => hours))).toBe(9 * 24);
  expect(new Set(year.flatMap(({ interruption }) => interruption ?? []))).toEqual(new Set(['kill', 'reboot']));
  const rotated = new Set(year.flatMap(({ rotation }) => rotation ?? []));
  expect(rotated).toEqual(new Set(['message', 'ledger', 'permit', 'certificate']));
  const docks = year.flatMap((day) => day.docks);
  expect(docks.some(({ damaged }) => damaged > 0)).toBe(true);
  expect(docks.some(({ pulled }) => pulled)).toBe(true);
  expect(new Set(docks.map(({ serial }) => serial)).size).toBe(recorderSerials.length);
});

test('an outage begins only when the one before is over', () => {
  let overOnDay = 0;
  for (const { day, outage } of year) {
    if (!outage) continue;
    expect(day).toBeGreaterThan(overOnDay);
    overOnDay = day + outage.hours / 24;
  }
});

test('with fewer days of duty a week the others have no cards', () => {
  const days = planYear({ days: 70, seed: 1, dutyDays: 3 });
  expect(days.filter(({ docks }) => docks.length > 0)).toHaveLength(30);
});
