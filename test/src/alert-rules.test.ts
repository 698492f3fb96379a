import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { requireTool } from './require-tool.ts';
import { metricsIn, servedMetrics } from './served-metrics.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'infra/observe');
const testFiles = ['alerts.test.yaml', 'alerts-of-weeks.test.yaml'];
const read = (file: string) => readFile(join(root, file), 'utf8');

interface Rule {
  alert: string;
  text: string;
}
let rules: Rule[];
beforeAll(async () => {
  const [, ...texts] = (await read('infra/observe/alerts.yaml')).split(/^ {6}- alert: /m);
  rules = texts.map((text) => ({ alert: text.slice(0, text.indexOf('\n')), text }));
});

const promtool = requireTool('promtool');
describe.skipIf(promtool === undefined)('promtool', () => {
  test.each([
    ['the rules are valid', ['check', 'rules', 'alerts.yaml']],
    ['every alert is raised and ends', ['test', 'rules', ...testFiles]],
  ])('%s', async (_, words) => {
    const { stdout } = await promisify(execFile)(promtool ?? '', words, { cwd: folder });
    expect(stdout).toContain('SUCCESS');
  });
});

test('each alert says what it is and what to do in Chinese and English, and leads to its section', async () => {
  const sections = [...(await read('docs/ops/alerts.md')).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(rules.map(({ alert }) => alert).sort()).toEqual(sections.sort());
  for (const { alert, text } of rules) {
    for (const name of ['summary', 'description', 'todo']) {
      expect(text).toMatch(new RegExp(`^ {10}${name}_zh: .*\\p{Script=Han}`, 'mu'));
      expect(text).toMatch(new RegExp(`^ {10}${name}_en: \\P{Script=Han}+$`, 'mu'));
    }
    expect(text).toContain(`runbook_url: docs/ops/alerts.md#${alert.toLowerCase()}\n`);
    expect(text).toMatch(/labels: \{ severity: (critical|warning) \}/);
  }
});

test('each alert is expected to be raised, and after that to have ended', async () => {
  const tests = (await Promise.all(testFiles.map((file) => read(`infra/observe/${file}`)))).join('\n');
  for (const { alert } of rules) {
    const expected = [...tests.matchAll(/expr: 'ALERTS\{alertname="(\w+)".*?(?=\n\s+- |\n\n|$)/gs)]
      .filter(([, name]) => name === alert)
      .map(([text]) => text.includes('exp_samples'));
    expect([alert, expected.includes(true), expected.at(-1)]).toEqual([alert, true, false]);
  }
});

test('the alerts rest on metrics that HQ or an agent tells', async () => {
  const used = metricsIn(rules.map(({ text }) => text).join('\n'));
  expect(used.size).toBeGreaterThan(10);
  const served = await servedMetrics();
  expect([...used].filter((name) => !served.has(name))).toEqual([]);
});
