import type { OperationName } from '../http/operation-name.ts';
import { type Fault, type FaultKind, faultSchema, type Overlooked } from './fault.ts';

interface FaultTarget {
  operation: OperationName;
  key: string;
}

interface ArmedFault {
  fault: Fault;
  strikesLeft: number;
}

/**
 * The faults that are switched on. What is random comes from one seeded generator, so a run can be repeated as long as
 * its requests come in the same order.
 */
export class FaultSwitches {
  #armed: ArmedFault[] = [];
  #random = seededRandom(1);

  /** Switches a fault on; the returned function switches it off. @throws when the fault is not one of faultSchema's */
  add(fault: Fault): () => void {
    const strikesLeft = 'times' in fault && fault.times !== undefined ? fault.times : Number.POSITIVE_INFINITY;
    const armed = { fault: faultSchema.parse(fault), strikesLeft };
    this.#armed.push(armed);
    return () => {
      this.#armed = this.#armed.filter((other) => other !== armed);
    };
  }

  clear(): void {
    this.#armed = [];
  }

  list(): Fault[] {
    return this.#armed.filter(({ strikesLeft }) => strikesLeft > 0).map(({ fault }) => fault);
  }

  /** Starts the random sequence anew. */
  seed(seed: number): void {
    this.#random = seededRandom(seed);
  }

  /** The fault of this kind that strikes the request now, if one does; counts against its `times`. */
  strike<K extends FaultKind>(
    kind: K,
    target: FaultTarget,
    applies: (fault: Extract<Fault, { kind: K }>) => boolean = () => true,
  ): Extract<Fault, { kind: K }> | undefined {
    for (const armed of this.#armed) {
      const { fault } = armed;
      if (!isOfKind(fault, kind) || armed.strikesLeft === 0 || !fits(fault, target) || !applies(fault)) continue;
      if ('probability' in fault && fault.probability !== undefined && this.#random() >= fault.probability) continue;
      armed.strikesLeft -= 1;
      return fault;
    }
    return undefined;
  }

  /** Whether the request gets away with this now. */
  overlooks(what: Overlooked, target: FaultTarget): boolean {
    return this.strike('overlook', target, (fault) => fault.what === what) !== undefined;
  }

  /** The same of a look ahead, which doesn't count against `times`. */
  mayOverlook(what: Overlooked, target: FaultTarget): boolean {
    return this.#armed.some(
      ({ fault, strikesLeft }) =>
        isOfKind(fault, 'overlook') && fault.what === what && strikesLeft > 0 && fits(fault, target),
    );
  }

  /** In [0, below), from the seeded sequence. */
  pick(below: number): number {
    return Math.floor(this.#random() * below);
  }
}

function isOfKind<K extends FaultKind>(fault: Fault, kind: K): fault is Extract<Fault, { kind: K }> {
  return fault.kind === kind;
}

function fits(fault: Fault, { operation, key }: FaultTarget): boolean {
  return (
    (fault.operations === undefined || fault.operations.includes(operation)) && key.startsWith(fault.keyPrefix ?? '')
  );
}

/** mulberry32: small, even, and the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
