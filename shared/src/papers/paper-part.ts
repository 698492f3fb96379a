import type { BulletinContent, BulletinTexts } from '../bulletins/content.ts';
import type { AboutBulletin } from './about-bulletin.ts';
import type { Names } from './names.ts';
import type { Block } from './paper-style.ts';

/** What the parts of a paper are written from, and the numbers that run through all of them. */
export interface Paper {
  content: BulletinContent;
  texts: BulletinTexts;
  about: AboutBulletin;
  names: Names;
  /** The next table, chart, and drawing of any kind. */
  nextTable(): number;
  nextChart(): number;
  nextDrawing(): number;
}

/** Writes what stands below the heading of a part. */
export type WritePart = (paper: Paper) => Block[];

export function countFrom1(): () => number {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}
