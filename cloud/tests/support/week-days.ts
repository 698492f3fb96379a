import type { WantedCustody } from '@rollcall/cloud/custody/custodies/custody';
import { at, footageEvent } from './duty-world.ts';
import type { CardDay, CardFile } from './week-cards.ts';
import type { Input } from './week-input.ts';
import { after, spare, type WeekOfficer, weekOfficers } from './week-officers.ts';

/** What goes wrong on a day: with duty and footage, and apart from that with recorder and card. */
export interface Fates {
  duty: number;
  card: number;
}

/** All is as it should be, and not even the break is left out. */
export const noFate: Fates = { duty: 12, card: 12 };

/** An officer's day: roster and custody. @returns what is on the recorder's card of it, and who had the recorder */
export function addDay(add: (input: Input) => Input, officer: WeekOfficer, day: number, fates: Fates) {
  const { badgeNo, recorderSerial, dutyType } = officer;
  const from = at(officer.startsAt, day);
  const to = after(from, 480);
  const shift = { badgeNo, startsAt: from, endsAt: to, dutyType, post: 'post' };
  const breaks = [{ startsAt: after(from, 240), endsAt: after(from, 270) }];
  const rostered = add({ shift: { ...shift, breaks } });
  if (fates.duty === 1) add({ shift: { ...shift, breaks, endsAt: after(to, 60) }, corrects: rostered });
  const { held, swaps } = addCustodies(add, officer, day, fates);
  const announcedAt = after(to, fates.duty === 4 ? 3 * 1440 : 30);
  if (swaps) {
    const footage = { recorderSerial: spare, from: after(to, -235), to, announcedAt };
    add({ events: [footageEvent(footage)] });
  }
  const card: CardDay = {
    recorderSerial,
    stationId: day % 2 === 0 ? 'station-1' : 'station-2',
    files: filesOf(fates, { badgeNo, from, announcedAt }),
    // After all that is on the card.
    dockedAt: after(to, fates.card === 4 || fates.card === 5 ? 330 : 20),
    dockUntold: fates.duty === 8,
    aheadMinutes: fates.duty === 9 ? 180 : 0,
    keepsLog: weekOfficers.indexOf(officer) % 3 !== 2,
    // At the end of the week it is nearly full.
    freeBytes: day > 4 ? 1e9 : 60e9,
  };
  return { card, held };
}

function addCustodies(add: (input: Input) => Input, officer: WeekOfficer, day: number, fates: Fates) {
  const { badgeNo, recorderSerial } = officer;
  const from = at(officer.startsAt, day);
  const to = after(from, 480);
  const custody = (serial: string, holder: string, heldFrom: Date, heldUntil: Date): WantedCustody => {
    return { recorderSerial: serial, badgeNo: holder, basis: 'check_out', heldFrom, heldUntil };
  };
  const index = weekOfficers.indexOf(officer);
  const [next, partner] = [1, 2].map((further) => weekOfficers[(index + further) % 12]?.badgeNo ?? '');
  // In mid-shift the recorder breaks, and a spare takes its place; it is one spare, so one officer a day.
  const swaps = fates.duty === 2 && officer === weekOfficers[day];
  // Or somebody who is on duty at the same time goes on with it.
  const shares = fates.card === 7 && fates.duty !== 3 && !swaps;
  const own = custody(recorderSerial, badgeNo, after(from, -10), after(to, swaps || shares ? -240 : 10));
  const held = add({ custody: own });
  if (swaps) add({ custody: custody(spare, badgeNo, after(to, -235), after(to, 10)) });
  if (fates.duty === 3 && next) add({ custody: { ...own, badgeNo: next }, corrects: held });
  if (shares && partner) add({ custody: custody(recorderSerial, partner, after(to, -235), after(to, 10)) });
  // He takes it again when he is off duty.
  if (fates.card === 4) add({ custody: custody(recorderSerial, badgeNo, after(to, 130), after(to, 190)) });
  return { held: fates.duty === 3 ? undefined : held, swaps };
}

/** In order of time. What goes wrong with the card concerns the break, or what is missing anyway. */
function filesOf(fates: Fates, { badgeNo, from, announcedAt }: { badgeNo: string; from: Date; announcedAt: Date }) {
  const clip = (begin: number, end: number, more: Partial<CardFile> = {}): CardFile => {
    return { from: after(from, begin), to: after(from, end), announcedAt, badgeNo, ...more };
  };
  const { duty, card } = fates;
  const lost = (fate: NonNullable<CardFile['fate']>) =>
    duty === 5 ? clip(275, 395, { fate }) : clip(245, 265, { fate });
  return [
    ...(duty === 0 ? [] : [clip(-2, 120), clip(120, duty === 12 ? 270 : 240)]),
    ...(card === 0 ? [lost('next_dock')] : []),
    ...(card === 1 ? [lost('gone')] : []),
    ...(card === 2 ? [lost('only_logged')] : []),
    ...(card === 3 ? [lost('only_counted')] : []),
    ...(card === 6 ? [clip(250, 250.05)] : []),
    ...(duty === 0 || duty === 5 ? [] : [clip(270, 400, { damaged: duty === 6 })]),
    ...(duty === 0 ? [] : [duty === 7 ? clip(405, 470) : clip(400, 482)]),
    ...(card === 4 ? [clip(620, 640)] : []),
    ...(card === 5 ? [clip(780, 800)] : []),
  ];
}
