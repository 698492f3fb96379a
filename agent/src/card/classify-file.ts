import type { NameClaim } from '@rollcall/shared/contract/sighting';
import { detectLayout, type LayoutFit } from './detect-layout.ts';
import type { BindProfile, CardProfile, LayoutProfile } from './layout-profile.ts';
import { noClaim, readNameClaim } from './name-claim.ts';
import { normalisePath } from './path-text.ts';
import { compilePattern } from './profile-pattern.ts';
import type { LogForm } from './read-recorder-log.ts';
import { compileSideFile, type SideFileForm } from './side-file-form.ts';

/** `why` completes "ignored: …". `byProfileId`: whose pattern it fits; null when no layout knows the name. */
export type FileReading =
  /** `extension`: what it is by its bytes, where the name doesn't say. */
  | { fileClass: 'media'; claim: NameClaim; byProfileId: string | null; extension?: string }
  /**
   * What the recorder wrote that is no footage. `logProfileId`: whose log it is; null when its maker says nothing of how it reads.
   * `sideProfileId`: whose side file it is; null when it is a log.
   */
  | {
      fileClass: 'log';
      claim: NameClaim;
      byProfileId: string;
      logProfileId: string | null;
      sideProfileId: string | null;
    }
  /** `isUnknown`: no name says what it is; `isUnidentified`: its bytes don't either, and it is large. */
  | {
      fileClass: 'inventory_only';
      claim: NameClaim;
      byProfileId: string | null;
      why: string;
      isUnknown?: boolean;
      isUnidentified?: boolean;
    };

/** How the file is read that names a card's recorder. */
export type BindForm = { file: RegExp; serial: RegExp; badge: RegExp | null; unit: RegExp | null };

/** What the profiles make of one card. */
export type CardReader = {
  /** Null when no profile fits. */
  readonly profileId: string | null;
  /** How each profile fits that fits any file, the winner first. */
  readonly fits: readonly LayoutFit[];
  readonly binds: readonly BindForm[];
  read(pathText: string): FileReading;
};

/** What a set of profiles makes of file names. */
export type ProfileReader = {
  /**
   * Decides whose card this is: the profile with the highest score, of equals the first of the set. Its rules come before
   * those of all others, and only it may leave something that looks like footage on the card.
   */
  forCard(pathTexts: Iterable<string>): CardReader;
  /** The winner of `forCard`. */
  detect(pathTexts: Iterable<string>): string | null;
  /** As on a card whose maker is not known. */
  read(pathText: string): FileReading;
  /** How a maker's log reads; undefined when it has none that we can read. */
  logForm(profileId: string): LogForm | undefined;
  /** How a maker's side file reads; undefined when the maker has none of this name. */
  sideFileForm(profileId: string, pathText: string): SideFileForm | undefined;
};

const mediaExtensions = new Set(['mp4', 'mov', 'wav', 'jpg', 'avi', 'ts', 'mkv']);

/** What macOS leaves beside a file that it touched on a FAT volume. */
const appleDouble = /(^|\/)\._[^/]*$/;

type CompiledProfile = ReturnType<typeof compileProfile>;

/**
 * Reads file names by profiles. Footage is never left behind because of its name: a file with a media extension that no
 * pattern knows is media too, and claims nothing.
 */
export function createProfileReader(profiles: readonly CardProfile[]): ProfileReader {
  const compiled = profiles.filter((profile) => 'detect' in profile).map(compileProfile);
  const binds = profiles.filter((profile) => 'bind' in profile).map(compileBind);
  const unknownMaker = createCardReader(compiled, binds, []);

  function forCard(pathTexts: Iterable<string>): CardReader {
    const paths = Array.from(pathTexts, normalisePath);
    return createCardReader(compiled, binds, detectLayout(paths, compiled, looksLikeFootage));
  }

  return {
    forCard,
    detect: (pathTexts) => forCard(pathTexts).profileId,
    read: unknownMaker.read,
    logForm: (profileId) => compiled.find((profile) => profile.profileId === profileId)?.log,
    sideFileForm(profileId, pathText) {
      const path = normalisePath(pathText);
      const profile = compiled.find((one) => one.profileId === profileId);
      return profile?.sideFiles.find(({ pattern }) => pattern.test(path));
    },
  };
}

function createCardReader(
  profiles: readonly CompiledProfile[],
  binds: readonly BindForm[],
  fits: readonly { profile: CompiledProfile; fit: LayoutFit }[],
): CardReader {
  const winner = fits[0]?.profile;
  const inOrder = winner ? [winner, ...profiles.filter((profile) => profile !== winner)] : profiles;

  return {
    profileId: winner?.profileId ?? null,
    fits: fits.map(({ fit }) => fit),
    binds,
    read(pathText) {
      const path = normalisePath(pathText);
      if (appleDouble.test(path)) return inventoryOnly('left by a computer', null);
      const ignored = winner?.ignore.find(({ pattern }) => pattern.test(path));
      if (winner && ignored) return inventoryOnly(ignored.why, winner.profileId);
      for (const profile of inOrder) {
        const reading = readBy(profile, path);
        if (reading) return reading;
      }
      if (looksLikeFootage(path)) return { fileClass: 'media', claim: noClaim, byProfileId: null };
      return { ...inventoryOnly('not footage', null), isUnknown: true };
    },
  };
}

function readBy(
  { profileId, classify, parse, utcOffset, log, sideFiles }: CompiledProfile,
  path: string,
): FileReading | undefined {
  const rule = classify.find(({ pattern }) => pattern.test(path));
  if (rule?.as === 'media') {
    return { fileClass: 'media', claim: readNameClaim(path, parse, utcOffset), byProfileId: profileId };
  }
  const isSideFile = rule === undefined && sideFiles.some(({ pattern }) => pattern.test(path));
  if (!rule && !isSideFile) return undefined;
  return {
    fileClass: 'log',
    claim: readNameClaim(path, parse, utcOffset),
    byProfileId: profileId,
    logProfileId: log && !isSideFile ? profileId : null,
    sideProfileId: isSideFile ? profileId : null,
  };
}

function looksLikeFootage(path: string): boolean {
  return mediaExtensions.has(extensionOf(path));
}

function inventoryOnly(why: string, byProfileId: string | null) {
  return { fileClass: 'inventory_only' as const, claim: noClaim, byProfileId, why };
}

/** The extension in lower case, `bin` where the name has none that HQ takes. */
export function extensionOf(pathText: string): string {
  return /\.([a-z0-9]{1,8})$/.exec(normalisePath(pathText).toLowerCase())?.[1] ?? 'bin';
}

function compileProfile(profile: LayoutProfile) {
  const { profileId, detect, ignore, classify, utcOffset, log, sideFiles = [] } = profile;
  const parse = profile.parse.map(compilePattern);
  return {
    profileId,
    utcOffset,
    parse,
    log: log ? { entry: compilePattern(log.entry), encoding: log.encoding, utcOffset, parse } : undefined,
    sideFiles: sideFiles.map((rule) => compileSideFile(rule, utcOffset)),
    detect: detect.map(compilePattern),
    ignore: ignore.map(({ pattern, why }) => ({ pattern: compilePattern(pattern), why })),
    classify: classify.map(({ pattern, as }) => ({ pattern: compilePattern(pattern), as })),
  };
}

function compileBind({ bind: { file, serial, badge, unit } }: BindProfile): BindForm {
  return {
    file: compilePattern(file),
    serial: compilePattern(serial),
    badge: badge === null ? null : compilePattern(badge),
    unit: unit === null ? null : compilePattern(unit),
  };
}
