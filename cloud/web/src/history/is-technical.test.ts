import { expect, test } from 'vitest';
import { isTechnical, isTechnicalSubject } from './is-technical.ts';

test.each([
  ['exportId', '0e7ae35f-6d9f-45d9-a46f-9c9de9e1a0b7', true],
  ['digest', 'a'.repeat(64), true],
  ['recordingId', 'abcdefghijklmnopqrstuvwxyz234567', true],
  ['versionId', 'v7', true],
  ['seq', '17', true],
  ['recorderSerial', 'K1A00001', false],
  ['badgeNo', '100001', false],
  ['stationId', '一中队采集站', false],
  ['reason', '见 0e7ae35f-6d9f-45d9-a46f-9c9de9e1a0b7', false],
  ['heldFrom', '2026-11-24 08:00:00', false],
])('%s that reads %s: %s', (name, shown, technical) => {
  expect(isTechnical(name, shown)).toBe(technical);
});

test.each([
  ['recording:abcdefghijklmnopqrstuvwxyz234567', true],
  ['exemption:0e7ae35f-6d9f-45d9-a46f-9c9de9e1a0b7', true],
  ['officer:100001', false],
  ['retention:periods', false],
])('the subject %s: %s', (subject, technical) => {
  expect(isTechnicalSubject(subject)).toBe(technical);
});
