import { expect, test } from 'vitest';
import { type Collector, createMetricPage } from './metric-page.ts';

function logged() {
  const lines: unknown[] = [];
  return { lines, log: { warn: (line: unknown) => void lines.push(line) } };
}

const disk: Collector = {
  name: 'disk',
  collect: () => [
    { name: 'free_bytes', help: 'Free.', samples: [{ value: 5 }] },
    { name: 'unknown_bytes', help: 'Not known.', samples: [{ value: null }] },
    { name: 'asked_total', help: 'Asked.', type: 'counter', samples: [{ labels: { by: 'a' }, value: 2 }] },
  ],
};

test('writes what collectors read, and leaves out what is not known', async () => {
  const { log } = logged();
  const text = await createMetricPage({ collectors: [disk], log }).render();
  expect(text.split('\n').filter((line) => line !== '')).toEqual([
    '# HELP free_bytes Free.',
    '# TYPE free_bytes gauge',
    'free_bytes 5',
    '# HELP asked_total Asked.',
    '# TYPE asked_total counter',
    'asked_total{by="a"} 2',
    '# HELP rollcall_collector_failed Whether these metrics could not be collected this time (1), and so are missing.',
    '# TYPE rollcall_collector_failed gauge',
    'rollcall_collector_failed{collector="disk"} 0',
  ]);
});

test('leaves out a collector that fails, names it, and logs it once until it succeeds again', async () => {
  const { lines, log } = logged();
  let broken = true;
  const sick: Collector = {
    name: 'sick',
    collect() {
      if (broken) throw new Error('away');
      return [{ name: 'well', help: 'Well.', samples: [{ value: 1 }] }];
    },
  };
  const page = createMetricPage({ collectors: [sick, disk], log });
  for (let time = 0; time < 2; time += 1) {
    const text = await page.render();
    expect(text).toContain('rollcall_collector_failed{collector="sick"} 1');
    expect(text).toContain('free_bytes 5');
  }
  expect(lines).toHaveLength(1);
  broken = false;
  const text = await page.render();
  expect(text).toContain('rollcall_collector_failed{collector="sick"} 0');
  expect(text).toContain('well 1');
});

test('does not wait for a collector that hangs, and does not ask it a second time meanwhile', async () => {
  const { log } = logged();
  let asked = 0;
  const hanging: Collector = {
    name: 'hanging',
    collect() {
      asked += 1;
      return new Promise(() => undefined);
    },
  };
  const page = createMetricPage({ collectors: [hanging, disk], log, timeoutMs: 1 });
  await page.render();
  expect(await page.render()).toContain('rollcall_collector_failed{collector="hanging"} 1');
  expect(asked).toBe(1);
});
