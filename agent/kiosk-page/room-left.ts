import type { Texts } from './texts.ts';

/** No shift is longer: what is beyond a day of footage needn't be told to the minute. */
const enoughMinutes = 24 * 60;

/** How long can still be recorded, as one reads it standing: `8 小时 20 分钟`. */
export function roomLeft(minutes: number, texts: Texts): string {
  if (minutes >= enoughMinutes) return texts.moreThanADay;
  const hours = Math.floor(minutes / 60);
  const rest = `${minutes % 60} ${texts.minutes}`;
  return hours === 0 ? rest : `${hours} ${texts.hours} ${rest}`;
}
