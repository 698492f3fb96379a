import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Dashboard, expressionsOf, readDashboards } from './dashboards.ts';
import { requireTool } from './require-tool.ts';
import { metricsIn, servedMetrics } from './served-metrics.ts';

let dashboards: Dashboard[];
let folder: string;
beforeAll(async () => {
  dashboards = await readDashboards();
  folder = await mkdtemp(join(tmpdir(), 'rollcall-observe-'));
  await cp(fileURLToPath(new URL('../../infra/observe', import.meta.url)), folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

test('every dashboard has a name, an address and a data source to choose', () => {
  expect(dashboards.map(({ file }) => file)).toEqual(['backup.json', 'hq.json', 'stations.json']);
  expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(3);
  for (const { title, description, templating } of dashboards) {
    expect(title).toMatch(/^点名：/);
    expect(description).toMatch(/^\P{Script=Han}+$/u);
    expect(templating.list[0]?.name).toBe('datasource');
  }
});

test('panels have ids of their own, do not overlap, and are named in Chinese and explained in English', () => {
  for (const { panels } of dashboards) {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const taken = new Set<string>();
    for (const panel of panels) {
      const { x, y, w, h } = panel.gridPos;
      expect(x + w).toBeLessThanOrEqual(24);
      for (let cell = 0; cell < w * h; cell += 1) {
        const at = `${x + (cell % w)},${y + Math.floor(cell / w)}`;
        expect(taken.has(at), `${panel.title} lies on another panel`).toBe(false);
        taken.add(at);
      }
      expect(panel.title).toMatch(/\p{Script=Han}/u);
      if (panel.type === 'row') continue;
      expect(panel.description).toMatch(/^[A-Z]\P{Script=Han}+\.$/u);
      expect(panel.targets.map(({ refId }) => refId)).toEqual(['A', 'B', 'C', 'D'].slice(0, panel.targets.length));
    }
  }
});

test('the dashboards rest on metrics that HQ or an agent tells', async () => {
  const used = metricsIn(dashboards.flatMap(expressionsOf).join('\n'));
  expect(used.size).toBeGreaterThan(40);
  const served = await servedMetrics();
  expect([...used].filter((name) => !served.has(name))).toEqual([]);
});

test('no variable is left in an expression that Prometheus gets', () => {
  expect(dashboards.flatMap(expressionsOf).filter((expression) => expression.includes('$'))).toEqual([]);
});

const promtool = requireTool('promtool');
describe.skipIf(promtool === undefined)('promtool', () => {
  const check = (...words: string[]) => promisify(execFile)(promtool ?? '', ['check', ...words], { cwd: folder });

  test('the configuration is valid, with the rules and targets that it names', async () => {
    const token = join(folder, 'metrics-token');
    const file = join(folder, 'prometheus.yml');
    await writeFile(token, 'a token');
    await writeFile(file, (await readFile(file, 'utf8')).replace('/run/secrets/metrics-token', token));
    const { stdout } = await check('config', 'prometheus.yml');
    expect(stdout).toContain('SUCCESS: 1 rule files found');
    expect(stdout).toContain('prometheus.yml is valid prometheus config file syntax');
  });

  test('every expression of a dashboard is one', async () => {
    const rules = dashboards.flatMap(expressionsOf).map((expr, index) => ({ record: `expression_${index}`, expr }));
    // JSON is YAML.
    await writeFile(join(folder, 'expressions.yaml'), JSON.stringify({ groups: [{ name: 'expressions', rules }] }));
    expect((await check('rules', 'expressions.yaml')).stdout).toContain(`SUCCESS: ${rules.length} rules found`);
  });
});
