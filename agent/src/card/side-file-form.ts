import { normalisePath } from './path-text.ts';
import { compilePattern } from './profile-pattern.ts';
import type { SideFileEntries, SideFileRule } from './side-file-rule.ts';

/** How the side files of one name read, and whose they are. */
export type SideFileForm = {
  kind: SideFileRule['kind'];
  pattern: RegExp;
  belongsTo: RegExp;
  encoding: SideFileRule['encoding'];
  entries: SideFileEntries;
  utcOffset: string;
};

export function compileSideFile(rule: SideFileRule, utcOffset: string): SideFileForm {
  const { kind, pattern, belongsTo, encoding, entries } = rule;
  return {
    kind,
    pattern: compilePattern(pattern),
    belongsTo: compilePattern(belongsTo),
    encoding,
    entries,
    utcOffset,
  };
}

/**
 * Finds the recordings that a side file may belong to: those whose paths fit `belongsTo` and say the same in each group that the
 * side file's path has found too.
 */
export function findRecordingsBeside<Recording extends { pathText: string }>(
  { pattern, belongsTo }: SideFileForm,
  recordings: readonly Recording[],
): (sidePathText: string) => Recording[] {
  const placed = recordings.flatMap((recording) => {
    const groups = groupTexts(belongsTo, recording.pathText);
    return groups ? [{ recording, groups }] : [];
  });
  return (sidePathText) => {
    const wanted = groupTexts(pattern, sidePathText);
    const shared = Object.entries(wanted ?? {});
    return placed
      .filter(({ groups }) => shared.every(([name, text]) => (groups[name] ?? text) === text))
      .map(({ recording }) => recording);
  };
}

/** Of recordings in the order of their paths: the last that began before `at`, else the first. */
export function recordingAt<Recording extends { capturedAt: string | null }>(
  at: string | undefined,
  recordings: readonly Recording[],
): Recording | undefined {
  const [first] = recordings;
  if (at === undefined) return first;
  const begun = recordings.filter(({ capturedAt }) => capturedAt !== null && Date.parse(capturedAt) <= Date.parse(at));
  return (
    begun.reduce<Recording | undefined>(
      (last, one) => (last && startOf(last) > startOf(one) ? last : one),
      undefined,
    ) ?? first
  );
}

function startOf({ capturedAt }: { capturedAt: string | null }): number {
  return capturedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(capturedAt);
}

function groupTexts(pattern: RegExp, pathText: string): Record<string, string> | undefined {
  const match = pattern.exec(normalisePath(pathText));
  if (!match) return undefined;
  const found = Object.entries(match.groups ?? {}).filter(([, text]) => text !== undefined);
  return Object.fromEntries(found.map(([name, text]) => [name, text.toLowerCase()]));
}
