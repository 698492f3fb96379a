import type { ReceivedEvent } from '@rollcall/cloud/db/received-event';

const minuteMs = 60_000;

export const weekOfficers = Array.from({ length: 12 }, (_, index) => ({
  badgeNo: String(100001 + index),
  unitCode: index < 6 ? 'squad-1' : 'squad-2',
  recorderSerial: `K${String(1000 + index)}`,
  /** Half of them at night. The last four are on a duty that asks for their activities only. */
  startsAt: index % 2 === 0 ? '08:00' : '20:00',
  dutyType: index < 8 ? 'road_patrol' : 'by_activity',
}));
export type WeekOfficer = (typeof weekOfficers)[number];

/** Of squad-2, until he moves to squad-1. */
export const mover = '100007';
export const spare = 'K2000';
/** Nobody registered it. */
export const stranger = 'K2001';

export function after(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * minuteMs);
}

/** An event of which HQ was told at that moment. */
export function toldAt(receivedAt: Date, event: ReceivedEvent): ReceivedEvent {
  return { ...event, receivedAt };
}
