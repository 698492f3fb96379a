import { pathToFileURL } from 'node:url';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { sampleExport, zipOf } from '@rollcall/test/evidence/sample-export';
import { sampleKeys, sampleWitness } from '@rollcall/test/evidence/sample-keys';
import { sampleDump, sampleLeaf } from '@rollcall/test/evidence/sample-ledger';
import { requireTool } from '@rollcall/test/require-tool';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const verifier = new URL('../../cloud/web/dist-verifier/verify.html', import.meta.url);

describe.skipIf(!requireTool('chromium'))('the verifier that goes into exports, opened from a disk', () => {
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];
  const wrongs: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1100, height: 1000 } });
    page = await context.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => wrongs.push(error.message));
    page.on('console', (message) => message.type() === 'error' && wrongs.push(message.text()));
  });
  beforeEach(() => page.goto(pathToFileURL(verifier.pathname).href));
  afterAll(() => browser?.close());

  const choose = (name: string, buffer: Buffer) =>
    page.setInputFiles('#file', { name, mimeType: 'application/zip', buffer });
  const headline = () => page.locator('.verdict h2').textContent();

  test('an export is whole, in Chinese and English, and its recordings are listed', async () => {
    await choose('export.zip', zipOf(await sampleExport()));
    expect(await headline()).toContain('完整：自大队平台导出以来没有任何改动');
    await expect
      .poll(() => page.locator('tbody tr').allInnerTexts())
      .toEqual([
        expect.stringMatching(/^recordings\/[a-z2-7]{32}\.mp4\s+17 B\s+0761ed89e5dcbd9d…\s+✓ 未改动$/),
        expect.stringMatching(/^recordings\/[a-z2-7]{32}\.mp4\s+25 B\s+.*✓ 未改动$/),
      ]);
    await expect.poll(() => page.locator('.verdict').textContent()).toContain('rollcall.local/hq/squad-2');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    expect(await headline()).toContain('Whole: nothing was changed since HQ made it');
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
    expect(await axeViolations(page)).toEqual([]);
  });

  test('one changed byte of a recording is named, and nothing else is ticked', async () => {
    const contents = await sampleExport();
    const [name, film] = [...contents][2] as [string, Buffer];
    contents.set(name, Buffer.from(film).fill('X', 3, 4));
    await choose('export.zip', zipOf(contents));
    expect(await headline()).toContain('不完整');
    await expect.poll(() => page.locator('.first').textContent()).toContain(`第一处问题: ${name} 内容与清单不符`);
    await expect
      .poll(() => page.locator('tbody tr').allInnerTexts())
      .toEqual([expect.stringMatching(/–$/), expect.stringMatching(/✕ 有问题$/)]);
    expect(await axeViolations(page)).toEqual([]);
  });

  test('what was erased by law is a state of its own', async () => {
    await choose('export.zip', zipOf(await sampleExport({ erased: true })));
    expect(await headline()).toContain('有内容已依法擦除');
    await page.getByText(/第 \d+ 条存证 · 调阅 · 2026-11-25 08:00:03 \+08:00$/).waitFor();
    await expect.poll(() => page.locator('.verdict').textContent()).not.toMatch(/viewing_session_opened|leaf|\dZ/);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText(/entry \d+ · Viewed · 2026-11-25 08:00:03 \+08:00$/).waitFor();
  });

  test('a fingerprint and a witness’s note are held against it', async () => {
    const keys = sampleKeys();
    const contents = await sampleExport({ keys });
    await choose('export.zip', zipOf(contents));
    await headline();
    await page.locator('summary').click();
    await page.locator('#root').fill(`${'a'.repeat(26)}.${keys.rootFingerprint.toUpperCase()}`);
    await page.locator('#root').press('Tab');
    await page.getByText('密钥集出自您给出指纹的根密钥').waitFor();
    const note = { mimeType: 'text/plain', buffer: contents.get('checkpoint.txt') ?? Buffer.alloc(0) };
    await page.setInputFiles('#notes', { name: 'kept.txt', ...note });
    await page.getByText('您提供的见证文件与此历史一致').waitFor();
    const other = Buffer.from(keys.checkpointNote(7, new Uint8Array(32), ['squad-1']));
    await page.setInputFiles('#notes', { name: 'kept.txt', mimeType: 'text/plain', buffer: other });
    await page.getByText('与本文件历史不同').waitFor();
    expect(await headline()).toContain('不完整');
    await page.locator('#root').fill('abc');
    await page.locator('#root').press('Tab');
    await page.getByText('指纹应为 26 个字符').waitFor();
  });

  test('a witness counts by a key that was entered, never by one that only the file names', async () => {
    await choose('export.zip', zipOf(await sampleExport()));
    await page.getByText('只由本文件自己指认的见证站点看到了什么').waitFor();
    await expect
      .poll(() => page.locator('.verdict').textContent())
      .not.toContain('大队平台不可能向该见证站点出示过另一段历史');
    await page.locator('summary').click();
    const keys = page.getByLabel('见证站点的公钥');
    await keys.fill(`${sampleWitness('squad-1').verifierKey}\n${sampleWitness('squad-2').verifierKey}\n`);
    await keys.press('Tab');
    await page.getByText('大队平台不可能向该见证站点出示过另一段历史').waitFor();
    await expect.poll(() => page.locator('.verdict').textContent()).not.toContain('只由本文件自己指认');
    expect(await axeViolations(page)).toEqual([]);
    await keys.fill(sampleWitness('elsewhere').verifierKey);
    await keys.press('Tab');
    await page.getByRole('alert').filter({ hasText: '未按要求见证' }).waitFor();
    expect(await headline()).toContain('完整');
    await keys.fill('rollcall.local/hq/squad-1');
    await keys.press('Tab');
    await page.getByText('有一行不是见证站点的公钥').waitFor();
  });

  test('an export of the old form is not called unchanged', async () => {
    await choose('export.zip', zipOf(await sampleExport({ form: 1 })));
    expect(await headline()).toContain('旧格式的导出文件无法证明没有缺少');
    await page.getByText('没有封存所附的证明').waitFor();
  });

  test('a ledger dump is checked too; what is no evidence is refused with the next step', async () => {
    const leaves = [1, 2, 3].map((nr) => sampleLeaf({ type: 'x', subject: 'hq:a', payload: { nr } }, nr - 1));
    const witnesses = [sampleWitness('squad-1').verifierKey];
    await choose('dump.jsonl', sampleDump(leaves, { keys: sampleKeys(), witnesses, stations: ['squad-1'] }));
    expect(await headline()).toContain('完整');
    await choose('letter.txt', Buffer.from('Dear court, this is a letter about something else.'));
    await page.getByText('请选择大队平台给出的整个文件').waitFor();
  });

  test('it asked nobody for anything, and nothing went wrong', () => {
    expect(asked.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
    expect(wrongs).toEqual([]);
  });
});
