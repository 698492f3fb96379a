import { startOfLocalDate } from '@rollcall/shared/local-date';

/** A moment by local date and clock, such as 08:00; hours from 24 on are those of the next day. */
export function atLocal(date: string, clock: string): Date {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return new Date(startOfLocalDate(date).getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000);
}
