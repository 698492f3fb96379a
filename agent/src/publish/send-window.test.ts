import { expect, test } from 'vitest';
import { createSendWindow } from './send-window.ts';

const batch = (firstSeq: number, lastSeq = firstSeq, bytes = 10) => ({ firstSeq, lastSeq, jws: 'x'.repeat(bytes) });

test('has room until so many batches or bytes are without a receipt', () => {
  const window = createSendWindow({ maxBatches: 2, maxBytes: 100 });
  window.sent(batch(1), 0);
  expect(window.hasRoom()).toBe(true);
  window.sent(batch(2), 0);
  expect(window.hasRoom()).toBe(false);
  window.released(2, 5);
  window.sent(batch(3, 3, 100), 6);
  expect(window.hasRoom()).toBe(false);
});

test('waits two seconds at least, twice as long after each time in vain, a minute at most', () => {
  const window = createSendWindow();
  const waits: (number | undefined)[] = [];
  for (let round = 0; round < 7; round += 1) {
    window.sent(batch(1), 0);
    waits.push(window.deadlineMs());
    window.timedOut();
  }
  expect(waits).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
});

test('becomes as patient as HQ is slow', () => {
  const window = createSendWindow();
  window.sent(batch(1), 0);
  window.released(1, 4000);
  window.sent(batch(2), 5000);
  expect(window.deadlineMs()).toBe(5000 + 4000 + 4 * 2000);
});

test('does not measure a batch that was sent twice', () => {
  const window = createSendWindow();
  window.sent(batch(1), 0);
  window.timedOut();
  window.sent(batch(1), 2000);
  window.released(1, 30_000);
  window.sent(batch(2), 30_000);
  expect(window.deadlineMs()).toBe(32_000);
});

test('starts over after what was released, not from the beginning', () => {
  const window = createSendWindow();
  window.sent(batch(1, 5), 0);
  window.sent(batch(6, 9), 0);
  window.released(5, 10);
  window.timedOut();
  expect(window.position()).toBe(5);
  expect(window.deadlineMs()).toBeUndefined();
});

test('counts from the last progress, so that a long queue that moves is not sent again', () => {
  const window = createSendWindow();
  window.sent(batch(1), 0);
  window.sent(batch(2), 0);
  window.released(1, 1900);
  expect(window.deadlineMs()).toBeGreaterThanOrEqual(3900);
});

test('goes back when HQ does', () => {
  const window = createSendWindow();
  window.sent(batch(1, 10), 0);
  window.released(10, 5);
  window.restart(4);
  expect(window.position()).toBe(4);
});
