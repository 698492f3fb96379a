import { expect, test } from 'vitest';
import { createSendCap } from './send-cap.ts';

const never = new AbortController().signal;

/** Senders side by side that have bytes without end. @returns bytes sent in each second */
async function play({ senders, seconds, capAt }: { senders: number; seconds: number; capAt: (ms: number) => number }) {
  let nowMs = 0;
  const wakes: { atMs: number; wake: () => void }[] = [];
  const cap = createSendCap({
    bytesPerSecond: () => capAt(nowMs),
    monotonicMs: () => nowMs,
    sleep: (ms) => new Promise((wake) => wakes.push({ atMs: nowMs + ms, wake })),
  });
  const sent = Array.from({ length: seconds }, () => 0);
  for (let sender = 0; sender < senders; sender += 1) {
    void (async () => {
      for (;;) {
        const bytes = cap.chunkBytes();
        await cap.admit(bytes, never);
        const second = Math.floor(nowMs / 1000);
        if (second >= seconds) return;
        sent[second] = (sent[second] ?? 0) + bytes;
      }
    })();
  }
  for (;;) {
    await new Promise(setImmediate);
    const next = wakes.sort((one, other) => one.atMs - other.atMs).shift();
    if (!next) return sent;
    nowMs = next.atMs;
    next.wake();
  }
}

test.for([
  [1, 2_500_000],
  [4, 2_500_000],
  [4, 200_000],
  [1, 20_000_000],
] as const)(
  '%d senders together send no more than a cap of %d bytes per second, and no less',
  async ([senders, bytesPerSecond]) => {
    const sent = await play({ senders, seconds: 10, capAt: () => bytesPerSecond });
    for (const bytes of sent.slice(1)) expect(Math.abs(bytes / bytesPerSecond - 1)).toBeLessThan(0.15);
    expect(Math.abs(sent.reduce((sum, bytes) => sum + bytes, 0) / (10 * bytesPerSecond) - 1)).toBeLessThan(0.05);
  },
);

test('a cap that changes counts from the next chunk on', async () => {
  const sent = await play({ senders: 2, seconds: 10, capAt: (ms) => (ms < 5000 ? 1_000_000 : 4_000_000) });
  expect(Math.abs((sent[3] ?? 0) / 1_000_000 - 1)).toBeLessThan(0.15);
  expect(Math.abs((sent[8] ?? 0) / 4_000_000 - 1)).toBeLessThan(0.15);
});

test('without a cap nothing waits', () => {
  const cap = createSendCap({ bytesPerSecond: () => null });
  expect([cap.admit(10 ** 9, never), cap.chunkBytes()]).toEqual([undefined, 512 * 1024]);
});
