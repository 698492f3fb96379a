import type { LiveMessage, LiveTopic } from '@rollcall/shared/http/live';
import { keepChanges } from './keep-changes.ts';

/** How far a listener hears of a topic: of every unit, or of one (null: of none). Topics that aren't here, not at all. */
export type Hearing = ReadonlyMap<LiveTopic, { unitCode: string | null | undefined }>;

export interface LiveHub {
  /** To everybody who may hear it. */
  publish(message: LiveMessage): void;
  /** @returns what ends it */
  subscribe(hearing: Hearing, send: (message: LiveMessage) => void): () => void;
  /** The changes of the last minute that this listener may hear, the oldest first. No change of the last `keptMs` is missing. */
  kept(hearing: Hearing): { keptMs: number; changes: { message: LiveMessage; agoMs: number }[] };
  /** Sessions of this account ended. */
  endSessions(accountId: string): void;
  onSessionsEnded(check: (accountId: string) => void): void;
}

/** Fans changes out. What comes quickly after one another is said to each listener once, with all its units and subjects. */
export function createLiveHub({ gatherMs = 200 }: { gatherMs?: number } = {}): LiveHub {
  const listeners = new Set<(message: LiveMessage) => void>();
  const checks = new Set<(accountId: string) => void>();
  const changes = keepChanges();
  return {
    publish: (message) => {
      changes.keep(message);
      for (const hear of listeners) hear(message);
    },
    kept: (hearing) => {
      const { keptMs, messages } = changes.kept();
      const heard = messages.flatMap(({ message, agoMs }) => {
        const unitCodes = whatIsHeard(hearing, message);
        return unitCodes ? [{ message: { ...message, unitCodes }, agoMs }] : [];
      });
      return { keptMs, changes: heard };
    },
    endSessions: (accountId) => {
      for (const check of checks) check(accountId);
    },
    onSessionsEnded: (check) => void checks.add(check),
    subscribe: (hearing, send) => {
      const pending = new Map<LiveTopic, { units: Gathered; subjects: Gathered }>();
      let timer: NodeJS.Timeout | undefined;
      const flush = () => {
        timer = undefined;
        const messages = [...pending].map(([topic, { units, subjects }]) => ({
          topic,
          unitCodes: units === 'any' ? [] : [...units],
          ...(subjects === 'any' ? {} : { subjects: [...subjects] }),
        }));
        pending.clear();
        for (const message of messages) send(message);
      };
      const hear = (message: LiveMessage) => {
        const heard = whatIsHeard(hearing, message);
        if (!heard) return;
        const before = pending.get(message.topic);
        pending.set(message.topic, {
          units: gather(before?.units, heard.length === 0 ? 'any' : heard),
          subjects: gather(before?.subjects, message.subjects ?? 'any'),
        });
        timer ??= setTimeout(flush, gatherMs).unref();
      };
      listeners.add(hear);
      return () => {
        listeners.delete(hear);
        clearTimeout(timer);
      };
    },
  };
}

/** Names, or that all are meant. */
type Gathered = ReadonlySet<string> | 'any';

function gather(before: Gathered = new Set(), more: readonly string[] | 'any'): Gathered {
  return before === 'any' || more === 'any' ? 'any' : new Set([...before, ...more]);
}

/** The units of a message that this listener hears of, empty for "any"; undefined when it hears nothing of it. */
function whatIsHeard(hearing: Hearing, { topic, unitCodes }: LiveMessage): string[] | undefined {
  const heard = hearing.get(topic);
  if (!heard) return undefined;
  const { unitCode } = heard;
  if (unitCode === undefined || unitCodes.length === 0) return unitCodes;
  return unitCode !== null && unitCodes.includes(unitCode) ? [unitCode] : undefined;
}
