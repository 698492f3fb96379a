import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { builtInProfiles } from './built-in-profiles.ts';
import { bindProfileSchema, type CardProfile, layoutProfileSchema } from './layout-profile.ts';

/** What is wrong with a file, and where in it: `parse[0]`; null: with the file itself. */
export type ProfileProblem = { file: string; field: string | null; problem: string };

export type ReadProfiles = {
  profiles: CardProfile[];
  /** Of files that are left out. */
  problems: ProfileProblem[];
};

/**
 * The profiles that a station works with: those in the `.json` files of the folder by the order of their names, then the built-in ones. A file
 * with the id of a built-in one takes its place. Never fails: a file that can't be used is left out, and said.
 * @param folder undefined: only the built-in ones
 */
export async function readProfiles(folder: string | undefined): Promise<ReadProfiles> {
  const own: CardProfile[] = [];
  const problems: ProfileProblem[] = [];
  for (const file of folder === undefined ? [] : await profileFiles(folder, problems)) {
    const read = await readProfile(file);
    if (read.outcome === 'invalid') problems.push(...read.problems);
    else if (own.some(({ profileId }) => profileId === read.profile.profileId)) {
      problems.push({ file, field: 'profileId', problem: `${read.profile.profileId} is taken by an earlier file` });
    } else own.push(read.profile);
  }
  return { profiles: withBuiltIn(own), problems };
}

/** These profiles before the built-in ones, without those whose place they take. */
export function withBuiltIn(own: readonly CardProfile[], others = builtInProfiles()): CardProfile[] {
  const taken = new Set(own.map(({ profileId }) => profileId));
  return [...own, ...others.filter(({ profileId }) => !taken.has(profileId))];
}

/** Reads one profile, and says all that is wrong with it at once. */
export async function readProfile(
  file: string,
): Promise<{ outcome: 'profile'; profile: CardProfile } | { outcome: 'invalid'; problems: ProfileProblem[] }> {
  const invalid = (problem: string) => ({ outcome: 'invalid' as const, problems: [{ file, field: null, problem }] });
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return invalid(`can't be read (${codeOf(error)})`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return invalid(`is no JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
  const isBinding = typeof json === 'object' && json !== null && 'bind' in json;
  const read = isBinding ? bindProfileSchema.safeParse(json) : layoutProfileSchema.safeParse(json);
  if (read.success) return { outcome: 'profile', profile: read.data };
  const problems = read.error.issues.map(({ path, message }) => ({ file, field: fieldName(path), problem: message }));
  return { outcome: 'invalid', problems };
}

async function profileFiles(folder: string, problems: ProfileProblem[]): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => /^[^.].*\.json$/i.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    problems.push({ file: folder, field: null, problem: `can't be read (${codeOf(error)})` });
    return [];
  }
}

function fieldName(path: readonly PropertyKey[]): string | null {
  const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return name.replace(/^\./, '') || null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
}
