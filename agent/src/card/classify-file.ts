import type { NameClaim } from '@rollcall/shared/contract/sighting';
import type { LayoutProfile } from './layout-profile.ts';
import { normaliseText } from './path-text.ts';

export type FileClass = 'media' | 'log' | 'inventory_only';

export type FileReading = { fileClass: FileClass; claim: NameClaim };

/** What a set of profiles makes of file names. */
export type ProfileReader = {
  /** The first profile that fits any of these paths. */
  detect(pathTexts: Iterable<string>): string | null;
  read(pathText: string): FileReading;
};

const mediaExtensions = new Set(['mp4', 'mov', 'wav', 'jpg', 'avi', 'ts', 'mkv']);

const noClaim: NameClaim = {
  recorderSerial: null,
  badgeNo: null,
  capturedAt: null,
  sequenceNo: null,
  deviceMarked: false,
};

/**
 * Reads file names by profiles. Footage is never left behind because of its name: a file with a media extension that no
 * pattern knows is media too, and claims nothing.
 */
export function createProfileReader(profiles: readonly LayoutProfile[]): ProfileReader {
  const compiled = profiles.map((profile) => ({
    profile,
    detect: profile.detect.map(compile),
    ignore: profile.ignore.map(compile),
    classify: profile.classify.map(({ pattern, as }) => ({ pattern: compile(pattern), as })),
    parse: profile.parse.map(compile),
  }));

  return {
    detect(pathTexts) {
      for (const text of pathTexts) {
        const path = normaliseText(text);
        const found = compiled.find(({ detect }) => detect.some((pattern) => pattern.test(path)));
        if (found) return found.profile.profileId;
      }
      return null;
    },
    read(pathText) {
      const path = normaliseText(pathText);
      for (const { profile, ignore, classify, parse } of compiled) {
        if (ignore.some((pattern) => pattern.test(path))) return { fileClass: 'inventory_only', claim: noClaim };
        const rule = classify.find(({ pattern }) => pattern.test(path));
        if (rule) return { fileClass: rule.as, claim: readClaim(path, parse, profile.utcOffset) };
      }
      const fileClass = mediaExtensions.has(extensionOf(path)) ? 'media' : 'inventory_only';
      return { fileClass, claim: noClaim };
    },
  };
}

/** The extension in lower case, `bin` where the name has none that HQ takes. */
export function extensionOf(pathText: string): string {
  return /\.([a-z0-9]{1,8})$/.exec(normaliseText(pathText).toLowerCase())?.[1] ?? 'bin';
}

function compile(pattern: string): RegExp {
  return new RegExp(pattern, 'iu');
}

function readClaim(path: string, patterns: RegExp[], utcOffset: string): NameClaim {
  for (const pattern of patterns) {
    const groups = pattern.exec(path)?.groups;
    if (!groups) continue;
    return {
      recorderSerial: groups.serial ?? null,
      badgeNo: groups.badge ?? null,
      capturedAt: groups.timestamp === undefined ? null : localTime(groups.timestamp, utcOffset),
      sequenceNo: groups.sequence === undefined ? null : Number(groups.sequence),
      deviceMarked: groups.mark !== undefined,
    };
  }
  return noClaim;
}

/** `YYYYMMDDhhmmss` as ISO time with offset, or null for a time that no calendar has. */
function localTime(digits: string, utcOffset: string): string | null {
  const fields = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits);
  if (!fields) return null;
  const [, year, month, day, hour, minute, second] = fields;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const time = new Date(`${local}Z`);
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 19) !== local) return null;
  return `${local}${utcOffset}`;
}
