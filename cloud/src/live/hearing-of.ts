import type { LiveTopic } from '@rollcall/shared/http/live';
import type { Action } from '@rollcall/shared/http/permissions';
import { scopeOf } from '../auth/permissions.ts';
import type { Session } from '../http/signed-in.ts';
import type { Hearing } from './live-hub.ts';

/** Who may read something may hear that it changed. */
const actions: Record<LiveTopic, Action> = {
  recordings: 'recordings.read',
  stations: 'stations.read',
  coverage: 'coverage.read',
  findings: 'findings.read',
  duty: 'shifts.read',
  access: 'access.read',
  ledger: 'ledger.read',
  retention: 'retention.read',
};

export function hearingOf({ role, unitCode }: Session): Hearing {
  const topics = Object.keys(actions) as LiveTopic[];
  return new Map(
    topics.flatMap((topic) => {
      const scope = scopeOf(role, actions[topic]);
      return scope === undefined ? [] : [[topic, { unitCode: scope === 'all' ? undefined : unitCode }]];
    }),
  );
}
