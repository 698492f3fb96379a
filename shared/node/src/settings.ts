import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** One environment variable of a program. */
export interface Setting {
  schema: z.ZodType;
  /** What to set it to: ends the sentence “Set it to …”. */
  set: string;
  /** Give it by a file: what stands in the environment can be read by others. */
  secret?: true;
}

export type Settings = Readonly<Record<string, Setting>>;
export type Values<Some extends Settings> = { [Name in keyof Some]: z.output<Some[Name]['schema']> };
export type Env = Readonly<Record<string, string | undefined>>;

/** A variable that is missing or wrong, and what to set. The message never has its value, which may be a secret. */
export interface SettingProblem {
  variable: string;
  message: string;
  set: string;
}

/**
 * Reads exactly these variables. Each may be given as `NAME`, or as `NAME_FILE`: the path of a file that holds it; the end of its
 * last line doesn't count. An empty variable counts as not set.
 */
export function readSettings<Some extends Settings, const Name extends string & keyof Some>(
  settings: Some,
  env: Env,
  names: readonly Name[],
): { values: Pick<Values<Some>, Name>; problems: [] } | { values: undefined; problems: SettingProblem[] } {
  const values: Partial<Record<Name, unknown>> = {};
  const problems: SettingProblem[] = [];
  for (const name of names) {
    const { schema, set } = settings[name] as Setting;
    const given = givenFor(name, env);
    if ('wrong' in given) {
      problems.push({ variable: given.variable, message: given.wrong, set: given.set ?? set });
      continue;
    }
    const read = schema.safeParse(given.value);
    if (read.success) values[name] = read.data;
    else {
      const message = given.value === undefined ? 'is not set' : (read.error.issues[0]?.message ?? 'is wrong');
      problems.push({ variable: given.variable, message, set });
    }
  }
  if (problems.length > 0) return { values: undefined, problems };
  return { values: values as Pick<Values<Some>, Name>, problems: [] };
}

type Given = { variable: string; value: string | undefined } | { variable: string; wrong: string; set?: string };

function givenFor(name: string, env: Env): Given {
  const value = env[name] || undefined;
  const variable = `${name}_FILE`;
  const path = env[variable] || undefined;
  if (path === undefined) return { variable: name, value };
  if (value !== undefined) return { variable: name, wrong: `and ${variable} are both set: keep one` };
  try {
    return { variable, value: readFileSync(path, 'utf8').replace(/\r?\n$/, '') || undefined };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return {
      variable,
      wrong: `names a file that can't be read (${code}): ${path}`,
      set: `the path of a file that holds ${name}`,
    };
  }
}
