import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLiveHub } from './live-hub.ts';
import { missedEvent } from './missed-event.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('says of each list when it became old last, by topic', () => {
  const hub = createLiveHub();
  hub.publish({ topic: 'duty', unitCodes: [], subjects: ['draw'] });
  vi.advanceTimersByTime(2000);
  hub.publish({ topic: 'duty', unitCodes: [], subjects: ['draw_plan'] });
  hub.publish({ topic: 'ledger', unitCodes: [] });
  vi.advanceTimersByTime(1000.5);
  const all = { unitCode: undefined };
  expect(
    missedEvent(
      hub,
      new Map([
        ['duty', all],
        ['ledger', all],
      ]),
    ),
  ).toEqual({
    keptMs: 3000,
    changes: [
      { topic: 'duty', agoMs: { draws: 1000, 'draw-items': 3000, 'draw-plans': 1000 } },
      { topic: 'ledger', agoMs: { ledger: 1000 } },
    ],
  });
});
