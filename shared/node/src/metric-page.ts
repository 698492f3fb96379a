import type { Logger } from 'pino';
import { Counter, Gauge, Registry } from 'prom-client';

/** One metric and its values; a value that is null or undefined is left out, and so is a metric without any. */
export interface MetricFamily {
  name: string;
  help: string;
  /** A gauge unless it says otherwise. */
  type?: 'counter';
  samples: readonly MetricSample[];
}

export interface MetricSample {
  labels?: Readonly<Record<string, string>>;
  value: number | null | undefined;
}

/** Reads some metrics when somebody asks for them. Should be cheap: Prometheus asks every few seconds. */
export interface Collector {
  name: string;
  collect(): readonly MetricFamily[] | Promise<readonly MetricFamily[]>;
}

export interface MetricPage {
  contentType: string;
  /** The text exposition of Prometheus. Never rejects. */
  render(): Promise<string>;
}

/**
 * What Prometheus reads of a program. A collector that fails, or takes too long, is left out alone: the metric
 * `rollcall_collector_failed` names it, and the log says why, once until it succeeds again.
 * @param collectors may grow while the program starts
 * @param counted what the program counts by itself as it goes
 */
export function createMetricPage({
  collectors,
  counted = new Registry(),
  log,
  timeoutMs = 3000,
}: {
  collectors: readonly Collector[];
  counted?: Registry;
  log: Pick<Logger, 'warn'>;
  timeoutMs?: number;
}): MetricPage {
  const running = new Map<Collector, Promise<string>>();
  const failed = new Set<Collector>();

  /** Asks a collector once at a time, however many wait for it: one that hangs must not pile up queries. */
  function ask(collector: Collector): Promise<string> {
    const asked = running.get(collector) ?? textOf(collector).finally(() => running.delete(collector));
    running.set(collector, asked);
    return asked;
  }

  async function askInTime(collector: Collector): Promise<string> {
    try {
      const text = await within(timeoutMs, ask(collector));
      failed.delete(collector);
      return text;
    } catch (error) {
      if (!failed.has(collector)) log.warn({ error, collector: collector.name }, 'metrics could not be collected');
      failed.add(collector);
      return '';
    }
  }

  return {
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
    async render() {
      const asked = [...collectors];
      const texts = await Promise.all(asked.map(askInTime));
      const failures: Collector = {
        name: 'failures',
        collect: () => [
          {
            name: 'rollcall_collector_failed',
            help: 'Whether these metrics could not be collected this time (1), and so are missing.',
            samples: asked.map((collector) => ({
              labels: { collector: collector.name },
              value: Number(failed.has(collector)),
            })),
          },
        ],
      };
      return [...texts, await counted.metrics(), await textOf(failures)]
        .filter((text) => text.trim() !== '')
        .join('\n');
    },
  };
}

async function textOf(collector: Collector): Promise<string> {
  // A registry for each time: what isn't there any more leaves nothing behind.
  const registry = new Registry();
  for (const family of await collector.collect()) addFamily(registry, family);
  return registry.metrics();
}

function addFamily(registry: Registry, { name, help, type, samples }: MetricFamily): void {
  const present = samples.flatMap(({ labels = {}, value }) =>
    value === null || value === undefined ? [] : [{ labels, value }],
  );
  const [first] = present;
  if (first === undefined) return;
  const options = { name, help, labelNames: Object.keys(first.labels), registers: [registry] };
  if (type === 'counter') {
    const counter = new Counter(options);
    for (const { labels, value } of present) counter.inc(labels, value);
  } else {
    const gauge = new Gauge(options);
    for (const { labels, value } of present) gauge.set(labels, value);
  }
}

/** @throws Error when it takes longer */
async function within<Result>(timeoutMs: number, work: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
