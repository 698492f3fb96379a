import type { NameClaim } from '@rollcall/shared/contract/sighting';
import type { LayoutProfile } from './layout-profile.ts';
import { noClaim, readNameClaim } from './name-claim.ts';
import { normalisePath } from './path-text.ts';
import type { LogForm } from './read-recorder-log.ts';

/** `why` completes "ignored: …". */
export type FileReading =
  | { fileClass: 'media'; claim: NameClaim }
  /** `logProfileId`: whose log it is; null when its maker says nothing of how it reads. */
  | { fileClass: 'log'; claim: NameClaim; logProfileId: string | null }
  | { fileClass: 'inventory_only'; claim: NameClaim; why: string };

/** What the profiles make of one card. */
export type CardReader = {
  /** Null when no profile fits. */
  readonly profileId: string | null;
  /** How many files each profile that fits any fits, the winner first. */
  readonly fits: readonly { profileId: string; files: number }[];
  read(pathText: string): FileReading;
};

/** What a set of profiles makes of file names. */
export type ProfileReader = {
  /**
   * Decides whose card this is: the profile that fits most files, of equals the first of the set. Its rules come before
   * those of all others, and only it may leave something that looks like footage on the card.
   */
  forCard(pathTexts: Iterable<string>): CardReader;
  /** The winner of `forCard`. */
  detect(pathTexts: Iterable<string>): string | null;
  /** As on a card whose maker is not known. */
  read(pathText: string): FileReading;
  /** How a maker's log reads; undefined when it has none that we can read. */
  logForm(profileId: string): LogForm | undefined;
};

const mediaExtensions = new Set(['mp4', 'mov', 'wav', 'jpg', 'avi', 'ts', 'mkv']);

/** What macOS leaves beside a file that it touched on a FAT volume. */
const appleDouble = /(^|\/)\._[^/]*$/;

type CompiledProfile = ReturnType<typeof compileProfile>;

/**
 * Reads file names by profiles. Footage is never left behind because of its name: a file with a media extension that no
 * pattern knows is media too, and claims nothing.
 */
export function createProfileReader(profiles: readonly LayoutProfile[]): ProfileReader {
  const compiled = profiles.map(compileProfile);
  const unknownMaker = createCardReader(compiled, []);

  function forCard(pathTexts: Iterable<string>): CardReader {
    const counts = compiled.map((profile) => ({ profile, files: 0 }));
    for (const text of pathTexts) {
      const path = normalisePath(text);
      for (const count of counts) if (count.profile.detect.some((pattern) => pattern.test(path))) count.files += 1;
    }
    const fits = counts.filter(({ files }) => files > 0).sort((a, b) => b.files - a.files);
    return createCardReader(compiled, fits);
  }

  return {
    forCard,
    detect: (pathTexts) => forCard(pathTexts).profileId,
    read: unknownMaker.read,
    logForm: (profileId) => compiled.find((profile) => profile.profileId === profileId)?.log,
  };
}

function createCardReader(
  profiles: readonly CompiledProfile[],
  fits: readonly { profile: CompiledProfile; files: number }[],
): CardReader {
  const winner = fits[0]?.profile;
  const inOrder = winner ? [winner, ...profiles.filter((profile) => profile !== winner)] : profiles;

  return {
    profileId: winner?.profileId ?? null,
    fits: fits.map(({ profile, files }) => ({ profileId: profile.profileId, files })),
    read(pathText) {
      const path = normalisePath(pathText);
      if (appleDouble.test(path)) return inventoryOnly('left by a computer');
      const ignored = winner?.ignore.find(({ pattern }) => pattern.test(path));
      if (ignored) return inventoryOnly(ignored.why);
      for (const { profileId, classify, parse, utcOffset, log } of inOrder) {
        const rule = classify.find(({ pattern }) => pattern.test(path));
        if (!rule) continue;
        const claim = readNameClaim(path, parse, utcOffset);
        return rule.as === 'media'
          ? { fileClass: 'media', claim }
          : { fileClass: 'log', claim, logProfileId: log ? profileId : null };
      }
      if (mediaExtensions.has(extensionOf(path))) return { fileClass: 'media', claim: noClaim };
      return inventoryOnly('not footage');
    },
  };
}

function inventoryOnly(why: string): FileReading {
  return { fileClass: 'inventory_only', claim: noClaim, why };
}

/** The extension in lower case, `bin` where the name has none that HQ takes. */
export function extensionOf(pathText: string): string {
  return /\.([a-z0-9]{1,8})$/.exec(normalisePath(pathText).toLowerCase())?.[1] ?? 'bin';
}

function compileProfile({ profileId, detect, ignore, classify, parse: parsePatterns, utcOffset, log }: LayoutProfile) {
  const parse = parsePatterns.map(compile);
  return {
    profileId,
    utcOffset,
    parse,
    log: log ? { entry: compile(log.entry), encoding: log.encoding, utcOffset, parse } : undefined,
    detect: detect.map(compile),
    ignore: ignore.map(({ pattern, why }) => ({ pattern: compile(pattern), why })),
    classify: classify.map(({ pattern, as }) => ({ pattern: compile(pattern), as })),
  };
}

function compile(pattern: string): RegExp {
  return new RegExp(pattern, 'iu');
}
