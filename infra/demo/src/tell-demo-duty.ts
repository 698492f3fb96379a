import { setTimeout as delay } from 'node:timers/promises';
import type { DemoStatement } from './demo-happenings.ts';
import { readDemoRecord, writeDemoRecord } from './demo-record.ts';
import type { DemoRoster } from './demo-roster.ts';
import { adminName } from './ensure-administrator.ts';
import { type HqSession, signInAtHq } from './hq-session.ts';
import { makeDemoStatement } from './make-demo-statement.ts';
import { demoCauseKey, recordDemoCause } from './record-demo-cause.ts';
import { demoChecksKey, requestDemoChecks } from './request-demo-checks.ts';
import { tellDemoActivities } from './tell-demo-activities.ts';

export interface DemoHq {
  url: string;
  /** Of the administrator and of the demo's accounts, unless somebody changed it. */
  password: string;
}

const askAgainMs = 1000;
/** By then HQ has looked at everything that came in. */
const patienceMs = 5 * 60_000;

/**
 * What people and systems of the demo brigade tell HQ, each of it once in the life of the data folder. `atOnce` is told before
 * the cards come in, so that nothing is found for a moment that is exempt already; `onFindings` as HQ finds what is answered.
 * What can't be told is reported, and the rest goes on.
 */
export function demoTellings(
  { activities, statements }: Pick<DemoRoster, 'activities' | 'statements'>,
  options: { hq: DemoHq; dataFolder: string; signal: AbortSignal; report(message: string): void },
): { atOnce(): Promise<void>; onFindings(): Promise<void> } {
  const { hq, dataFolder, signal, report } = options;
  const sessions = new Map<string, Promise<HqSession>>();
  function as(username: string): Promise<HqSession> {
    const session = sessions.get(username) ?? signInAtHq(hq.url, username, hq.password);
    sessions.set(username, session);
    return session;
  }

  const { entries } = readDemoRecord(dataFolder);
  const untold = statements.filter(({ key }) => !entries.includes(key));

  /** @returns whether nothing is left to say of it */
  async function isSaid(said: DemoStatement): Promise<boolean> {
    try {
      if (!(await makeDemoStatement(said, as))) return false;
      const record = readDemoRecord(dataFolder);
      writeDemoRecord(dataFolder, { ...record, entries: [...record.entries, said.key] });
    } catch (error) {
      complain(`“${said.key}”`, error);
    }
    return true;
  }

  /** Ends at once when it is told to stop. */
  const rest = () => delay(askAgainMs, undefined, { signal }).catch(() => undefined);

  function complain(what: string, error: unknown): void {
    if (!signal.aborted)
      report(`The demo could not tell HQ ${what}: ${error instanceof Error ? error.message : error}`);
  }

  /** Once there is what it is about. */
  async function byInspector(
    key: string,
    act: (inspector: HqSession) => Promise<boolean>,
    deadline: number,
  ): Promise<void> {
    if (signal.aborted || entries.includes(key)) return;
    try {
      const inspector = await as('inspector');
      while (!(await act(inspector))) {
        if (signal.aborted || performance.now() > deadline) return;
        await rest();
      }
      const record = readDemoRecord(dataFolder);
      writeDemoRecord(dataFolder, { ...record, entries: [...record.entries, key] });
    } catch (error) {
      complain(`“${key}”`, error);
    }
  }

  return {
    async atOnce() {
      const administrator = () => as(adminName);
      await tellDemoActivities(activities, { hqUrl: hq.url, dataFolder, administrator }).catch((error: unknown) =>
        complain('of enforcement activities', error),
      );
      for (const said of untold.filter(({ onFinding }) => !onFinding)) {
        if (signal.aborted) return;
        await isSaid(said);
      }
    },
    async onFindings() {
      const deadline = performance.now() + patienceMs;
      let waiting = untold.filter(({ onFinding }) => onFinding);
      while (waiting.length > 0 && performance.now() < deadline && !signal.aborted) {
        const left: DemoStatement[] = [];
        for (const said of waiting) if (!(await isSaid(said))) left.push(said);
        waiting = left;
        if (waiting.length > 0) await rest();
      }
      await Promise.all([
        byInspector(demoCauseKey, recordDemoCause, deadline),
        byInspector(demoChecksKey, requestDemoChecks, deadline),
      ]);
    },
  };
}
