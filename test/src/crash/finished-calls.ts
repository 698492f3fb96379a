/** A call that was executed without an error, from a trace that shows all bytes (`strace -s`). */
export interface FinishedCall {
  name: string;
  /** All arguments as they were printed. */
  args: string;
}

const line = /^(?:\[pid +(\d+)\] )?(.*)$/s;
const resumed = /^<\.\.\. (\w+) resumed>(.*)$/s;
const unfinished = ' <unfinished ...>';
const success = /^(\w+)\((.*)\) += (?:\d|0x)[^"]*$/s;

/** Puts the lines of a trace together again: strace splits a call when other threads go on meanwhile. */
export class FinishedCalls {
  readonly #onCall: (call: FinishedCall) => void;
  readonly #begun = new Map<string, string>();
  #rest = '';

  constructor(onCall: (call: FinishedCall) => void) {
    this.#onCall = onCall;
  }

  read(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const each of lines) this.#readLine(each);
  }

  #readLine(printed: string): void {
    const [, thread = '', text = ''] = line.exec(printed) ?? [];
    if (text.endsWith(unfinished)) {
      this.#begun.set(thread, text.slice(0, -unfinished.length));
      return;
    }
    const end = resumed.exec(text)?.[2];
    const [, name, args] = success.exec(end === undefined ? text : (this.#begun.get(thread) ?? '') + end) ?? [];
    if (name !== undefined && args !== undefined) this.#onCall({ name, args });
  }
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v' };

/** The bytes that strace printed between quotes. */
export function bytesOf(printed: string): Buffer {
  const text = printed.replace(/\\([0-7]{1,3}|.)/gs, (_, escaped: string) =>
    /^[0-7]/.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8)) : (escapes[escaped] ?? escaped),
  );
  return Buffer.from(text, 'latin1');
}
