import { type CrashPoint, changesState, kindOfFile, type RunState, runStates } from './crash-point.ts';
import { readTraceCall, type TraceCall } from './trace-call.ts';

/** A state-changing call at its entry. */
export interface Occurrence extends CrashPoint {
  thread: string;
  /** Which of its name it is in its thread, from 1: strace counts so. */
  nth: number;
  /** Which of its name it is in all threads. */
  nthOfAll: number;
}

interface Watched {
  /** Holds the folder of the station. */
  agentFolder: string;
  /** What listens at which port: `broker`, `HQ` or `store`. */
  listeners: ReadonlyMap<number, string>;
  onCall(occurrence: Occurrence): void;
  onState?(state: RunState): void;
  /** The agent logged this. */
  onMessage?(message: string): void;
}

/** What the agent logs when it has come so far. */
const stateOfMessage: ReadonlyMap<string, RunState> = new Map([
  ['card was docked', 'docked'],
  ['upload completed', 'uploaded'],
  ['upload was verified by HQ', 'verified'],
  ['files of a card were erased', 'erased'],
]);

/**
 * Follows the trace of an agent as it comes. A call is told before strace lets it go on, so that whoever is told can still prevent
 * it. The state is worked out from the calls before: from what they do to files, from requests to HQ, and from the agent's log,
 * which is a call too.
 */
export class TraceWatch {
  readonly #watched: Watched;
  readonly #sockets = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  /** The newest state-changing call of each thread, until it has been executed. */
  readonly #begun = new Map<string, Occurrence>();
  #rest = '';
  #isRestTold = false;
  #state: RunState = 'starting';

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  get state(): RunState {
    return this.#state;
  }

  /** The calls that were begun and of which no result was told: what a kill kept from happening, or cut off. */
  unfinished(): Occurrence[] {
    return [...this.#begun.values()];
  }

  /** Only ever further: with several files on a card, the one that has come furthest counts. */
  reached(state: RunState): void {
    if (runStates.indexOf(state) <= runStates.indexOf(this.#state)) return;
    this.#state = state;
    this.#watched.onState?.(state);
  }

  read(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      this.#readLine(line, true);
      this.#isRestTold = false;
      const ended = withResult.exec(line);
      if (ended) this.#begun.delete(ended[1] ?? '');
    }
    this.#readLine(this.#rest, false);
  }

  #readLine(line: string, isWhole: boolean): void {
    const call = this.#isRestTold ? undefined : readTraceCall(line);
    if (!call) return;
    if (isLog(line)) {
      if (isWhole) this.#readLog(call);
      return;
    }
    this.#isRestTold = true;
    this.#enter(call);
  }

  #readLog({ text }: TraceCall): void {
    for (const [, message = ''] of text.matchAll(/\\"msg\\":\\"(.*?)\\"/g)) {
      this.#watched.onMessage?.(message);
      const state = stateOfMessage.get(message);
      if (state) this.reached(state);
    }
  }

  #enter(call: TraceCall): void {
    const { name, thread, path } = call;
    const nth = this.#count(`${thread} ${name}`);
    const nthOfAll = this.#count(name);
    this.#begun.delete(thread);
    if (name === 'connect') this.#connect(call);
    const kind = this.#sockets.get(path) ?? kindOfFile(path, this.#watched.agentFolder);
    if (kind === undefined || !changesState(call)) return;
    const occurrence = { call: name, kind, state: this.#state, thread, nth, nthOfAll };
    this.#begun.set(thread, occurrence);
    this.#watched.onCall(occurrence);
    this.#follow(call, kind);
  }

  #count(key: string): number {
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count;
  }

  #connect({ path, text }: TraceCall): void {
    const port = Number(/sin6?_port=htons\((\d+)\)/.exec(text)?.[1]);
    const listener = this.#watched.listeners.get(port);
    if (listener !== undefined) this.#sockets.set(path, listener);
  }

  /** What the call leads to, if it is executed. */
  #follow({ name, text }: TraceCall, kind: string): void {
    if (kind === 'temporary copy' && name.startsWith('open')) this.reached('collecting');
    if (kind === 'recording' && name.startsWith('rename')) this.reached('collected');
    if (kind === 'journal' && name.startsWith('pwrite') && this.#state === 'collected') this.reached('told');
    if (kind === 'store') this.reached('uploading');
    if (kind === 'HQ' && /"POST [^ ]*\/erase-permits\/[^ ]*\/confirm /.test(text)) this.reached('permitted');
    if (kind === 'card file' && name.startsWith('unlink')) this.reached('erasing');
  }
}

/** The end of a line about a call that was executed; a call that wasn't has the result `?`. */
const withResult = /^(?:\[pid +(\d+)\] )?.*\) += (?:-?\d|0x)[^"]*$/s;

/** Standard output of the agent. */
function isLog(line: string): boolean {
  return /^(?:\[pid +\d+\] )?write\(1</.test(line);
}
