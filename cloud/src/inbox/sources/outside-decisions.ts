import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { concernsOneOf } from '../../activities/activity-edits/repository.ts';
import { leadsNoneOf } from '../../auth/liable.ts';
import { inScope } from '../../db/data-scope.ts';
import { correctionConcerns } from '../../findings/leadership-edits/repository.ts';
import { namesNoneOf } from '../conditions.ts';
import type { InboxReader } from '../reader.ts';
import { requestSources } from '../request-sources.ts';

/** Who asked what was decided outside. */
const requests = sql`(
  select 'appeal' as kind, appeal_id as id, appealed_by as asker, on_behalf_of as leader from finding_appeal
  union all select 'exemption', exemption_id, asked_by, on_behalf_of from exemption
  union all select 'roster_proposal', roster_proposal_id, proposed_by, on_behalf_of from roster_proposal
  union all select 'custody_dispute', dispute_id, disputed_by, null from custody_dispute
  union all select 'access_request', access_request_id, account_id, on_behalf_of from access_request
  union all select 'recusal_end', recusal_id, account_id, null from recusal
  union all select 'retention_change', retention_change_id, proposed_by, on_behalf_of from retention_change
  union all select 'rules_start', rules_start_id, proposed_by, on_behalf_of from rules_start
  union all select 'case_number', claim_id, claimed_by, on_behalf_of from case_number_claim
  union all select 'case_evidence_release', release_id, proposed_by, on_behalf_of from case_evidence_release
  union all select 'activity_edit', activity_edit_id, proposed_by, on_behalf_of from activity_edit
  union all select 'leadership_edit', leadership_edit_id, proposed_by, on_behalf_of from leadership_edit
)`;

/** The times of which a request speaks that could end findings. */
const times = sql`(
  select 'exemption' as kind, exemption_id as id, badge_no, unit_code, starts_at, ends_at from exemption
  union all select 'custody_dispute', dispute_id, badge_no, null, from_at, until_at from custody_dispute
  union all select 'activity_edit', activity_edit_id, badge, null, from_at, until_at
  from activity_edit, unnest(badge_nos) as badge
  union all select 'roster_proposal', c.roster_proposal_id, side ->> 'badgeNo', null,
    (side ->> 'startsAt')::timestamptz, (side ->> 'endsAt')::timestamptz
  from roster_proposal_change c, unnest(array[c.before, c.after]) as side where side is not null
)`;
const time = {
  ...{ badgeNo: sql`t.badge_no`, unitCode: sql`t.unit_code` },
  ...{ from: sql`t.starts_at`, until: sql`t.ends_at` },
};

/** It is neither about the reader, nor what he asked, nor could it end a finding for which he is liable. */
function isOfOthers({ oneself, bound }: InboxReader): RawBuilder<SqlBool> {
  return sql`(
    (d.badge_no is null or d.badge_no <> all(${oneself}::text[]))
    and (f.finding_id is null or ${namesNoneOf(oneself)})
    and not exists (
      select from ${requests} as r
      where r.kind = d.kind and r.id = d.request_id and (r.asker = any(${bound}::uuid[]) or r.leader = any(${bound}::uuid[]))
    )
    and not exists (
      select from roster_proposal_change c
      where d.kind = 'roster_proposal' and c.roster_proposal_id = d.request_id and c.badge_nos && ${oneself}::text[]
    )
    and not exists (
      select from activity_edit e
      where d.kind = 'activity_edit' and e.activity_edit_id = d.request_id and ${concernsOneOf(oneself)}
    )
    and not exists (
      select from leadership_edit e
      where d.kind = 'leadership_edit' and e.leadership_edit_id = d.request_id and ${correctionConcerns(oneself)}
    )
    and not exists (
      select from ${times} as t where t.kind = d.kind and t.id = d.request_id and not ${leadsNoneOf(time, oneself)}
    )
  )`;
}

/** With its scan it is to be confirmed by a second person. */
export const outsideDecisionsToConfirm = requestSources({
  ...{ kind: 'outside_decision', action: 'outside.write', id: 'd.outside_decision_id', text: 'd.document_no' },
  from: sql`outside_decision d left join finding f on f.finding_id = d.finding_id`,
  ...{ badgeNo: 'd.badge_no', unitCode: 'd.unit_code' },
  asked: { by: 'd.entered_by', onBehalfOf: 'd.on_behalf_of', at: 'd.entered_at' },
  state: { column: 'd.state', waits: 'entered', granted: 'confirmed', refused: 'rejected' },
  decided: { at: 'd.closed_at', reason: sql`coalesce(d.rejection_reason, d.document_no)` },
  mayDecide: (reader, dataScope) => [
    sql`d.scanned_at is not null`,
    inScope(dataScope, { unitCode: sql`d.unit_code`, badgeNo: sql`d.badge_no` }),
    isOfOthers(reader),
  ],
});
