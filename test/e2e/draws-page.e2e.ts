import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { nodeDrawCrypto } from '@rollcall/cloud/checks/draws/draw-crypto';
import { takeDraws } from '@rollcall/cloud/checks/draws/take-draws';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { insertWitness } from '@rollcall/cloud/ledger/witness-repository';
import { formatVerifierKey, makeVerifierKey, noteAlgorithms } from '@rollcall/shared/contract/signed-note';
import { replayDraw } from '@rollcall/shared/draw/replay-draw';
import type { DrawPlanRow } from '@rollcall/shared/resources/draw-plans';
import type { DrawDetail, DrawItemRow } from '@rollcall/shared/resources/draws';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { ToldStation } from '@rollcall/test/draws/told-station';
import { letPastEditsCount } from '@rollcall/test/let-past-edits-count';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { until } from '@rollcall/test/until';
import { openAs, openWatchedPage, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium');
const unitCode = '150981000100';
const password = 'correct horse battery';
const day = addDays(localDateOf(new Date()), -2);

/** A witness outside HQ that has cosigned nothing yet. */
async function addWitness(db: Database): Promise<void> {
  const name = 'supervision.example/witness';
  const key = makeVerifierKey(
    { name, algorithm: noteAlgorithms.witness, publicKey: randomBytes(32) },
    nodeDrawCrypto.sha256,
  );
  const witness = { verifierKey: formatVerifierKey(key), name, kind: 'outside', publicKey: key.publicKey } as const;
  await db.transaction().execute((tx) => insertWitness(tx, { ...witness, stationId: null }));
}

describe.skipIf(!tools)('draws', () => {
  let network: Network;
  let db: Database;
  let browser: Browser;
  let inspector: WatchedPage;
  let officer: WatchedPage;
  let stations: [ToldStation, ToldStation];
  let rootFingerprint: string;

  const drawOf = (draw: number) => network.get<DrawDetail>(`draws/${draw}`);

  /** Takes the chain on, as it would be at that time, until the first draw is so far and its leaves are there. */
  function untilDraw(what: string, isSo: (draw: DrawDetail) => unknown, now = new Date()): Promise<DrawDetail> {
    return until(what, async () => {
      await takeDraws(db, now);
      const draw = await drawOf(1);
      return isSo(draw) ? draw : false;
    });
  }

  beforeAll(async () => {
    network = await startNetwork({ stationIds: [], agent: false });
    await letPastEditsCount(network.admin);
    db = createDatabase({ url: network.hqEnv.DATABASE_URL ?? '', max: 2, applicationName: 'a test' });
    const place = (nr: number) => ({ stationId: `squad-${nr}`, name: `一中队 ${nr} 号采集站`, unitCode });
    stations = [await ToldStation.create(db, place(1)), await ToldStation.create(db, place(2))];
    rootFingerprint = (await network.get<{ rootFingerprint: string }>('ledger')).rootFingerprint;
    const officers = ['王强', '李娜', '赵敏'].map((name, nr) => ({ badgeNo: `10000${nr + 1}`, name }));
    await postAll(
      network.admin,
      officers.map((one) => ['officers', { ...one, kind: 'sworn', unitCode, leaderBadgeNo: null }]),
    );
    await network.addAccount({ username: 'wang', role: 'officer', unitCode, badgeNo: '100001', password });
    browser = await launchBrowser();
    inspector = await openWatchedPage(network, browser, '/checks/plan');
  });
  afterAll(async () => {
    await browser?.close();
    await db?.destroy();
    await network?.stop();
  });

  test('begin with a plan that is set once, in an order changed by keyboard', async () => {
    const { page } = inspector;
    await page.getByText('还没有方案').waitFor();
    await page.getByRole('button', { name: '设置方案' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('保存后随机抽查即开始，不能停止', { exact: false }).waitFor();
    await form.getByRole('button', { name: '增加一层' }).click();
    const second = form.getByRole('group', { name: '第 2 层' });
    await second.getByLabel('层名').fill('activities');
    await second.getByRole('combobox', { name: '勤务类型' }).click();
    await page.getByTitle('路面执勤').click();
    await second.getByLabel('层名').click();
    await second.getByRole('button', { name: '上移' }).focus();
    await page.keyboard.press('Enter');
    await form.getByLabel('理由').fill('大队抽查比例');
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('层名重复').first().waitFor();
    await form.getByText('请先勾选').waitFor();
    const first = form.getByRole('group', { name: '第 1 层' });
    await first.getByLabel('层名').fill('patrol');
    await form.getByLabel('我已知悉', { exact: false }).check();
    await form.getByRole('button', { name: '保存' }).dblclick();
    await form.waitFor({ state: 'hidden' });
    await page
      .getByRole('region', { name: '现行方案：第 1 版' })
      .getByText('每周三 09:00 截止，公告后至少 60 分钟。')
      .waitFor();
    const { rows } = await network.get<{ rows: DrawPlanRow[] }>('draw-plans');
    expect(rows.map(({ plan }) => plan.strata.map(({ key }) => key))).toEqual([['patrol', 'activities', 'rest']]);
    expect(rows[0]?.plan.strata[0]).toMatchObject({ dutyTypes: ['road_patrol'], perMille: 100, minimum: 1 });
    expect(await axeViolations(page)).toEqual([]);
  });

  test('show who committed to what while stations are asked', async () => {
    const { page } = inspector;
    await page.getByRole('link', { name: '随机抽查' }).first().click();
    await page.getByRole('link', { name: '第 1 期' }).click();
    await page.getByRole('heading', { name: '第 1 期' }).waitFor();
    const announced = await untilDraw('the announcement in the ledger', ({ places }) => places.announcement);
    const step = page.getByRole('region', { name: /^第 2 步/ });
    await step.getByText('进行中', { exact: false }).waitFor();
    // Stations of one unit are asked one at a time.
    const [asked] = announced.stations;
    const station = stations[asked?.stationId === 'squad-1' ? 0 : 1];
    await station.commit(announced, new Date());
    await step.getByText('已征集 1 个采集站，1 个提交了承诺。').waitFor();
    const { hq } = announced;
    const digest = step.getByRole('button', { name: `显示全部 承诺（指纹） 大队平台 ${hq.commitment?.slice(0, 8)}` });
    await digest.click();
    await step.getByText(hq.commitment ?? '', { exact: true }).waitFor();
    await page.getByText('截止并存证后才能下载。').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('show the list as it was closed, and wait for secrets', async () => {
    const { page } = inspector;
    const shift = { dutyType: 'road_patrol', post: '解放路口', reason: 'a test' };
    const span = { startsAt: `${day}T09:00:00+08:00`, endsAt: `${day}T10:00:00+08:00` };
    await postAll(
      network.admin,
      ['100001', '100002', '100003'].map((badgeNo) => ['shifts', { ...shift, ...span, badgeNo }]),
    );
    const closing = new Date((await drawOf(1)).closesAt ?? '');
    await untilDraw('the close in the ledger', ({ places }) => places.close, closing);
    const closed = page.getByRole('region', { name: /^第 3 步/ });
    await closed.getByText('已到导入期限的 3 个班次和活动全部列入', { exact: false }).waitFor();
    const opening = page.getByRole('region', { name: /^第 4 步/ });
    await opening.getByText('1 个采集站中 0 个已公开。').waitFor();
    await opening.getByText('未公开').waitFor();
    await page.getByText('只有大队平台与提交承诺的全部 1 个采集站串通', { exact: false }).waitFor();
    await page.getByRole('link', { name: '下载复算文件' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('are drawn, and the file of the page replays to the same', async () => {
    const { page } = inspector;
    const closed = await drawOf(1);
    const closing = new Date(closed.closesAt ?? '');
    const station = stations[closed.stations[0]?.stationId === 'squad-1' ? 0 : 1];
    await station.reveal(closed, closing);
    const drawn = await untilDraw('the sample in the ledger', ({ places }) => places.finish, closing);
    await page.getByRole('list', { name: '抽取进度' }).getByText('已完成').nth(4).waitFor();
    const step = page.getByRole('region', { name: /^第 5 步/ });
    await step.getByRole('row', { name: /^patrol 3 1/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByText(`rollcall replay-draw draw-1.jsonl --root ${rootFingerprint}`).waitFor();
    await until('a checkpoint over the sample', async () => (await network.admin.read('draws/1/bundle')).ok);
    await addWitness(db);
    await page.getByRole('link', { name: '下载复算文件' }).click();
    await page.getByRole('alert').filter({ hasText: '本期抽签记录还没有见证签名' }).waitFor();
    await page.getByText('请 5 分钟后再下载', { exact: false }).waitFor();
    await db.updateTable('witness').set({ removed_at: new Date() }).execute();
    // Chromium tells of the refused file too.
    expect(inspector.misdeeds.splice(0)).toEqual([expect.stringContaining('status of 409')]);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载复算文件' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('draw-1.jsonl');
    await page.getByText('还没有配置见证站点', { exact: false }).waitFor();
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    const verdict = replayDraw(await readFile(await file.path()), { root: undefined }, nodeDrawCrypto);
    expect(verdict).toMatchObject({ state: 'true', refusal: null, seed: drawn.seed, rootFingerprint });
    await step.getByRole('link', { name: /^抽中的班次和活动/ }).click();
    const { rows } = await network.get<{ rows: DrawItemRow[] }>('draw-items?draw=1&drawn=yes');
    expect(rows.map(({ item }) => item)).toEqual(verdict.sample.map(({ item }) => item));
    const [best] = rows;
    await page.getByRole('link', { name: `${best?.badgeNo} ${best?.officerName}` }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: `${best?.badgeNo} ${best?.officerName}` }).click();
    await page.waitForURL(new RegExp(`/officers/${best?.badgeNo}/day/${day}`));
    expect(inspector.misdeeds).toEqual([]);
  });

  test('have an item skipped by two persons, and the next one takes its place', async () => {
    const { page } = inspector;
    const [best] = (await network.get<{ rows: DrawItemRow[] }>('draw-items?draw=1&drawn=yes')).rows;
    await page.goto(`${network.hqUrl}/checks/draws/1`);
    const skips = page.getByRole('region', { name: '免查' });
    await skips.getByText('本期没有免查').waitFor();
    await skips.getByRole('button', { name: '提议免查' }).click();
    await skips.getByRole('combobox', { name: '选择抽中的一项' }).click();
    await page.getByTitle(`第 1 名 · ${best?.badgeNo} ${best?.officerName}`, { exact: false }).click();
    await skips.getByRole('textbox', { name: '免查理由' }).fill('录像已依法封存');
    expect(await axeViolations(page)).toEqual([]);
    await skips.getByRole('button', { name: '提议免查' }).click();
    await skips.getByRole('row', { name: /录像已依法封存 .*等待第二人/ }).waitFor();
    await network.addAccount({ username: 'second', role: 'inspector', password });
    const second = await openAs(browser, `${network.hqUrl}/checks/draws/1`, { username: 'second', password });
    const waiting = second.page.getByRole('region', { name: '免查' });
    await waiting.getByRole('textbox', { name: '理由', exact: true }).fill('情况属实');
    await waiting.getByRole('button', { name: '同意免查' }).click();
    await waiting.getByRole('row', { name: /同意：second.*情况属实/ }).waitFor();
    expect(await axeViolations(second.page)).toEqual([]);
    expect(second.misdeeds).toEqual([]);
    await second.page.close();
    const { skips: told } = await drawOf(1);
    const { rows } = await network.get<{ rows: DrawItemRow[] }>('draw-items?draw=1&drawn=yes');
    expect(told.map(({ item, follower }) => [item, follower?.item])).toEqual([
      [best?.item, rows.find(({ follows }) => follows)?.item],
    ]);
  });

  test('fit a phone, where an officer finds the own items only', async () => {
    officer = await openAs(browser, `${network.hqUrl}/checks/draws/1`, { username: 'wang', password });
    const { page } = officer;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('region', { name: '谁能左右结果' }).waitFor();
    await page.getByText('--root <根密钥指纹>', { exact: false }).waitFor();
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: /^待抽的全部/ }).click();
    await page.getByRole('link', { name: '100001 王强' }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: /^10000[123]/ }).count()).toBe(1);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    expect(officer.misdeeds).toEqual([]);
  });
});
