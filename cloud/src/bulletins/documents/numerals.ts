import { bulletinPaper } from '@rollcall/shared/words/bulletin-paper';

const { digits } = bulletinPaper;

/** 1 to 99 as headings have it: 一, 十一, 二十三. */
export function numeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = digits[10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? ten : ''}${ones > 0 || number === 0 ? digits[ones] : ''}`;
}
