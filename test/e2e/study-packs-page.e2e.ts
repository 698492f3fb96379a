import { readFile } from 'node:fs/promises';
import { composeContent } from '@rollcall/shared/bulletins/compose-content';
import type { ParametersAnswer } from '@rollcall/shared/resources/parameters';
import type { StudyPackDetail, StudyPackRow } from '@rollcall/shared/resources/study-packs';
import { axeViolations } from '@rollcall/test/axe-violations';
import { launchBrowser } from '@rollcall/test/browser';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { rawWordsInPrint } from '@rollcall/test/raw-words';
import { requireTool } from '@rollcall/test/require-tool';
import { until } from '@rollcall/test/until';
import { openAs, type WatchedPage } from '@rollcall/test/watched-page';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const password = 'correct horse battery';
const cases = [
  { title: '出警后才开机', violationClass: 'improper_use' },
  { title: '一次漏录', violationClass: 'incomplete' },
  { title: '镜头被遮挡', violationClass: 'damaged' },
].map((one) => ({
  ...one,
  text: '一名民警在一次日常勤务中到现场后才开机，应录 60 分钟，实录 40 分钟。',
  rule: '执法活动应当全程录像。',
  advice: '出警前开机，到现场先看指示灯。',
  source: '外地案例选编',
}));

describe.skipIf(!requireTool('chromium'))('the pages of study packs', () => {
  let network: Network;
  let browser: Browser;
  let writer: WatchedPage;
  let officer: WatchedPage;
  let packId: string;

  beforeAll(async () => {
    network = await startNetwork({ agent: false });
    await postAll(network.admin, [
      ['units', { unitCode: '150981000110', name: '城关中队', kind: 'squad', parentCode: null }],
      ['officers', { badgeNo: '200001', name: '王强', kind: 'sworn', unitCode: '150981000110', leaderBadgeNo: null }],
      ...cases.map((one): [string, object] => ['training-cases', one]),
    ]);
    const { version, parameters } = await network.get<ParametersAnswer>('parameters');
    const changed = { version, parameters: { ...parameters, trainingQuestions: true }, reason: '周一答题' };
    expect((await network.admin.put('parameters', changed)).status).toBe(200);
    await network.addAccount({ username: 'writer', role: 'inspector', password });
    await network.addAccount({ username: 'officer', role: 'officer', badgeNo: '200001', password });
    await insertSealed(network.ownerUrl);
    // HQ makes it by itself.
    packId = await until('a study pack', async () => {
      const { rows } = await network.get<{ rows: StudyPackRow[] }>('study-packs');
      return rows[0]?.packId ?? false;
    });
    browser = await launchBrowser();
    writer = await openAs(browser, `${network.hqUrl}/training/packs`, { username: 'writer', password });
    officer = await openAs(browser, packAt(), { username: 'officer', password });
  });
  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  const packAt = () => `${network.hqUrl}/training/packs/${packId}`;
  const detail = () => network.get<StudyPackDetail>(`study-packs/${packId}`);
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const slide = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const shownSlide = (page: Page) => new URL(page.url()).searchParams.get('slide');

  test('the list opens the pack that HQ made', async () => {
    const { page } = writer;
    await page.getByRole('link', { name: '周一学习：周通报〔2026〕第48期' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: '周一学习：周通报〔2026〕第48期' }).click();
    await slide(page, '本期指标').waitFor();
    await slide(page, '本期问题').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('cases are chosen and put in order, advice and questions written', async () => {
    const { page } = writer;
    await button(page, '修改').click();
    const form = page.getByRole('dialog');
    await form.getByLabel('题目', { exact: true }).fill('第48周学习');
    await button(page, '选用：出警后才开机').click();
    await form.getByRole('textbox', { name: '搜索案例' }).fill('漏录');
    await expect.poll(() => button(page, '选用：镜头被遮挡').count()).toBe(0);
    await button(page, '选用：一次漏录').click();
    await button(page, '上移：一次漏录').click();
    await form.getByLabel(/^工作提示/).fill('先开机，再出警。\n下班当天导入。');
    await button(page, '增加一题').click();
    await form.getByRole('textbox', { name: '第1题', exact: true }).fill('什么时候开机？');
    for (const [letter, text] of [
      ['A', '出警前'],
      ['B', '到现场后'],
      ['C', '处理完'],
    ] as const) {
      await form.getByRole('textbox', { name: `第1题 · 选项 ${letter}` }).fill(text);
    }
    await button(page, '保存').click();
    await form.getByText('每题写明题目和全部选项，并选出正确答案。').waitFor();
    await form.getByRole('radio', { name: '第1题 · 选项 A 是正确答案' }).check();
    expect(await axeViolations(page)).toEqual([]);
    await button(page, '保存').click();
    await page.getByRole('heading', { name: '第48周学习', level: 1 }).waitFor();
    const { slides, questionsWithAnswers } = await detail();
    expect(slides.flatMap((one) => (one.kind === 'case' ? [one.title] : []))).toEqual(['一次漏录', '出警后才开机']);
    expect(questionsWithAnswers).toEqual([
      { text: '什么时候开机？', options: ['出警前', '到现场后', '处理完'], right: 0 },
    ]);
  });

  test('what says who it was is refused, and says where', async () => {
    const { page } = writer;
    await button(page, '修改').click();
    const form = page.getByRole('dialog');
    await form.getByLabel(/^工作提示/).fill('王 强要先开机');
    await button(page, '保存').click();
    await form.getByText('学习材料里写有可识别人的内容').waitFor();
    await form.getByText(/王强/).first().waitFor();
    await button(page, '取消').click();
    await button(page, '放弃').click();
    await expect.poll(() => form.count()).toBe(0);
  });

  test('it is presented by keys, and stays at its slide', async () => {
    const { page } = writer;
    await button(page, '演示').click();
    await slide(page, '第48周学习').waitFor();
    await expect.poll(() => page.getByRole('navigation').count()).toBe(0);
    const hint = page.getByText(/Home 首页/);
    await hint.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await slide(page, '本期指标').waitFor();
    const opacity = () =>
      page.evaluate(
        'getComputedStyle([...document.querySelectorAll("span")].find((one) => /Home/.test(one.textContent)).parentElement).opacity',
      );
    await expect.poll(opacity).toBe('0');
    for (const key of ['PageDown', ' ']) await page.keyboard.press(key);
    await slide(page, '一次漏录').waitFor();
    await page.getByRole('img', { name: '录像情况：已录 3 小时 · 缺录 1 小时 50 分 · 免录或已说明 40 分' }).waitFor();
    expect(shownSlide(page)).toBe('4');
    await page.reload();
    await slide(page, '一次漏录').waitFor();
    await page.getByText('4 / 7').waitFor();
    await page.keyboard.press('PageUp');
    await slide(page, '本期问题').waitFor();
    await page.mouse.click(1200, 300);
    await slide(page, '一次漏录').waitFor();
    await page.mouse.click(100, 300);
    await slide(page, '本期问题').waitFor();
  });

  test('the right answer comes with the next key, and no slide after the last', async () => {
    const { page } = writer;
    await page.keyboard.press('End');
    await page.getByText('什么时候开机？').waitFor();
    await expect.poll(() => page.getByText('✓ 正确答案').count()).toBe(0);
    await page.keyboard.press(' ');
    await page.getByText('A. 出警前 ✓ 正确答案').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowRight');
    expect(shownSlide(page)).toBe('7');
    await page.keyboard.press('Home');
    await slide(page, '第48周学习').waitFor();
  });

  test('F takes the whole screen, and Escape leads back to the pack', async () => {
    const { page } = writer;
    const isFull = () => page.evaluate('document.fullscreenElement !== null');
    await page.keyboard.press('f');
    await expect.poll(isFull).toBe(true);
    await page.keyboard.press('F');
    await expect.poll(isFull).toBe(false);
    await page.keyboard.press('Escape');
    await slide(page, '本期指标').waitFor();
    await expect.poll(() => new URL(page.url()).pathname).toBe(`/training/packs/${packId}`);
  });

  test('on paper it is one slide a sheet of A4, lying', async () => {
    const { page } = writer;
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.getByRole('navigation').first().isVisible()).toBe(false);
    await expect.poll(() => button(page, '打印').isVisible()).toBe(false);
    const known = { usernames: new Set<string>(), codes: new Set<string>() };
    expect(await rawWordsInPrint(page, { paper: '学习材料', known, language: 'zh' })).toEqual([]);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    await page.emulateMedia({ media: null });
    const sheets = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    const sizes = sheets.map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
    expect(sizes).toEqual(Array.from({ length: 7 }, () => [842, 595]));
  });

  test('an officer reads and presents it, without the right answers', async () => {
    const { page } = officer;
    await page.reload();
    await slide(page, '一次漏录').waitFor();
    await expect.poll(() => button(page, '修改').count()).toBe(0);
    await expect.poll(() => page.getByRole('heading', { name: '办理记录' }).count()).toBe(0);
    await page.goto(`${packAt()}/present?slide=7`);
    await page.getByText('什么时候开机？').waitFor();
    await page.keyboard.press(' ');
    await expect.poll(() => page.getByText('✓').count()).toBe(0);
  });

  test('fits a phone, and speaks English', async () => {
    const { page } = writer;
    for (const at of [packAt(), `${network.hqUrl}/training/packs`, `${packAt()}/present`]) {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(at);
      await page.getByText('第48周学习').first().waitFor();
      await expect.poll(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(await axeViolations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(packAt());
    await page.getByRole('button', { name: 'English' }).click();
    await slide(page, 'Figures of this issue').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await button(page, 'Edit').click();
    await page.getByRole('dialog').getByText('Chosen cases').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(`${packAt()}/present?slide=4`);
    await page.getByText('The rule').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('no page did what it mustn’t', () => {
    // The writer was refused once.
    const refused = /422 \(Unprocessable/;
    expect([writer, officer].flatMap(({ misdeeds }) => misdeeds).filter((misdeed) => !refused.test(misdeed))).toEqual(
      [],
    );
  });
});

/** A weekly bulletin that was sealed just now. */
async function insertSealed(ownerUrl: string): Promise<void> {
  const file = new URL('../../shared/fixtures/bulletins/weekly-input.json', import.meta.url);
  const content = composeContent(JSON.parse(await readFile(file, 'utf8')));
  const texts = { comments: [], requirements: [], takenOff: [] };
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(
    `insert into bulletin (kind, period_from, period_to, cut_off, taken_at, input_text, input_digest, content, texts,
       state, year, number, seal, sealed_by, sealed_at, receipt_due_on)
     values ('weekly', $1, $2, $3, $3, '{}', '', $4, $5, 'sealed', 2026, 48, '{}', 'leader', now(), $2)`,
    [content.period.from, content.period.to, content.cutOff, JSON.stringify(content), JSON.stringify(texts)],
  );
  // Only a case of a finding gets it: what was recorded of the duty.
  const strip = {
    minutes: 480,
    parts: [part('recorded', 0, 180), part('missing', 180, 290), part('excused', 290, 330)],
  };
  await client.query('update training_case set strip = $1 where title = $2', [JSON.stringify(strip), '一次漏录']);
  await client.end();
}

const part = (kind: 'recorded' | 'missing' | 'excused', from: number, to: number) => ({ kind, from, to });
