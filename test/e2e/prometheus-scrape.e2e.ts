import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@rollcall/embedded/free-port';
import { type Dashboard, expressionsOf, readDashboards } from '@rollcall/test/dashboards';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { until } from '@rollcall/test/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

// A real Prometheus with the files that ship reads HQ and an agent. Only where they are, the token's file and the pace differ.
const program = requireTool('prometheus');

interface Series {
  metric: Record<string, string>;
}

describe.skipIf(program === undefined)('a Prometheus', () => {
  let network: Network;
  let dashboards: Dashboard[];
  let prometheus: ChildProcess;
  let url: string;

  beforeAll(async () => {
    dashboards = await readDashboards();
    const token = 'the token of a Prometheus';
    const metricsPort = await freePort();
    network = await startNetwork({
      agentEnv: { ROLLCALL_AGENT_METRICS_PORT: String(metricsPort) },
      hqEnv: { ROLLCALL_METRICS_TOKEN: token },
    });
    const folder = join(network.folder, 'observe');
    await cp(fileURLToPath(new URL('../../infra/observe', import.meta.url)), folder, { recursive: true });
    await writeFile(join(folder, 'token'), token);
    await writeFile(join(folder, 'targets/stations.yaml'), `- targets: ["127.0.0.1:${metricsPort}"]\n`);
    const hq = `static_configs: [{ targets: ["${new URL(network.hqUrl).host}"] }]\n`;
    await change(join(folder, 'prometheus.yml'), [
      ['/run/secrets/metrics-token', join(folder, 'token')],
      [/dns_sd_configs:\n(?: +- \{ names: .*\n){2}/, hq],
      ['scrape_interval: 30s, evaluation_interval: 30s', 'scrape_interval: 1s, evaluation_interval: 1s'],
    ]);
    await change(join(folder, 'alerts.yaml'), [[/\bfor: \d+[mh]$/gm, 'for: 0s']]);
    url = `http://127.0.0.1:${await freePort()}`;
    const log = openSync(join(network.folder, 'prometheus.log'), 'a');
    const settings = {
      'config.file': join(folder, 'prometheus.yml'),
      'storage.tsdb.path': join(network.folder, 'tsdb'),
      'web.listen-address': new URL(url).host,
    };
    prometheus = spawn(
      program ?? '',
      Object.entries(settings).map(([name, value]) => `--${name}=${value}`),
      { stdio: ['ignore', log, log] },
    );
    await until('Prometheus answers', async () => (await fetch(`${url}/-/ready`).catch(() => undefined))?.ok);
  });
  afterAll(async () => {
    if (prometheus?.kill()) await once(prometheus, 'exit');
    await network?.stop();
  });

  async function change(file: string, replacements: [string | RegExp, string][]): Promise<void> {
    let text = await readFile(file, 'utf8');
    for (const [from, to] of replacements) {
      const changed = text.replace(from, to);
      expect(changed, `${from} stands in ${file}`).not.toBe(text);
      text = changed;
    }
    await writeFile(file, text);
  }

  /** @throws with what Prometheus says against the question */
  async function ask<Answer>(path: string, parameters: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${url}/api/v1/${path}?${new URLSearchParams(parameters)}`);
    const answer = (await response.json()) as { status: string; error?: string; data: Answer };
    if (answer.status !== 'success') throw new Error(`${parameters.query}: ${answer.error}`);
    return answer.data;
  }
  const query = async (expression: string) =>
    (await ask<{ result: Series[] }>('query', { query: expression })).result.map(({ metric }) => metric);

  async function firing(name: string): Promise<string[]> {
    const { alerts } = await ask<{ alerts: { labels: Record<string, string>; state: string }[] }>('alerts');
    return alerts
      .filter(({ labels, state }) => labels.alertname === name && state === 'firing')
      .map(({ labels }) => labels.station ?? labels.job ?? '');
  }

  test('gets answers of HQ and of the station', async () => {
    const targets = async () => {
      const { activeTargets } = await ask<{ activeTargets: { scrapePool: string; health: string }[] }>('targets');
      return activeTargets.map(({ scrapePool, health }) => `${scrapePool} ${health}`).sort();
    };
    await expect.poll(targets).toEqual(['rollcall-hq up', 'rollcall-stations up']);
    // A target is up before what it said can be asked for.
    await expect
      .poll(() => query('rollcall_build_info{job="rollcall-hq"}'))
      .toMatchObject([{ version: packageJson.version }]);
    await expect
      .poll(() => query('rollcall_agent_connected{job="rollcall-stations"}'))
      .toMatchObject([{ station: 'squad-1' }]);
  });

  test('evaluates every alert without an error', async () => {
    interface Rule {
      name: string;
      health: string;
      lastError?: string;
    }
    const rules = async () =>
      (await ask<{ groups: { rules: Rule[] }[] }>('rules')).groups.flatMap((group) => group.rules);
    await expect.poll(async () => (await rules()).filter(({ health }) => health === 'unknown')).toEqual([]);
    const evaluated = await rules();
    expect(evaluated.length).toBeGreaterThan(15);
    expect(evaluated.filter(({ health }) => health !== 'ok')).toEqual([]);
  });

  test('evaluates every expression of a dashboard, and most have something to show', async () => {
    const expressions = dashboards.flatMap(expressionsOf);
    const showing = async () => {
      const answers = await Promise.all(expressions.map(query));
      return expressions.filter((_, index) => answers[index]?.length !== 0);
    };
    // The others tell of alerts, backups, uploads and checks that aren't there yet.
    await expect.poll(async () => (await showing()).length / expressions.length).toBeGreaterThan(0.7);
  });

  test('raises an alert when the disk of the station is full, and ends it when there is room', async () => {
    const full = () => firing('RollcallStationStorageFull');
    expect(await full()).toEqual([]);
    await network.agent.stop();
    // No disk has as much room as it now asks for.
    network.agent.start({ ROLLCALL_AGENT_MIN_FREE_BYTES: String(2 ** 52) });
    new RecorderCard(network.dockOf('squad-1'), 'J000000001').add(1, { bytes: 'a video' });
    await expect.poll(full).toEqual(['squad-1']);
    await network.agent.stop();
    network.agent.start();
    await expect.poll(full).toEqual([]);
  });

  test('raises an alert when the agent is away, and ends it when it is back', async () => {
    const missed = () => firing('RollcallScrapeMissed');
    await expect.poll(missed).toEqual([]);
    await network.agent.stop();
    await expect.poll(missed).toEqual(['rollcall-stations']);
    network.agent.start();
    await expect.poll(missed).toEqual([]);
  });
});
