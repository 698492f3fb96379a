import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '@rollcall/demo/config/env';
import { type CrashPoint, keyOf, tracedCalls } from './crash-point.ts';
import { type Occurrence, TraceWatch } from './watch-trace.ts';

/** An agent that loses no time. */
export const agentSettings = {
  ROLLCALL_AGENT_MIN_FREE_BYTES: '0',
  ROLLCALL_AGENT_SCAN_INTERVAL_MS: '200',
  ROLLCALL_AGENT_KIOSK_PORT: 'off',
  ROLLCALL_AGENT_SETTLE_MS: '200',
  ROLLCALL_AGENT_WITNESS_INTERVAL_MS: '500',
};

/**
 * When an agent is to be killed: at the nth call of that name of a thread, or at the first call from there on that is at the point. strace
 * holds such calls back, and the agent is killed meanwhile. (strace itself can kill only when it stops at all other calls too.)
 */
export interface Aim {
  call: string;
  nth: number;
  /** Undefined: whatever that call does. */
  point?: CrashPoint;
  holdMs: number;
}

export interface AgentRun {
  calls: Occurrence[];
  killed: boolean;
  /** The call that the kill kept from being executed; undefined when there was none. */
  prevented: Occurrence | undefined;
}

/** Enough of what is written for a line of the agent's log. */
const shownBytes = { usual: 320, all: 2 ** 24 };
const program = fileURLToPath(import.meta.resolve('@rollcall/agent/cli/main'));

/** The agent's program, traced from its first call to its last. */
export class StracedAgent {
  readonly ended: Promise<AgentRun>;
  readonly #strace: ChildProcess;
  readonly #watch: TraceWatch;
  readonly #calls: Occurrence[] = [];
  #matched: Occurrence | undefined;

  constructor(options: {
    strace: string;
    agentFolder: string;
    logFile: string;
    listeners: ReadonlyMap<number, string>;
    aim?: Aim;
    onMessage(message: string): void;
    onState(state: string): void;
    /** Gets the whole trace with all bytes that are written. */
    onTrace?: (text: string) => void;
  }) {
    const { strace, agentFolder, logFile, listeners, aim, onMessage, onState, onTrace } = options;
    this.#watch = new TraceWatch({
      agentFolder,
      listeners,
      onMessage,
      onState,
      onCall: (occurrence) => this.#note(occurrence, aim),
    });
    const log = openSync(logFile, 'a');
    const shown = String(onTrace ? shownBytes.all : shownBytes.usual);
    const args = ['-f', '-y', '-s', shown, '--seccomp-bpf', '-e', `trace=${tracedCalls.join()}`];
    const inject = aim ? ['-e', injectionOf(aim)] : [];
    const agent = [process.execPath, program, 'run', '--data', agentFolder, '--exit-with-parent'];
    // Of a pipe that it shares with Node, strace would lose what doesn't fit at once: Node never waits for it.
    const alone = ['sh', '-c', 'exec "$@" 2>&1', 'sh'];
    this.#strace = spawn(strace, [...args, ...inject, ...alone, ...agent], {
      // One thread for files, so that their calls come in one order.
      env: childEnvironment({ ...agentSettings, UV_THREADPOOL_SIZE: '1' }),
      stdio: ['pipe', log, 'pipe'],
    });
    closeSync(log);
    this.#strace.stdin?.on('error', () => undefined); // EPIPE of a killed program
    this.#strace.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#watch.read(text);
      onTrace?.(text);
    });
    this.ended = new Promise((resolve, reject) => {
      this.#strace.once('error', reject);
      this.#strace.once('close', (_, signal) => resolve(this.#runOf(signal === 'SIGKILL')));
    });
  }

  /** Asks the agent to end. */
  stop(): void {
    this.#watch.reached('stopping');
    this.#signal('SIGTERM');
  }

  kill(): void {
    this.#signal('SIGKILL');
  }

  #note(occurrence: Occurrence, aim: Aim | undefined): void {
    this.#calls.push(occurrence);
    if (this.#matched || !aim || !isAt(aim, occurrence)) return;
    this.#matched = occurrence;
    this.kill();
  }

  #signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    const strace = this.#strace.pid;
    // Agent and strace may have ended.
    if (strace === undefined || this.#strace.exitCode !== null || this.#strace.signalCode !== null) return;
    for (const pid of readFileSync(`/proc/${strace}/task/${strace}/children`, 'utf8').trim().split(' ')) {
      if (pid !== '') process.kill(Number(pid), signal);
    }
  }

  #runOf(killed: boolean): AgentRun {
    const unfinished = killed ? this.#watch.unfinished() : [];
    const prevented = unfinished.find(({ thread }) => thread === this.#matched?.thread);
    return { calls: this.#calls, killed, prevented };
  }
}

function isAt({ call, nth, point }: Aim, occurrence: Occurrence): boolean {
  if (point) return keyOf(occurrence) === keyOf(point) && occurrence.nth >= nth;
  return occurrence.call === call && occurrence.nth === nth;
}

function injectionOf({ call, nth, point, holdMs }: Aim): string {
  return `inject=${call}:delay_enter=${holdMs * 1000}:when=${nth}${point ? '+' : ''}`;
}
