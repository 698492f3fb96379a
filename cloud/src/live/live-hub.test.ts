import type { LiveMessage } from '@rollcall/shared/http/live';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLiveHub, type Hearing } from './live-hub.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function listener(hub: ReturnType<typeof createLiveHub>, hearing: Hearing) {
  const heard: LiveMessage[] = [];
  const end = hub.subscribe(hearing, (message) => heard.push(message));
  return { heard, end };
}

test('what comes in a moment is said once, with all its units', () => {
  const hub = createLiveHub();
  const { heard } = listener(hub, new Map([['recordings', { unitCode: undefined }]]));
  hub.publish({ topic: 'recordings', unitCodes: ['A'] });
  hub.publish({ topic: 'recordings', unitCodes: ['B', 'A'] });
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(heard).toEqual([{ topic: 'recordings', unitCodes: ['A', 'B'] }]);
  hub.publish({ topic: 'recordings', unitCodes: ['A'] });
  hub.publish({ topic: 'recordings', unitCodes: [] });
  vi.advanceTimersByTime(200);
  expect(heard.at(-1)).toEqual({ topic: 'recordings', unitCodes: [] });
});

test('a listener of one unit hears of that unit and of what concerns any, and never the name of another', () => {
  const hub = createLiveHub();
  const { heard } = listener(hub, new Map([['recordings', { unitCode: 'A' }]]));
  hub.publish({ topic: 'recordings', unitCodes: ['B'] });
  vi.advanceTimersByTime(200);
  expect(heard).toEqual([]);
  hub.publish({ topic: 'recordings', unitCodes: ['B', 'A'] });
  vi.advanceTimersByTime(200);
  expect(heard).toEqual([{ topic: 'recordings', unitCodes: ['A'] }]);
  hub.publish({ topic: 'recordings', unitCodes: [] });
  vi.advanceTimersByTime(200);
  expect(heard).toHaveLength(2);
});

test('a topic without the right to it is not heard, a unit scope without a unit hears of no unit', () => {
  const hub = createLiveHub();
  const { heard } = listener(hub, new Map([['stations', { unitCode: null }]]));
  hub.publish({ topic: 'recordings', unitCodes: [] });
  hub.publish({ topic: 'stations', unitCodes: ['A'] });
  vi.advanceTimersByTime(200);
  expect(heard).toEqual([]);
});

test('who has ended hears nothing, not even what was gathered before', () => {
  const hub = createLiveHub();
  const { heard, end } = listener(hub, new Map([['findings', { unitCode: undefined }]]));
  hub.publish({ topic: 'findings', unitCodes: [] });
  end();
  vi.advanceTimersByTime(1000);
  hub.publish({ topic: 'findings', unitCodes: [] });
  vi.advanceTimersByTime(1000);
  expect(heard).toEqual([]);
});

test('kinds of subjects are gathered too, and a message without them is about any', () => {
  const hub = createLiveHub();
  const { heard } = listener(hub, new Map([['duty', { unitCode: undefined }]]));
  hub.publish({ topic: 'duty', unitCodes: [], subjects: ['recorder'] });
  hub.publish({ topic: 'duty', unitCodes: [], subjects: ['custody', 'recorder'] });
  vi.advanceTimersByTime(200);
  expect(heard).toEqual([{ topic: 'duty', unitCodes: [], subjects: ['recorder', 'custody'] }]);
  hub.publish({ topic: 'duty', unitCodes: [], subjects: ['recorder'] });
  hub.publish({ topic: 'duty', unitCodes: [] });
  vi.advanceTimersByTime(200);
  expect(heard.at(-1)).toEqual({ topic: 'duty', unitCodes: [] });
});

test('who begins to listen learns what was published before, as it may hear it, and how long ago', () => {
  const hub = createLiveHub();
  hub.publish({ topic: 'recordings', unitCodes: ['A', 'B'] });
  vi.advanceTimersByTime(1000);
  hub.publish({ topic: 'recordings', unitCodes: ['B'] });
  hub.publish({ topic: 'stations', unitCodes: [] });
  vi.advanceTimersByTime(500);
  expect(hub.kept(new Map([['recordings', { unitCode: 'A' }]])).changes).toEqual([
    { message: { topic: 'recordings', unitCodes: ['A'] }, agoMs: 1500 },
  ]);
  expect(hub.kept(new Map([['stations', { unitCode: undefined }]])).changes).toEqual([
    { message: { topic: 'stations', unitCodes: [] }, agoMs: 500 },
  ]);
});
