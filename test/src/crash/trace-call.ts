/** A system call at its entry, as a line of `strace -f -y` tells it. Nobody knows yet whether it will be executed. */
export interface TraceCall {
  /** The thread; `''` for the only thread of a process that has no others yet. */
  thread: string;
  /** As the kernel calls it, such as `pwrite64`. */
  name: string;
  /** The file or socket that it changes; of a rename, the new name. */
  path: string;
  /** All arguments that were printed. */
  text: string;
}

const begun = /^(?:\[pid +(\d+)\] )?(\w+)\((.*)/s;
const handle = /^\d+<([^>]*)>/;
const quoted = /"((?:[^"\\]|\\.)*)"/g;

/**
 * Reads a line, or the beginning of one: strace prints a call and its arguments before the call is executed, and the result
 * behind them afterwards.
 * @returns undefined when it is no call, or as long as too little of it is there
 */
export function readTraceCall(line: string): TraceCall | undefined {
  const [, thread = '', name, text] = begun.exec(line) ?? [];
  if (name === undefined || text === undefined) return undefined;
  const path = handle.exec(text)?.[1] ?? namedPath(name, text);
  return path === undefined ? undefined : { thread, name, path, text };
}

function namedPath(name: string, text: string): string | undefined {
  const paths = [...text.matchAll(quoted)].map(([, path]) => path);
  if (/^(rename|link|symlink)/.test(name)) return paths[1];
  // What an open does stands behind the path.
  if (/^open/.test(name) && !/", O_\w+/.test(text)) return undefined;
  return paths[0];
}
