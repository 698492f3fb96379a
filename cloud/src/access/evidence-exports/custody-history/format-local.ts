import { localOffsetMs } from '@rollcall/shared/rules/local-date';
import { formatWords } from '@rollcall/shared/words/format';

const { hours, minutes, seconds: inSeconds } = formatWords;

/** An instant in Asia/Shanghai to the second, as `2026-11-24 08:30:05`. */
export function formatLocal(instant: Date): string {
  return new Date(instant.getTime() + localOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** `1 小时 02 分 03 秒`, without the hours when there are none. */
export function formatLength(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  const parts = h > 0 ? [hours.zh(h), minutes.zh(two(m)), inSeconds.zh(two(s))] : [minutes.zh(m), inSeconds.zh(two(s))];
  return parts.join(' ');
}
