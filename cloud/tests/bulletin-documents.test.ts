import { type BulletinContent, bulletinContentSchema, type SealedBulletin } from '@rollcall/shared/bulletins/content';
import type { AboutBulletin } from '@rollcall/shared/papers/about-bulletin';
import { bulletinPaper } from '@rollcall/shared/words/bulletin-paper';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderDocx } from '../src/bulletins/documents/render-docx.ts';
import { renderFigures } from '../src/bulletins/documents/render-figures.ts';
import { fixturePersons, monthlyFixture, weeklyFixture } from './support/bulletin-fixture.ts';
import { fileNamesOf, firstFault, partsOf, textOf } from './support/office-files.ts';

const kinds = [
  ['weekly', weeklyFixture],
  ['monthly', monthlyFixture],
] as const;

function about(sealed: SealedBulletin, change: Partial<AboutBulletin> = {}): AboutBulletin {
  return {
    issue: { kind: sealed.content.kind, year: 2026, number: 48 },
    persons: fixturePersons,
    checkpoint: { size: 48_912, root: 'ab'.repeat(32) },
    sealedAt: '2026-12-04T16:30:00.000Z',
    bulletinDigest: 'cd'.repeat(32),
    prefix: '丰公交通报',
    ...change,
  };
}

const documentOf = async (sealed: SealedBulletin, change: Partial<AboutBulletin> = {}) =>
  textOf(partsOf(await renderDocx(sealed, about(sealed, change)))['word/document.xml'] ?? '');

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each(kinds)('the papers of a %s bulletin', (_kind, fixture) => {
  it('are the same bytes when they are made again, in another time zone', async () => {
    const make = async () => [
      Buffer.from(await renderDocx(fixture, about(fixture))),
      Buffer.from(await renderFigures(fixture, about(fixture))),
    ];
    vi.stubEnv('TZ', 'Asia/Shanghai');
    const here = await make();
    vi.stubEnv('TZ', 'America/New_York');
    expect(new Date('2026-12-04T00:00:00Z').getTimezoneOffset()).toBe(300);
    const there = await make();
    expect(there.map((bytes, index) => bytes.equals(here[index] ?? Buffer.alloc(0)))).toEqual([true, true]);
  });

  it('are well-formed, with all that they refer to', async () => {
    for (const bytes of [await renderDocx(fixture, about(fixture)), await renderFigures(fixture, about(fixture))]) {
      const parts = partsOf(bytes);
      const faults = Object.entries(parts).flatMap(([name, xml]) => {
        const fault = firstFault(xml);
        return fault === undefined ? [] : [`${name}: ${fault}`];
      });
      expect(faults).toEqual([]);
      expect(fileNamesOf(bytes)[0]).toBe('[Content_Types].xml');
      for (const [name, xml] of Object.entries(parts)) {
        if (!name.endsWith('.rels')) continue;
        const folder = name.replace(/_rels\/[^/]+$/, '');
        const targets = [...xml.matchAll(/Target="([^"]+)"/g)].map(([, target = '']) =>
          target.startsWith('/') ? target.slice(1) : folder + target,
        );
        const missing = targets.filter((target) => !fileNamesOf(bytes).includes(target));
        expect(missing, name).toEqual([]);
      }
    }
  });

  it('show no number that is none', async () => {
    const texts = [
      ...Object.values(partsOf(await renderDocx(fixture, about(fixture)))),
      ...Object.values(partsOf(await renderFigures(fixture, about(fixture)))),
    ];
    expect(texts.join('\n')).not.toMatch(/\b(NaN|Infinity|undefined|null)\b|\[object/);
  });

  it('have every number of the content in the workbook', async () => {
    // No two are equal, so that none can stand for another.
    const { content, numbers } = withNumbersApart(fixture.content);
    const cells = await cellsOf(await renderFigures({ ...fixture, content }, about(fixture)));
    // Entries of the ledger are numbered from 1.
    const shown = (path: string, value: number) =>
      path.endsWith('scoreTenths') ? value / 10 : path.endsWith('/leaf') ? value + 1 : value;
    const missing = [...numbers].filter(([path, value]) => !cells.has(shown(path, value)));
    expect(missing).toEqual([]);
    expect(numbers.size).toBeGreaterThan(300);
  });

  it('name persons in the document alone', async () => {
    const document = await documentOf(fixture);
    const workbook = Object.values(partsOf(await renderFigures(fixture, about(fixture)))).join('\n');
    const named = ['王建国', '李晓峰', '乌云其木格', '张志强', '赵海', '欧阳慧敏'];
    expect(named.filter((name) => !document.includes(name))).toEqual([]);
    expect(fixturePersons.filter(({ name, badgeNo }) => workbook.includes(name) || workbook.includes(badgeNo))).toEqual(
      [],
    );
    // Taken off: neither his name nor the reason is printed.
    expect(document).not.toContain('刘洋');
    expect(document).not.toContain('因公受伤');
    expect(workbook).not.toContain('因公受伤');
  });
});

describe('the document', () => {
  it('is an official paper: A4, its margins, fonts, even and odd page numbers, rows that stay whole', async () => {
    const parts = partsOf(await renderDocx(weeklyFixture, about(weeklyFixture)));
    const document = parts['word/document.xml'] ?? '';
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>');
    const footers = Object.entries(parts).filter(([name]) => /footer\d+\.xml$/.test(name));
    expect(footers.map(([, xml]) => textOf(xml).trim())).toEqual(['— PAGE —', '— PAGE —']);
    expect(footers.map(([, xml]) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]).sort()).toEqual(['left', 'right']);
    for (const [first, ...others] of Object.values(bulletinPaper.fonts)) {
      expect(parts['word/fontTable.xml']).toContain(`w:name="${first}"><w:altName w:val="${others.join(',')}"/>`);
    }
    const rows = document.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.filter((row) => !row.includes('<w:cantSplit/>'))).toEqual([]);
    expect(document.match(/<w:tblHeader\/>/g)?.length).toBe(10 + weeklyFixture.content.campaigns.length);
  });

  it('has the head, title, signature and imprint', async () => {
    const text = await documentOf(weeklyFixture);
    expect(text.split('\n').slice(0, 6)).toEqual([
      '丰镇市公安局交通管理大队通报',
      '丰公交通报〔2026〕第48期（周通报）',
      '',
      '关于2026年11月23日至11月29日',
      '执法记录仪使用管理情况的通报',
      '',
    ]);
    // Sealed half past midnight, local time.
    expect(text).toContain('丰镇市公安局交通管理大队\n2026年12月5日\n');
    expect(text).toContain('丰镇市公安局交通管理大队办公室\t2026年12月5日印发');
    expect(await documentOf(monthlyFixture, { prefix: '' })).toContain('\n月研判〔2026〕第48期\n');
  });

  it('numbers the parts that are there', async () => {
    const headings = (text: string) => text.split('\n').filter((line) => /^[一二三四五六七八九十]+、/.test(line));
    expect(headings(await documentOf(weeklyFixture))).toEqual([
      ...['一、总体情况', '二、问题情况', '三、抽查检查情况', '四、通报批评', '五、通报表扬', '六、整改情况'],
      ...['七、数据、规则变动和平台运行', '八、前期通报更正', '九、前期签收反馈', '十、工作要求'],
    ]);
    const monthly = headings(await documentOf(monthlyFixture));
    expect(monthly.slice(0, 2)).toEqual(['一、总体情况', '二、近六个月走势']);
    expect(monthly.at(-1)).toBe('十三、工作要求');
    // An issue of format 1 has no training.
    const { content } = monthlyFixture;
    const { training: _, ...rest } = content.monthly ?? {};
    const older = { ...monthlyFixture, content: { ...content, format: 1, monthly: rest } } as typeof monthlyFixture;
    expect(headings(await documentOf(older)).at(-1)).toBe('十二、工作要求');
  });

  it('shows figures with their numbers, an arrow, the period before and the formula', async () => {
    const text = await documentOf(weeklyFixture);
    expect(text).toContain(
      '城区一中队\n95.6%→\n（22/23）\n上期95.6%\n10.0%→\n（2/20）\n上期10.0%\n95.1%↑\n（78/82）\n',
    );
    expect(text).toContain('（287:00:05/372:00:00）');
    expect(text).toContain('使用率＝有录像的人天 ÷ 有应录时间的在岗人天');
    expect(text).toContain('使用率91.3%（201/220），较上期下降0.9个百分点');
  });

  it('says by which rule and decision somebody is named, and clears under a heading of the same size', async () => {
    const text = await documentOf(weeklyFixture);
    expect(text).toContain(
      '1.赵海（城区二中队）：经认定擅自删除录像。所依据的认定：2026年11月24日“接入后缺失”，2026年11月24日认定。',
    );
    expect(text).toContain(
      '1.王建国（城区一中队）：周通报〔2026〕第46期以“同期多次被认定违规”通报批评，现申诉成立，予以撤销，特此澄清。',
    );
    expect(text).toContain('按本人意愿，不再公开其姓名。');
    const xml = partsOf(await renderDocx(weeklyFixture, about(weeklyFixture)))['word/document.xml'] ?? '';
    const look = (title: string) =>
      new RegExp(`<w:p>(?:(?!<w:p>).)*（[一二]）${title}`, 's').exec(xml)?.[0].replace(/（.*/s, '');
    expect(look('更正澄清')).toBe(look('点名通报'));
    expect(look('更正澄清')).toBeDefined();
  });

  it('leaves out a name that was erased', async () => {
    const text = await documentOf(weeklyFixture, { persons: fixturePersons.filter(({ person }) => person !== 'p6') });
    expect(text).not.toContain('赵海');
    expect(text).toContain('1.姓名已抹去（p6）：');
  });

  it('prints the seed, the bound and what the ledger holds', async () => {
    const text = await documentOf(weeklyFixture);
    const [draw] = weeklyFixture.content.checks.draws;
    expect(text).toContain(
      `种子前16位\n${draw?.seed?.slice(0, 16)}\n抽签种子\n${draw?.seed}\n待抽名单的根\n${draw?.root}`,
    );
    expect(text).toContain('只有大队平台与提交承诺的全部 3 个采集站串通，才能左右结果');
    expect(text).toContain(`签名点的根：${'ab'.repeat(32)}\n本通报摘要（SHA-256）：${'cd'.repeat(32)}`);
    expect(await documentOf(weeklyFixture, { checkpoint: null })).toContain('签发时尚无存证签名点');
  });

  it('escapes what people wrote', async () => {
    const texts = {
      ...weeklyFixture.texts,
      requirements: [{ units: [], text: '查<清>"原因" & 整改', dueOn: '2026-12-11' }],
    };
    const bytes = await renderDocx({ content: weeklyFixture.content, texts }, about(weeklyFixture));
    const xml = partsOf(bytes)['word/document.xml'] ?? '';
    expect(firstFault(xml)).toBeUndefined();
    expect(textOf(xml)).toContain('1.各单位：查<清>"原因" & 整改。2026年12月11日前完成并反馈。');
  });

  it('says in one sentence that a part is empty, and that the input was read late', async () => {
    const content: BulletinContent = {
      ...weeklyFixture.content,
      takenAt: '2026-12-04T02:00:00.000Z',
      ...{ campaigns: [], problems: [], commendation: [], rectifications: [], changes: [], missingGuarantees: [] },
      ...{ outages: [], corrections: [], cleared: [], receipts: [] },
      checks: { draws: [], inspections: { done: 0, faults: 0 } },
      criticism: { persons: [], units: [] },
      overview: {
        total: [{ metric: 'use', now: { numerator: 0, denominator: 0 }, before: { numerator: 0, denominator: 0 } }],
        units: [],
      },
    };
    const sealed = { content, texts: { comments: [], requirements: [], takenOff: [] } };
    const text = await documentOf(sealed);
    for (const part of ['problems', 'checks', 'criticism', 'commendation', 'rectifications', 'changes'] as const) {
      expect(text).toContain(bulletinPaper[part].none);
    }
    for (const part of ['corrections', 'receipts', 'requirements'] as const) {
      expect(text).toContain(bulletinPaper[part].none);
    }
    expect(text).toContain('本期数据于2026年12月4日10:00读取');
    expect(await documentOf(weeklyFixture)).not.toContain('截止时平台未在运行');
    expect(text).not.toContain('NaN');
    expect(await cellsOf(await renderFigures(sealed, about(sealed)))).toBeDefined();
  });
});

/** Of all sheets the numbers that stand in cells. */
async function cellsOf(bytes: Uint8Array): Promise<Set<number>> {
  const numbers = new Set<number>();
  for (const [name, xml] of Object.entries(partsOf(bytes))) {
    if (!name.startsWith('xl/worksheets/')) continue;
    for (const [, attributes = '', value = ''] of xml.matchAll(/<c ([^>]*)>\s*<v>([^<]*)<\/v>/g)) {
      if (!/\bt="(s|str|inlineStr|b)"/.test(attributes)) numbers.add(Number(value));
    }
  }
  return numbers;
}

/** The same content with every number another one, but those that say which form or which issue it is; and them by their places. */
function withNumbersApart(content: BulletinContent): { content: BulletinContent; numbers: Map<string, number> } {
  const numbers = new Map<string, number>();
  const apart = (node: unknown, path: string): unknown => {
    if (typeof node === 'number') {
      const value = 1_000_003 + numbers.size * 10;
      numbers.set(path, value);
      return value;
    }
    if (Array.isArray(node)) return node.map((child, index) => apart(child, `${path}/${index}`));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([name, child]) => [
        name,
        ['format', 'issue'].includes(name) ? child : apart(child, `${path}/${name}`),
      ]),
    );
  };
  return { content: bulletinContentSchema.parse(apart(content, '')), numbers };
}
