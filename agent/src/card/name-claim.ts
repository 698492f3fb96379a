import { isClaimedTime } from '@rollcall/shared/contract/claimed-time';
import type { NameClaim } from '@rollcall/shared/contract/sighting';

export const noClaim: NameClaim = {
  recorderSerial: null,
  badgeNo: null,
  capturedAt: null,
  sequenceNo: null,
  deviceMarked: false,
};

/** The contract's limit for serials and badges. */
const maxTextLength = 32;
const dayMs = 24 * 60 * 60 * 1000;

/** What the first pattern that fits reads out of a normalised path. `endedAt` is left out where the layout's names don't tell it. */
export function readNameClaim(path: string, patterns: readonly RegExp[], utcOffset: string): NameClaim {
  for (const pattern of patterns) {
    const match = pattern.exec(path);
    if (!match) continue;
    const { serial, badge, timestamp, date, time, endTimestamp, endTime, sequence, mark } = match.groups ?? {};
    const local = timestamp ?? (date !== undefined && time !== undefined ? date + time : undefined);
    const capturedAt = local === undefined ? null : localTime(local, utcOffset);
    return {
      recorderSerial: shortText(serial),
      badgeNo: shortText(badge),
      capturedAt,
      ...(endTimestamp === undefined ? {} : { endedAt: localTime(endTimestamp, utcOffset) }),
      ...(endTime === undefined ? {} : { endedAt: endAfter(capturedAt, endTime, utcOffset) }),
      sequenceNo: wholeNumber(sequence),
      deviceMarked: mark !== undefined,
    };
  }
  return noClaim;
}

/** A time of day after a start: of the same date, or of the next when it would lie before the start. */
function endAfter(capturedAt: string | null, time: string, utcOffset: string): string | null {
  if (capturedAt === null) return null;
  const date = capturedAt.slice(0, 10);
  const sameDay = localTime(date + time, utcOffset);
  if (sameDay === null || Date.parse(sameDay) >= Date.parse(capturedAt)) return sameDay;
  const nextDate = new Date(Date.parse(`${date}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
  return localTime(nextDate + time, utcOffset);
}

function shortText(text: string | undefined): string | null {
  return text?.trim().slice(0, maxTextLength).toWellFormed() || null;
}

function wholeNumber(digits: string | undefined): number | null {
  const number = Number(digits);
  return digits !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** `YYYYMMDDhhmmss`, separated anyhow, as ISO time with offset, or null for a time that no calendar has or no clock can mean. */
export function localTime(text: string, utcOffset: string): string | null {
  const fields = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text.replace(/\D/g, ''));
  if (!fields) return null;
  const [, year, month, day, hour, minute, second] = fields;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const time = new Date(`${local}Z`);
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 19) !== local) return null;
  const claimed = `${local}${utcOffset}`;
  return isClaimedTime(claimed) ? claimed : null;
}
