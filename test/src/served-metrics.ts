import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['cloud/src/observe', 'agent/src/metrics', 'shared/node/src'];

/** The names of the metrics that HQ or an agent serve, by their sources. A histogram serves three for its one. */
export async function servedMetrics(): Promise<Set<string>> {
  const names = new Set<string>();
  for (const folder of folders) {
    for (const file of await readdir(join(root, folder), { recursive: true })) {
      if (!file.endsWith('.ts')) continue;
      const code = await readFile(join(root, folder, file), 'utf8');
      for (const [, name = ''] of code.matchAll(/'(rollcall_[a-z_]+)'/g)) {
        const isHistogram = new RegExp(`new Histogram\\(\\{\\s+name: '${name}'`).test(code);
        for (const suffix of isHistogram ? ['_bucket', '_sum', '_count'] : ['']) names.add(`${name}${suffix}`);
      }
    }
  }
  return names;
}

/** The names of our metrics in expressions of Prometheus. */
export function metricsIn(expressions: string): Set<string> {
  return new Set(expressions.match(/\brollcall_[a-z_]+/g) ?? []);
}
