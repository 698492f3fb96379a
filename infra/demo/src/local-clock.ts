import { localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';

/** A moment by local date and clock, such as 08:00; hours from 24 on are those of the next day. */
export function atLocal(date: string, clock: string): Date {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return new Date(startOfLocalDate(date).getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000);
}

/** What a clock shows at that moment, such as 08:00. */
export function localTimeOf(moment: Date): string {
  const minutes = Math.floor((moment.getTime() - startOfLocalDate(localDateOf(moment)).getTime()) / 60_000);
  const padded = (value: number) => String(value).padStart(2, '0');
  return `${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`;
}
