import type { BulletinKind, Issue } from '../bulletins/content.ts';
import { bulletinDocumentWords } from './bulletin-document.ts';

// How a Chinese official paper writes numbers, dates and its own head: the same on the page and in its files.

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 1 to 99 as headings have it: 一, 十一, 二十三. */
export function inChinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? digits[10] : ''}${ones > 0 || number === 0 ? digits[ones] : ''}`;
}

/** `2026年11月9日`. */
export function dateInFull(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

export function monthInFull(date: string): string {
  return dateInFull(date).replace(/月.*$/, '月');
}

/** The year of the second date is said only where it is another one. */
export function spanInFull({ from, to }: { from: string; to: string }): string {
  const until = dateInFull(to);
  return `${dateInFull(from)}至${from.slice(0, 4) === to.slice(0, 4) ? until.slice(5) : until}`;
}

export function issueInFull({ kind, ...issue }: Issue): string {
  return bulletinDocumentWords.kinds[kind].zh + bulletinDocumentWords.issueNo.zh(issue);
}

export function letterheadOf(brigade: string): string {
  return `${brigade}通报`;
}

/** 发文字号. @param prefix 发文机关代字; empty: none */
export function documentNumber(prefix: string, issue: Issue): string {
  if (prefix === '') return issueInFull(issue);
  return `${prefix}${bulletinDocumentWords.issueNo.zh(issue)}（${bulletinDocumentWords.kinds[issue.kind].zh}）`;
}

/** What the paper is about, in lines that end where the sense does. */
export function titleOf(kind: BulletinKind, period: { from: string; to: string }): string[] {
  return kind === 'weekly'
    ? [`关于${spanInFull(period)}`, '执法记录仪使用管理情况的通报']
    : [`关于${monthInFull(period.from)}`, '执法记录仪使用管理情况的研判通报'];
}
