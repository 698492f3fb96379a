import type { BulletinContent, BulletinTexts } from '@rollcall/shared/bulletins/content';
import type { FileChild } from 'docx';
import type { AboutBulletin } from './about-bulletin.ts';
import type { Names } from './names.ts';

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
export type WritePart = (paper: Paper) => FileChild[] | Promise<FileChild[]>;

export function countFrom1(): () => number {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}
