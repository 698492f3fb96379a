import { readNameClaim } from './name-claim.ts';

/** How well a layout fits a card, and why. */
export type LayoutFit = {
  profileId: string;
  /** One for each name that fits, and one more for each of them that tells a time. The layout with the most gets the card. */
  score: number;
  /** Names that fit. */
  files: number;
  /** By the pattern of `detect` that they fit. */
  patterns: { pattern: string; files: number }[];
  /** What speaks against it. */
  against: { what: 'time_unreadable' | 'footage_unknown'; files: number }[];
};

type Detector = {
  profileId: string;
  detect: readonly RegExp[];
  classify: readonly { pattern: RegExp }[];
  parse: readonly RegExp[];
  utcOffset: string;
};

/**
 * How each layout fits a card; those that fit no name are left out. The best comes first, of equals the first of the set, so the order
 * of files never matters.
 * @param paths normalised
 * @param isFootage whether a name of no layout is footage all the same
 */
export function detectLayout<Profile extends Detector>(
  paths: readonly string[],
  profiles: readonly Profile[],
  isFootage: (path: string) => boolean,
): { profile: Profile; fit: LayoutFit }[] {
  return profiles
    .map((profile) => ({ profile, fit: fitOf(paths, profile, isFootage) }))
    .filter(({ fit }) => fit.files > 0)
    .sort((a, b) => b.fit.score - a.fit.score);
}

function fitOf(paths: readonly string[], profile: Detector, isFootage: (path: string) => boolean): LayoutFit {
  const { profileId, detect, classify, parse, utcOffset } = profile;
  const counts = new Map<string, number>();
  let files = 0;
  let timed = 0;
  let unknown = 0;
  for (const path of paths) {
    const pattern = detect.find((one) => one.test(path));
    if (pattern) {
      const source = pattern.source.replaceAll('\\/', '/'); // As the profile has it: RegExp escapes each slash.
      counts.set(source, (counts.get(source) ?? 0) + 1);
      files += 1;
      if (readNameClaim(path, parse, utcOffset).capturedAt !== null) timed += 1;
    } else if (isFootage(path) && !classify.some((rule) => rule.pattern.test(path))) {
      unknown += 1;
    }
  }
  const against: LayoutFit['against'] = [
    { what: 'time_unreadable', files: files - timed },
    { what: 'footage_unknown', files: unknown },
  ];
  return {
    profileId,
    score: files + timed,
    files,
    patterns: [...counts].map(([pattern, count]) => ({ pattern, files: count })),
    against: against.filter((one) => one.files > 0),
  };
}
