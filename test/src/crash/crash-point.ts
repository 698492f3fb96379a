import type { TraceCall } from './trace-call.ts';

/** How far a station has come with its card. Each begins with something that shows in a trace (`watch-trace.ts`). */
export const runStates = [
  'starting',
  'docked',
  'collecting',
  'collected',
  'told',
  'uploading',
  'uploaded',
  'verified',
  'permitted',
  'erasing',
  'erased',
  'stopping',
] as const;
export type RunState = (typeof runStates)[number];

/** Where a station can be killed: just before it does this to that kind of file, having come so far. */
export interface CrashPoint {
  call: string;
  kind: string;
  state: RunState;
}

/** The calls that a trace needs; `connect` only tells which socket is whose. */
export const tracedCalls = [
  ...['open', 'openat', 'creat', 'write', 'writev', 'pwrite64', 'pwritev', 'sendto', 'sendmsg'],
  ...['fsync', 'fdatasync', 'sync_file_range', 'rename', 'renameat', 'renameat2', 'link', 'linkat', 'symlink'],
  ...['unlink', 'unlinkat', 'rmdir', 'truncate', 'ftruncate', 'fallocate', 'mkdir', 'mkdirat', 'connect'],
];

export const keyOf = ({ call, kind, state }: CrashPoint): string => `${call} · ${kind} · ${state}`;

/** Whether the call changes anything, on a disk or at who listens. */
export function changesState({ name, text }: TraceCall): boolean {
  if (name === 'connect') return false;
  return !name.startsWith('open') || /\bO_(CREAT|TRUNC)\b/.test(text);
}

const kinds: readonly (readonly [RegExp, string])[] = [
  // An erase unlinks through the open handle of the folder.
  [/^\/proc\/self\/fd\/\d+\/[^/]+\.\w+$/, 'card file'],
  [/\/docks\/[^/]+\/.*\.\w+$/, 'card file'],
  [/\/docks\//, 'card folder'],
  [/\/collecting\/[^/]+$/, 'temporary copy'],
  [/\/collecting$/, 'folder of temporary copies'],
  [/\/recordings\/\w\w\/\w+\.facts\.json(\.tmp)?$/, 'sidecar'],
  [/\/recordings\/\w\w\/\w+\.\w+$/, 'recording'],
  [/\/recordings(\/\w\w)?$/, 'folder of recordings'],
  [/\/station\.db-wal$/, 'WAL'],
  [/\/station\.db-shm$/, 'shm'],
  [/\/station\.db-journal$/, 'rollback journal'],
  [/\/station\.db$/, 'database'],
  [/\/journal\/[^/]+\.jsonl$/, 'journal'],
  [/\/journal$/, 'folder of the journal'],
  [/\/status\.json(\.tmp)?$/, 'status'],
  [/\/draws\.json(\.tmp)?$/, 'draws'],
  [/\/agent\.lock(-journal)?$/, 'lock'],
  [/\/station\.json(\.tmp)?$/, 'station.json'],
];

/** The kind of a file of a station or of its card; undefined for any other. */
export function kindOfFile(path: string, agentFolder: string): string | undefined {
  const known = kinds.find(([pattern]) => pattern.test(path))?.[1];
  if (known !== undefined || !path.startsWith(`${agentFolder}/`)) return known;
  return /^[^/]+$/.test(path.slice(agentFolder.length + 1)) ? 'folder of the station' : 'other';
}
