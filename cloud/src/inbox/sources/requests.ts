import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { concernsOneOf } from '../../activities/activity-edits/repository.ts';
import { hasFormInForce } from '../../activities/case-evidence/hold-evidence.ts';
import { vouchersOf } from '../../activities/settlement-repository.ts';
import { leadsNoneOf } from '../../auth/liable.ts';
import { inScope } from '../../db/data-scope.ts';
import { explainedTime } from '../../exemptions/exemption-list-repository.ts';
import { correctionConcerns } from '../../findings/leadership-edits/repository.ts';
import { liabilityAppealWaits } from '../../findings/liability/conditions.ts';
import { isFoundByOthers, namesNoneOf } from '../conditions.ts';
import { requestSources } from '../request-sources.ts';

const explainedUnit = sql`coalesce(e.unit_code, o.unit_code)`;

/** What is for a whole unit isn't decided by its officers, and what could end a finding not by who is liable for it. */
const explanations = requestSources({
  ...{ kind: 'exemption', action: 'exemptions.decide', id: 'e.exemption_id', text: 'e.explanation' },
  from: sql`exemption e left join officer o on o.badge_no = e.badge_no`,
  ...{ findingId: 'e.finding_id', badgeNo: 'e.badge_no', unitCode: explainedUnit },
  asked: { by: 'e.asked_by', onBehalfOf: 'e.on_behalf_of', at: 'e.asked_at' },
  state: { column: 'e.state', waits: 'pending', granted: 'approved', refused: 'refused' },
  mayDecide: ({ barred, ownAccounts }, dataScope) => [
    inScope(dataScope, { unitCode: explainedUnit, badgeNo: sql`e.badge_no` }),
    sql`case when e.badge_no is not null then e.badge_no <> all(${barred}::text[]) else not exists (
      select from account mine join officer colleague on colleague.badge_no = mine.badge_no
      where mine.account_id = any(${ownAccounts}::uuid[]) and colleague.unit_code = e.unit_code
    ) end`,
    leadsNoneOf(explainedTime, barred),
  ],
  concerns: ({ badgeNo, acts }) => sql`e.badge_no = ${acts ? null : badgeNo}`,
});

const appeals = requestSources({
  ...{ kind: 'appeal', action: 'appeals.decide', id: 'a.appeal_id', text: 'a.reason' },
  from: sql`finding_appeal a join finding f on f.finding_id = a.finding_id`,
  ...{ findingId: 'f.finding_id', badgeNo: 'f.badge_no', unitCode: 'f.unit_code' },
  asked: { by: 'a.appealed_by', onBehalfOf: 'a.on_behalf_of', at: 'a.appealed_at' },
  state: { column: 'a.state', waits: 'pending', granted: 'upheld', refused: 'dismissed' },
  mayDecide: (reader, dataScope) => [
    inScope(dataScope, { unitCode: sql`f.unit_code`, badgeNo: sql`f.badge_no` }),
    namesNoneOf(reader.barred),
    sql`a.swapped_with = any(${reader.barred}::text[]) is not true`,
    isFoundByOthers(reader),
  ],
});

const liabilityAppeals = requestSources({
  ...{ kind: 'liability_appeal', action: 'appeals.decide', id: 'l.appeal_id', text: 'l.reason' },
  from: sql`liability_appeal l join finding f on f.finding_id = l.finding_id`,
  ...{ findingId: 'f.finding_id', badgeNo: 'l.badge_no', unitCode: 'f.unit_code' },
  asked: { by: 'l.appealed_by', at: 'l.appealed_at' },
  state: { column: 'l.state', waits: 'pending', granted: 'upheld', refused: 'dismissed' },
  waits: () => liabilityAppealWaits,
  mayDecide: (reader) => [namesNoneOf(reader.barred), isFoundByOthers(reader)],
});

const changes = sql`select from roster_proposal_change c where c.roster_proposal_id = p.roster_proposal_id`;
const side = {
  badgeNo: sql`(side ->> 'badgeNo')`,
  unitCode: sql`null`,
  from: sql`(side ->> 'startsAt')::timestamptz`,
  until: sql`(side ->> 'endsAt')::timestamptz`,
};

/** Decided as a whole: by who may decide about each of its officers. Of several officers or units it is shown under none. */
const rosterProposals = requestSources({
  ...{ kind: 'roster_proposal', action: 'roster.approve', id: 'p.roster_proposal_id', text: 'p.reason' },
  from: sql`roster_proposal p`,
  badgeNo: sql`(
    select min(badge) from roster_proposal_change c, unnest(c.badge_nos) as badge
    where c.roster_proposal_id = p.roster_proposal_id having count(distinct badge) = 1
  )`,
  unitCode: sql`(
    select min(code) from roster_proposal_change c, unnest(c.unit_codes) as code
    where c.roster_proposal_id = p.roster_proposal_id having count(distinct code) = 1
  )`,
  asked: { by: 'p.proposed_by', onBehalfOf: 'p.on_behalf_of', at: 'p.proposed_at' },
  state: { column: 'p.state', waits: 'pending', granted: 'approved', refused: 'refused' },
  mayDecide: ({ barred }, { unitCode: unit }) => [
    sql`not exists (${changes} and c.badge_nos && ${barred}::text[])`,
    sql`not exists (
      select from roster_proposal_change c, unnest(array[c.before, c.after]) as side
      where c.roster_proposal_id = p.roster_proposal_id and side is not null and not ${leadsNoneOf(side, barred)}
    )`,
    unit === undefined ? sql`true` : sql`not exists (${changes} and not c.unit_codes <@ array[${unit}]::text[])`,
  ],
});

const editedTime = { badgeNo: sql`badge`, unitCode: sql`null`, from: sql`e.from_at`, until: sql`e.until_at` };
const onlyIfOne = (column: RawBuilder<unknown>) => sql`(
  select min(${column}) from officer o where o.badge_no = any(e.badge_nos) having count(distinct ${column}) = 1
)`;

/**
 * Also once its activity is no longer as it was: then it can only be refused. Where an officer contests it, not for who told of it,
 * corrected or confirmed it.
 */
const activityEdits = requestSources({
  ...{ kind: 'activity_edit', action: 'activities.agree', id: 'e.activity_edit_id', text: 'e.reason' },
  from: sql`activity_edit e`,
  ...{ badgeNo: onlyIfOne(sql`o.badge_no`), unitCode: onlyIfOne(sql`o.unit_code`) },
  asked: { by: 'e.proposed_by', onBehalfOf: 'e.on_behalf_of', at: 'e.proposed_at' },
  state: { column: 'e.state', waits: 'proposed', granted: 'agreed', refused: 'refused' },
  claim: 'e.claim',
  mayDecide: ({ barred, bound }) => [
    sql`not ${concernsOneOf(barred)}`,
    sql`(e.claim is null or not exists (
      select from ${vouchersOf(sql`e.activity_id`)} as voucher where voucher.id = any(${bound}::uuid[])
    ))`,
    sql`not exists (select from unnest(e.badge_nos) as badge where not ${leadsNoneOf(editedTime, barred)})`,
  ],
});

const leadershipEdits = requestSources({
  ...{ kind: 'leadership_edit', action: 'leaderships.agree', id: 'e.leadership_edit_id', text: 'e.reason' },
  from: sql`leadership_edit e`,
  ...{ badgeNo: 'e.badge_no', unitCode: 'e.unit_code' },
  asked: { by: 'e.proposed_by', onBehalfOf: 'e.on_behalf_of', at: 'e.proposed_at' },
  state: { column: 'e.state', waits: 'proposed', granted: 'agreed', refused: 'refused' },
  mayDecide: ({ barred }) => [sql`not ${correctionConcerns(barred)}`],
});

const heldTime = { badgeNo: sql`d.badge_no`, unitCode: sql`null`, from: sql`d.from_at`, until: sql`d.until_at` };

/** Also for who entered the check-out: he can say that it was wrong. */
const custodyDisputes = requestSources({
  ...{ kind: 'custody_dispute', action: 'disputes.decide', id: 'd.dispute_id', text: 'd.reason' },
  from: sql`custody_dispute d join officer o on o.badge_no = d.badge_no`,
  ...{ badgeNo: 'd.badge_no', unitCode: 'o.unit_code' },
  asked: { by: 'd.disputed_by', at: 'd.disputed_at' },
  state: { column: 'd.state', waits: 'open', granted: 'upheld', refused: 'dismissed' },
  mayDecide: ({ barred }, dataScope) => [
    inScope(dataScope, { unitCode: sql`o.unit_code`, badgeNo: sql`d.badge_no` }),
    sql`d.badge_no <> all(${barred}::text[])`,
    leadsNoneOf(heldTime, barred),
  ],
});

/** One that would be over already is no longer asked for. */
const accessRequests = requestSources({
  ...{ kind: 'access_request', action: 'access.decide', id: 'a.access_request_id', text: 'a.purpose' },
  from: sql`access_request a`,
  asked: { by: 'a.account_id', onBehalfOf: 'a.on_behalf_of', at: 'a.requested_at' },
  state: { column: 'a.decision', waits: null, granted: 'approved', refused: 'refused' },
  waits: ({ now }) => sql`(a.decision is null and a.revoked_at is null and a.expires_at > ${now})`,
  mayDecide: () => [],
});

const retentionChanges = requestSources({
  ...{ kind: 'retention_change', action: 'retention.approve', id: 'c.retention_change_id', text: 'c.reason' },
  from: sql`retention_change c`,
  asked: { by: 'c.proposed_by', onBehalfOf: 'c.on_behalf_of', at: 'c.proposed_at' },
  state: { column: 'c.decision', waits: null, granted: 'approved', refused: 'refused' },
  mayDecide: () => [],
});

/** Also once its date has come: then it can only be refused. */
const rulesStarts = requestSources({
  ...{ kind: 'rules_start', action: 'parameters.agree', id: 'r.rules_start_id', text: 'r.reason' },
  from: sql`rules_start r`,
  asked: { by: 'r.proposed_by', onBehalfOf: 'r.on_behalf_of', at: 'r.proposed_at' },
  state: { column: 'r.state', waits: 'proposed', granted: 'agreed', refused: 'refused' },
  mayDecide: () => [],
});

const ofActivity = (mine: string, barred: readonly string[]) => [
  sql<SqlBool>`not exists (
    select from activity_officer ao where ao.activity_id = ${sql.ref(mine)} and ao.badge_no = any(${barred}::text[])
  )`,
  sql<SqlBool>`not exists (
    select from activity_officer ao where ao.activity_id = ${sql.ref(mine)} and not ${leadsNoneOf(activityTime, barred)}
  )`,
];
const activityTime = {
  badgeNo: sql`ao.badge_no`,
  unitCode: sql`null`,
  from: sql`ao.starts_at`,
  until: sql`ao.ends_at`,
};
/** The unit of an activity's officers, if they are of one. */
const unitOfActivity = (mine: string) => sql`(
  select min(o.unit_code) from activity_officer ao join officer o using (badge_no)
  where ao.activity_id = ${sql.ref(mine)} having count(distinct o.unit_code) = 1
)`;

/** Those that have the brigade's form: no other number makes footage evidence. */
const caseNumbers = requestSources({
  ...{ kind: 'case_number', action: 'recordings.classify', id: 'c.claim_id', text: 'c.case_no' },
  activityId: 'c.activity_id',
  from: sql`case_number_claim c join activity a using (activity_id)`,
  unitCode: unitOfActivity('c.activity_id'),
  asked: { by: 'c.claimed_by', onBehalfOf: 'c.on_behalf_of', at: 'c.claimed_at' },
  state: { column: 'c.state', waits: 'waits', granted: 'confirmed', refused: 'refused' },
  waits: () => sql`(c.state = 'waits' and ${hasFormInForce})`,
  mayDecide: ({ barred }, dataScope) => [
    inScope(dataScope, { unitCode: unitOfActivity('c.activity_id'), badgeNo: sql`null::text` }),
    ...ofActivity('c.activity_id', barred),
  ],
});

/** What HQ proposed because a number was corrected is for everybody who may decide: somebody takes it up. */
const evidenceReleases = requestSources({
  ...{ kind: 'case_evidence_release', action: 'retention.approve', id: 'l.release_id', text: 'l.case_no' },
  activityId: 'l.activity_id',
  from: sql`case_evidence_release l`,
  unitCode: unitOfActivity('l.activity_id'),
  asked: { by: 'l.proposed_by', onBehalfOf: 'l.on_behalf_of', at: 'l.proposed_at' },
  state: { column: 'l.state', waits: 'proposed', granted: 'agreed', refused: 'refused' },
  mayDecide: ({ barred }) => ofActivity('l.activity_id', barred),
});

/** Somebody proposed not to review a drawn item, and a second person has to agree. */
const drawSkips = requestSources({
  ...{ kind: 'draw_skip', action: 'checks.plan', id: 'k.draw_skip_id', text: 'k.reason' },
  from: sql`draw_skip k join check_item i on i.kind = k.kind and i.item = k.item`,
  ...{ badgeNo: 'i.badge_no', unitCode: 'i.unit_code' },
  asked: { by: 'k.proposed_by', onBehalfOf: 'k.on_behalf_of', at: 'k.proposed_at' },
  state: { column: 'k.state', waits: 'waits', granted: 'agreed', refused: 'refused' },
  mayDecide: ({ barred }) => [sql`(i.badge_no is null or i.badge_no <> all(${barred}::text[]))`],
});

/** The legal office proposes that what a case lacks is looked into. */
const caseProposals = requestSources({
  ...{ kind: 'case_proposal', action: 'reviews.write', id: 'p.case_proposal_id', text: 'p.reason' },
  from: sql`case_proposal p`,
  asked: { by: 'p.proposed_by', onBehalfOf: 'p.on_behalf_of', at: 'p.proposed_at' },
  state: { column: 'p.state', waits: 'waits', granted: 'accepted', refused: 'rejected' },
  mayDecide: ({ barred }) => [
    sql`not exists (
      select from activity_officer ao where ao.activity_id = p.activity_id and ao.badge_no = any(${barred}::text[])
    )`,
    sql`not exists (
      select from recording r join holding h on h.recorder_serial = r.recorder_serial
        and h.held_from <= coalesce(r.captured_until, r.captured_at) and coalesce(h.held_until, 'infinity') > r.captured_at
      where r.recording_id = p.recording_id and h.badge_no = any(${barred}::text[])
    )`,
  ],
});

/** What somebody asks and somebody else decides by yes or no. */
export const requests = [
  ...[
    ...explanations,
    ...appeals,
    ...liabilityAppeals,
    ...rosterProposals,
    ...custodyDisputes,
    ...activityEdits,
    ...leadershipEdits,
  ],
  ...[...accessRequests, ...retentionChanges, ...rulesStarts, ...drawSkips],
  ...[...caseNumbers, ...evidenceReleases, ...caseProposals],
];
