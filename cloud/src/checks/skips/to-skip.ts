import type { DrawSkip } from '@rollcall/shared/resources/draws';
import type { StoredSkip } from './repository.ts';

export function toSkip(stored: StoredSkip): DrawSkip {
  const { draw_skip_id: drawSkipId, kind, item, stratum, reason, state, follower_kind, follower } = stored;
  return {
    ...{ drawSkipId, kind, item, stratum, reason, state },
    proposedBy: stored.proposer,
    proposedAt: stored.proposed_at.toISOString(),
    decidedBy: stored.decider,
    decidedAt: stored.decided_at?.toISOString() ?? null,
    decisionReason: stored.decision_reason,
    follower: follower_kind === null || follower === null ? null : { kind: follower_kind, item: follower },
  };
}
