import { readdirSync, readFileSync } from 'node:fs';

/**
 * Whether none of these programs has anything to do at this moment: each thread of them waits for a timer or a message. Linux only.
 */
export function isQuiet(pids: readonly number[]): boolean {
  return pids.every((pid) => threadsOf(pid).every((state) => state === 'S'));
}

/** The programs that this one started, and those that they started. */
export function descendantsOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? readStat(`/proc/${name}/stat`)?.parent : undefined;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [...(children.get(root) ?? [])];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) => readStat(`/proc/${pid}/task/${task}/stat`)?.state ?? []);
  } catch {
    return []; // It ended meanwhile.
  }
}

/** The name of the program stands in brackets before these fields, and may hold blanks. */
function readStat(file: string): { state: string; parent: number } | undefined {
  try {
    const [state = '', parent] = readFileSync(file, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    // What has ended, and was not waited for yet, does nothing any more.
    return state === 'Z' ? undefined : { state, parent: Number(parent) };
  } catch {
    return undefined; // It ended meanwhile.
  }
}
