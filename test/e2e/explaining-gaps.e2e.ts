import type { ExemptionRow } from '@rollcall/shared/http/exemptions';
import type { FindingRow } from '@rollcall/shared/http/findings';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import type { AddedAccount } from '@rollcall/test/hq-set-up';
import { letPastEditsCount } from '@rollcall/test/let-past-edits-count';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { until } from '@rollcall/test/until';
import { openAs, type WatchedPage } from '@rollcall/test/watched-page';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('chromium');
const unitCode = '150981000100';
const password = 'correct horse battery';
/** So long ago that everything was due. */
const date = addDays(localDateOf(new Date()), -3);
const at = (time: string) => `${date}T${time}:00+08:00`;
const scan = { name: '保密通知.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%a scanned notice') };

describe.skipIf(!tools)('a gap that is explained', () => {
  let network: Network;
  let browser: Browser;
  let officer: WatchedPage;
  let leader: WatchedPage;
  let inspector: WatchedPage;
  let findingId: string;

  /** Someone signed in at a page of one's own. */
  async function open(account: Omit<AddedAccount, 'password'>, path: string): Promise<WatchedPage> {
    await network.addAccount({ ...account, password });
    return openAs(browser, `${network.hqUrl}${path}`, { username: account.username, password });
  }

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    const { admin } = network;
    await letPastEditsCount(admin);
    const reason = 'a test';
    const about = { badgeNo: '100001', reason };
    await postAll(admin, [
      ['officers', { badgeNo: '100001', name: '王强', kind: 'sworn', unitCode, leaderBadgeNo: null }],
      ['recorders', { recorderSerial: 'K000001', unitCode }],
      [
        'custodies',
        { ...about, recorderSerial: 'K000001', basis: 'assignment', heldFrom: at('08:00'), heldUntil: null },
      ],
      ['shifts', { ...about, startsAt: at('09:00'), endsAt: at('11:00'), dutyType: 'road_patrol', post: '解放路口' }],
    ]);
    findingId = await until('the finding', async () => {
      const { rows } = await admin.get<{ rows: FindingRow[] }>('findings?kind=no_footage');
      return rows[0]?.findingId ?? false;
    });
    browser = await launchBrowser();
    const path = `/findings/${findingId}`;
    officer = await open({ username: 'wang', role: 'officer', unitCode, badgeNo: '100001' }, path);
    await officer.page.setViewportSize({ width: 390, height: 844 });
    leader = await open({ username: 'li', role: 'squad_leader', unitCode }, '/duty/exemptions?view=waiting');
    inspector = await open({ username: 'zhao', role: 'inspector' }, path);
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('is explained by the officer on a phone, with a scan', async () => {
    const { page } = officer;
    await page.getByText('应录 2 小时，没有任何录像。').waitFor();
    const form = page.getByRole('dialog');
    await page.getByRole('region', { name: '分段' }).getByRole('link', { name: '缺录情况说明' }).click();
    await form.getByTitle(/09:00–11:00 · 2 小时$/).waitFor();
    await form.getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '缺录情况说明' }).click();
    await form.getByLabel('开始时间').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await form.getByRole('combobox', { name: '原因' }).click();
    await page.getByTitle('涉及国家秘密').click();
    await form.getByText('批准后：不计入应录').waitFor();
    const why = form.getByLabel('说明', { exact: true });
    await why.focus();
    // As it is pasted: more than HQ takes stays as it is, and is refused.
    await page.keyboard.insertText('长'.repeat(2003));
    await form.getByText('超出 3 个字').waitFor();
    await form.getByRole('button', { name: '提交' }).click();
    await form.getByText('5 至 2000 个字').first().waitFor();
    await expect.poll(() => why.inputValue()).toHaveLength(2003);
    expect(await axeViolations(page)).toEqual([]);
    await why.fill('执行保密任务，按要求不得开机录像。');
    const file = form.locator('input[type="file"]');
    await file.setInputFiles({ ...scan, buffer: Buffer.from('<html>not a scan') });
    await form.getByRole('button', { name: '提交' }).click();
    await form.getByText('不接受这种文件').waitFor();
    // Both or none: nothing was filed, and what was written is still there.
    expect((await network.admin.get<{ rows: ExemptionRow[] }>('exemptions')).rows).toEqual([]);
    await expect.poll(() => why.inputValue()).toBe('执行保密任务，按要求不得开机录像。');
    await file.setInputFiles(scan);
    await form.getByRole('button', { name: '提交' }).click();
    await page.getByRole('table', { name: '这段时间的缺录情况说明' }).getByText('待审批').waitFor();
  });

  test('counts as soon as the leader approves it, before the eyes of who looks', async () => {
    await inspector.page.getByText('应录 2 小时，没有任何录像。').waitFor();
    await inspector.page.evaluate('window.notReloaded = true');
    const { page } = leader;
    await page.getByRole('row').filter({ hasText: '100001 王强' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('执行保密任务，按要求不得开机录像。').waitFor();
    const download = page.waitForEvent('download');
    await drawer.getByRole('link', { name: /保密通知\.pdf/ }).click();
    expect((await download).suggestedFilename()).toBe('保密通知.pdf');
    await drawer.getByLabel('理由').hover();
    expect(await axeViolations(page)).toEqual([]);
    await drawer.getByLabel('理由').fill('已核对任务单');
    await drawer.getByRole('button', { name: '批准', exact: true }).click();
    await drawer.getByText('已批准').first().waitFor();

    await inspector.page.getByText(/^已于 .* 自动销号/).waitFor();
    await inspector.page
      .locator('dl > div')
      .filter({ hasText: /^免录2 小时$/ })
      .first()
      .waitFor();
    await expect.poll(() => inspector.page.evaluate('window.notReloaded')).toBe(true);
    expect(await axeViolations(inspector.page)).toEqual([]);
  });

  test('is answered and appealed against; who decides the appeal is somebody else', async () => {
    await leader.page.goto(`${network.hqUrl}/findings/${findingId}`);
    await leader.page.getByRole('button', { name: '申诉' }).click();
    await leader.page.getByLabel('申诉理由').fill('当天是保密任务，不应列为问题。');
    await leader.page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await leader.page.getByText('这是您自己的申诉，须由另一人裁定。').waitFor();
    await leader.page.getByRole('button', { name: '情况反馈' }).click();
    await leader.page.getByLabel('反馈内容').fill('已提醒今后提前报备。');
    await leader.page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await leader.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await leader.page.getByText('已提醒今后提前报备。').first().waitFor();

    const said = inspector.page.getByRole('region', { name: '情况反馈、申诉与说明' });
    await said.getByText('已提醒今后提前报备。').waitFor();
    await said.getByLabel('理由').fill('属实');
    await said.getByRole('combobox', { name: '不追究本人的依据' }).click();
    await inspector.page.locator('.ant-select-dropdown:visible').getByTitle('非本人原因').click();
    await said.getByRole('button', { name: '申诉成立' }).click();
    await said.getByText('申诉成立').waitFor();
    await officer.page.getByText('申诉成立').first().waitFor();
    await inspector.page.getByText(/^申诉于 .* 裁定成立，这个问题已撤销/).waitFor();
    await leader.page.getByText('已撤销', { exact: true }).first().waitFor();
    await expect.poll(() => leader.page.getByRole('button', { name: '申诉' }).isDisabled()).toBe(true);
    await inspector.page.getByRole('button', { name: 'English' }).click();
    await inspector.page.getByText('Appeal upheld').first().waitFor();
    expect(await axeViolations(inspector.page)).toEqual([]);
  });

  test('without an error on any page', () => {
    // Chromium notes the file that HQ refused.
    const refused = 'Failed to load resource: the server responded with a status of 415 (Unsupported Media Type)';
    expect(officer.misdeeds).toEqual([refused]);
    for (const { misdeeds } of [leader, inspector]) expect(misdeeds).toEqual([]);
  });
});
