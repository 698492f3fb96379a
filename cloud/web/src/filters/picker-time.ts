import dayjs, { type Dayjs } from 'dayjs';
import { formatFull } from '../format/format-time.ts';

/**
 * Pickers know the time of this computer only. They are given Shanghai's clock as if it were this computer's, so that they
 * show and take Shanghai's wherever the page is opened.
 */
export function toPicker(instant: string): Dayjs {
  return dayjs(formatFull(instant));
}

export function fromPicker(picked: Dayjs): string {
  return new Date(`${picked.format('YYYY-MM-DDTHH:mm:ss')}+08:00`).toISOString().replace('.000Z', 'Z');
}
