import type { ActivityKind } from '@rollcall/shared/http/activities';
import type { Doubt, Testimonies } from '@rollcall/shared/http/findings';
import { sql } from 'kysely';
import { selectCoverage } from '../../coverage/coverage-repository.ts';
import { selectUnreadCards } from '../../coverage/unread-card-repository.ts';
import type { Transaction } from '../../db/database.ts';
import { activityRules } from '../../reconcile/judge-activity.ts';
import { judgeShift } from '../../reconcile/judge-shift.ts';
import { isInDoubt } from '../../reconcile/judged-finding.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import type { HandledFinding } from '../handling/handled-finding.ts';
import { problem } from '../handling/problem.ts';

/** What bears on whether it was recorded. */
export interface ActivityDoubts {
  kind: ActivityKind;
  hasPlace: boolean;
  /** A system told of it, or a second person confirmed it as it stands. */
  isConfirmed: boolean;
  /** Recorders that its officers held then, and whose card wasn't read whole since. */
  unread: string[];
  /** Recordings that nobody looked at, in order of time. */
  near: string[];
  others: string[];
}

/** What happens where nobody sits in an office: a recorder worn by its officers is what must record it. */
const kindsOnScene: readonly ActivityKind[] = [
  'summary_penalty',
  'compulsory_measure',
  'scene_survey',
  'incident',
  'traffic_control',
  'security_task',
];

const mostRecordings = 50;

/**
 * What keeps it from being certain that these activities were never recorded, by activity. A card counts as read once its station
 * says of a dock after the activity that everything on it is collected, and could read each file.
 * @param minutes so far footage of the officers may lie from the activity and show it all the same
 */
export async function selectActivityDoubts(
  tx: Transaction,
  activityIds: readonly string[],
  { minutes, asOf }: { minutes: number; asOf: Date },
): Promise<Map<string, ActivityDoubts>> {
  if (activityIds.length === 0) return new Map();
  const around = sql`${minutes} * interval '1 minute'`;
  const { rows } = await sql<ActivityDoubts & { activityId: string }>`
    with t as materialized (
      select a.activity_id as "activityId", a.starts_at as "from", greatest(a.ends_at, a.starts_at + interval '1 millisecond') as "to",
        a.starts_at - lead_ms * interval '1 millisecond' as "windowFrom", a.ends_at + lag_ms * interval '1 millisecond' as "windowTo",
        array_agg(o.badge_no) as "badgeNos", array_agg(o.unit_code) as "unitCodes"
      from activity a join activity_officer using (activity_id) join officer o using (badge_no)
      where a.activity_id = any(${activityIds}::uuid[]) group by a.activity_id
    ),
    -- Of an activity: who wore which recorder near it.
    held as materialized (
      select t.*, h.recorder_serial, h.held_from, h.held_until
      from t join holding h on h.badge_no = any(t."badgeNos") and h.held_from < t."windowTo" + ${around}
        and coalesce(h.held_until, 'infinity') > t."windowFrom" - ${around}
    ),
    unread as (
      select "activityId", array_agg(distinct recorder_serial order by recorder_serial) as serials
      from held h
      where held_from < "windowTo" and coalesce(held_until, 'infinity') > "windowFrom" and not exists (
        select from dock_session d
        where d.recorder_serial = h.recorder_serial and d.docked_at >= least(h.held_until, h."windowTo")
          and d.collected_at <= ${asOf}
          and not exists (
            select from card_inventory i where i.dock_session_id = d.dock_session_id and (i.unread > 0 or i.set_aside > 0)
          )
      )
      group by "activityId"
    ),
    -- Whose recorders might have recorded it beside theirs, at its own time.
    other as (
      select t."activityId", t."from", t."to", r.recorder_serial
      from t join recorder r on r.unit_code = any(t."unitCodes")
      where not exists (
          select from holding h
          where h.recorder_serial = r.recorder_serial and h.held_from <= t."from" and coalesce(h.held_until, 'infinity') > t."to"
        )
      union
      select t."activityId", t."from", t."to", h.recorder_serial
      from t join recorder r on r.unit_code = any(t."unitCodes") join holding h using (recorder_serial)
      join custody_dispute d on d.custody_id = h.custody_id and d.state = 'open'
      where h.held_from <= t."to" and coalesce(h.held_until, 'infinity') > t."from"
      union
      select t."activityId", t."from", t."to", h.recorder_serial
      from t
      join shift own on own.badge_no = any(t."badgeNos") and own.post <> '' and own.cancelled_at is null
        and own.starts_at <= t."to" and own.starts_at > t."from" - interval '48 hours' and own.ends_at > t."from"
      join shift s on s.post = own.post and s.badge_no <> all(t."badgeNos") and s.cancelled_at is null
        and s.starts_at <= t."to" and s.starts_at > t."from" - interval '48 hours' and s.ends_at > t."from"
      join holding h on h.badge_no = s.badge_no and h.held_from <= t."to" and coalesce(h.held_until, 'infinity') > t."from"
    ),
    footage as (
      select h."activityId", true as near, r.recording_id, r.captured_at
      from held h join recording r on r.recorder_serial = h.recorder_serial and r.kind = 'video'
        and r.announced_at <= ${asOf}
      where case
        -- Without a time of its own it may be of any time before it came.
        when r.captured_at is null then r.announced_at > h."from"
        else r.captured_at - r.clock_error_ms * interval '1 millisecond' < h."to" + ${around}
          and coalesce(r.captured_until, r.captured_at) + r.clock_error_ms * interval '1 millisecond' > h."from" - ${around}
          and r.captured_at > h."from" - interval '3 days' and r.captured_at < h."to" + interval '2 days'
        end
      union
      select o."activityId", false, r.recording_id, r.captured_at
      from other o join recording r on r.recorder_serial = o.recorder_serial and r.kind = 'video'
        and r.captured_at - r.clock_error_ms * interval '1 millisecond' <= o."to"
        and coalesce(r.captured_until, r.captured_at) + r.clock_error_ms * interval '1 millisecond' > o."from"
        and r.captured_at > o."from" - interval '3 days' and r.captured_at < o."to" + interval '2 days'
        and r.announced_at <= ${asOf}
    ),
    said as (
      select a.activity_id, s.kind, s.recording_ids
      from activity a join settlement s using (activity_id)
      where a.activity_id in (select "activityId" from t) and s.activity_said = said_of_activity(a)
    ),
    unseen as (
      select "activityId", near, recording_id, captured_at,
        row_number() over (partition by "activityId", near order by captured_at nulls last, recording_id) as place
      from footage f
      where not exists (
        select from said s where s.activity_id = f."activityId" and s.recording_ids @> array[f.recording_id]
      )
    ),
    seen as (
      select "activityId", coalesce(array_agg(recording_id order by place) filter (where near), '{}') as near,
        coalesce(array_agg(recording_id order by place) filter (where not near), '{}') as others
      from unseen where place <= ${mostRecordings} group by "activityId"
    )
    select t."activityId", a.kind, a.place <> '' as "hasPlace",
      -- The system told of it itself: a person's file may name a system, too.
      exists (
        select from activity_source s join fact f on f.payload ->> 'by' = s.source
        where s.source = a.source and f.subject = 'activity:' || a.activity_id and f.type in ('activity_told', 'activity_changed')
          and not exists (select from account c where c.username = s.source)
      ) or exists (select from said s where s.activity_id = a.activity_id and s.kind = 'confirmed') as "isConfirmed",
      coalesce(unread.serials, '{}') as unread, coalesce(seen.near, '{}') as near, coalesce(seen.others, '{}') as others
    from t join activity a on a.activity_id = t."activityId"
    left join unread on unread."activityId" = a.activity_id
    left join seen on seen."activityId" = a.activity_id
  `.execute(tx);
  return new Map(rows.map(({ activityId, ...doubts }) => [activityId, doubts]));
}

/** Why it isn't certain that an activity was never recorded, in the order in which people settle it. None: it is. */
export function doubtsOf(
  { kind, isConfirmed, hasPlace, unread, near, others }: ActivityDoubts,
  said: Pick<Testimonies, 'recorderLog' | 'sequence' | 'cardInventory'> | undefined,
): Doubt[] {
  const existed = said && [said.recorderLog, said.sequence, said.cardInventory].includes('recorded');
  return [
    ...(kindsOnScene.includes(kind) ? [] : [{ kind: 'not_on_scene' as const }]),
    ...(hasPlace ? [] : [{ kind: 'no_place' as const }]),
    ...(isConfirmed ? [] : [{ kind: 'unconfirmed' as const }]),
    ...doubtsOfPart({ unread }),
    ...(existed ? [{ kind: 'footage_existed' as const }] : []),
    ...(near.length === 0 ? [] : [{ kind: 'footage_near' as const, recordingIds: near }]),
    ...(others.length === 0 ? [] : [{ kind: 'footage_of_others' as const, recordingIds: others }]),
  ];
}

/** Why it isn't certain that what is missing of an activity that is recorded in part wasn't recorded. */
export function doubtsOfPart({ unread }: Pick<ActivityDoubts, 'unread'>): Doubt[] {
  return unread.length === 0 ? [] : [{ kind: 'card_unread', recorderSerials: unread }];
}

/**
 * Asks once more before it is confirmed that something wasn't recorded: custody, cards and footage of others may have changed since it
 * was judged. @throws not_certain
 */
export async function assertStillCertain(
  tx: Transaction,
  { ruleKey, activityId, shiftId, rulesEdition, detail }: HandledFinding,
  at: Date,
): Promise<void> {
  if (rulesEdition === 1) return;
  const parameters = await readParameters(tx);
  if (ruleKey === 'coverage' && shiftId !== null) {
    const options = { asOf: at, parameters };
    const unread = await selectUnreadCards(tx, [shiftId], options);
    const [shift] = unread.size === 0 ? [] : await selectCoverage(tx, { shiftIds: [shiftId] }, options);
    if (!shift) return;
    const judged = judgeShift(shift, { late: [], unread: unread.get(shiftId) ?? [] }, parameters);
    const gap = judged.find((one) => one.ruleKey === ruleKey);
    // Less is missing for certain than stands on it: HQ judges it again by itself.
    if (gap && (isInDoubt(gap) || gap.detail.missingMs < detail.missingMs)) throw problem('not_certain');
    return;
  }
  if (activityId === null || !activityRules.some((rule) => rule === ruleKey)) return;
  const now = (await selectActivityDoubts(tx, [activityId], { minutes: parameters.activityTimeMinutes, asOf: at })).get(
    activityId,
  );
  if (!now) return;
  const { testimonies } = detail;
  if ((testimonies ? doubtsOf(now, testimonies) : doubtsOfPart(now)).length > 0) throw problem('not_certain');
}
