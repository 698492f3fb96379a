import {
  type BulletinCheck,
  type BulletinFault,
  type BulletinVerdict,
  bulletinChecks,
  type CheckOutcome,
} from './verdict.ts';

type Fault = BulletinVerdict['checks'][number]['faults'][number];

/** What was found out, check by check. */
export class Checks {
  readonly #faults: (Fault & { check: BulletinCheck })[] = [];
  readonly #done = new Map<BulletinCheck, Exclude<CheckOutcome, 'fails' | 'open'>>();

  fault(check: BulletinCheck, code: BulletinFault, entry: string, detail?: Fault['detail']): void {
    this.#faults.push({ check, code, entry, ...(detail === undefined ? {} : { detail }) });
  }

  say(check: BulletinCheck, holds: boolean, code: BulletinFault, entry: string): void {
    this.#done.set(check, 'holds');
    if (!holds) this.fault(check, code, entry);
  }

  done(check: BulletinCheck, outcome: Exclude<CheckOutcome, 'fails' | 'open'>): void {
    this.#done.set(check, outcome);
  }

  all(): BulletinVerdict['checks'] {
    this.#done.set('package', 'holds');
    return bulletinChecks.map((check) => {
      const faults = this.#faults.filter((fault) => fault.check === check).map(({ check: _, ...fault }) => fault);
      return { check, outcome: faults.length > 0 ? 'fails' : (this.#done.get(check) ?? 'open'), faults };
    });
  }
}
