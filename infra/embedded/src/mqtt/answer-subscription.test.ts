import { expect, test } from 'vitest';
import { answerSubscription } from './answer-subscription.ts';

test('has rewritten every refused filter of a packet before the first is granted', async () => {
  const filters = ['rc/v1/0a/st-1/down', 'rc/v1/0a/st-2/down'].map((topic) => ({ topic, qos: 1 as const }));
  const stored = await new Promise<string[]>((resolve) => {
    for (const filter of filters) {
      const allowed = filter.topic.includes('st-1');
      answerSubscription(filter, allowed, (_error, granted) => {
        if (granted) resolve(filters.map(({ topic }) => topic));
      });
    }
  });
  expect(stored).toEqual(['rc/v1/0a/st-1/down', '$SYS/nowhere']);
});

test('strips the group from a shared subscription', async () => {
  const filter = { topic: '$share/ingest/rc/v1/+/+/up', qos: 1 as const };
  const granted = await new Promise((resolve) => answerSubscription(filter, true, (_error, given) => resolve(given)));
  expect(granted).toEqual({ topic: 'rc/v1/+/+/up', qos: 1 });
});
