import type { ItemKind, NextDraw, Plan } from '@rollcall/shared/draw/plan';
import type { ChecklistItem, ReviewDimension } from '@rollcall/shared/resources/checklists';
import type { DrawSchedule } from '@rollcall/shared/resources/draw-plans';
import type { InspectedItems } from '@rollcall/shared/resources/field-inspections';
import type {
  ReviewDraft,
  ReviewedKind,
  ReviewOutcome,
  ReviewState,
  Verdict,
} from '@rollcall/shared/resources/reviews';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { everything, type Privileges, readAndAppend, withoutDelete } from '../privileges.ts';
import type { BigInteger, Timestamp } from './columns.ts';

type Unset<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

/** What is checked at random, and how it was drawn. */
export interface CheckTables {
  officer_tag_salt: { year: number; salt: Buffer };
  check_item: {
    kind: ItemKind;
    item: string;
    /** Null after a restore: the officer behind the tag isn't known. */
    badge_no: ColumnType<string | null, string | null, string>;
    tag: string;
    unit_code: string;
    duty_type: string;
    activity_type: string | null;
    campaign: string | null;
    ripe_at: Timestamp;
    fact_id: BigInteger;
    excluded_fact_id: Unset<number>;
  };
  draw_plan: {
    version: number;
    plan: JSONColumnType<Plan>;
    schedule: JSONColumnType<DrawSchedule>;
    reason: string;
    set_by: string;
    set_at: Timestamp;
  };
  draw: {
    draw: number;
    fixed: JSONColumnType<NextDraw>;
    fixed_fact_id: BigInteger;
    fixed_at: Timestamp;
    hq_secret: Unset<string>;
    announced_at: Unset<Date>;
    closes_at: Unset<Date>;
    announced_fact_id: Unset<number>;
    closed_at: Unset<Date>;
    closed_fact_id: Unset<number>;
    population: Unset<number>;
    again: Generated<number[]>;
    voided_at: Unset<Date>;
    finished_at: Unset<Date>;
    finished_fact_id: Unset<number>;
    seed: Unset<string>;
    sampled: Unset<number>;
  };
  draw_station: {
    draw: number;
    station_id: string;
    asked_at: Timestamp;
    asked_fact_id: BigInteger;
    commitment: Unset<string>;
    committed_at: Unset<Date>;
    committed_fact_id: Unset<number>;
    late: Generated<boolean>;
    secret: Unset<string>;
    revealed_at: Unset<Date>;
    revealed_fact_id: Unset<number>;
  };
  draw_batch: {
    fact_id: BigInteger;
    draw: number;
    station_id: string;
    incarnation: number;
    last_seq: BigInteger;
    jws: string;
  };
  draw_item: {
    draw: number;
    kind: ItemKind;
    item: string;
    stratum: string;
    place: Unset<number>;
    why: Unset<'ratio' | 'turn'>;
  };
  checklist: {
    version: number;
    items: JSONColumnType<ChecklistItem[]>;
    reason: string;
    set_by: string;
    set_at: Timestamp;
  };
  review: {
    review_id: Generated<string>;
    draw: Unset<number>;
    place: Unset<number>;
    stratum: Unset<string>;
    kind: ReviewedKind;
    item: string;
    round: number;
    state: ReviewState;
    badge_no: string;
    unit_code: string;
    starts_at: Timestamp;
    ends_at: Timestamp;
    reason: Unset<string>;
    requested_by: Unset<string>;
    reviewer_id: Unset<string>;
    assigned_at: Timestamp;
    checklist_version: number;
    draft: JSONColumnType<ReviewDraft | null, string | undefined, string | null>;
    draft_version: Generated<number>;
    watch_told_at: Unset<Date>;
    submitted_at: Unset<Date>;
    on_behalf_of: Unset<string>;
    answers: JSONColumnType<ReviewDraft | null, string | undefined, string>;
    watched_per_mille: Unset<number>;
    outcome: Unset<ReviewOutcome>;
    faults: Unset<number>;
    passed_before: Unset<number>;
    drawn_to_verify: Generated<boolean>;
    verifier_id: Unset<string>;
    verified_at: Unset<Date>;
    verdicts: JSONColumnType<Record<string, Verdict> | null, string | undefined, string>;
    verifier_note: Unset<string>;
    done_at: Unset<Date>;
  };
  review_watch: { review_id: string; recording_id: string; told: string };
  review_fault: {
    review_id: string;
    item_key: string;
    finding_id: string;
    joined: boolean;
    dimension: ReviewDimension;
    deduction: number;
  };
  visit_day: {
    day: string;
    secret: string;
    commitment: string;
    posts_digest: string;
    wanted: number;
    committed_at: Timestamp;
    opened_at: Unset<Date>;
  };
  visit_post: { day: string; place: number; unit_code: string; duty_type: string; post: string };
  field_inspection: {
    inspection_id: string;
    form_key: string;
    badge_no: string;
    unit_code: string;
    recorder_serial: string | null;
    shift_id: string | null;
    duty_type: string | null;
    post: string | null;
    duty_date: string;
    inspected_at: Timestamp;
    at_place: string;
    items: JSONColumnType<InspectedItems>;
    note: string;
    faulty: boolean;
    photo_name: string | null;
    photo_sha256: string | null;
    photo_bytes: number | null;
    photo_type: string | null;
    recorded_by: string;
    recorded_at: Timestamp;
    corrects: string | null;
    withdrawn_at: Unset<Date>;
    withdrawn_by: Unset<string>;
    withdraw_reason: Unset<string>;
    joins_finding_id: Unset<string>;
  };
  draw_skip: {
    draw_skip_id: Generated<string>;
    draw: number;
    kind: ItemKind;
    item: string;
    reason: string;
    proposed_by: string;
    on_behalf_of: Unset<string>;
    proposed_at: Timestamp;
    state: Generated<'waits' | 'agreed' | 'refused'>;
    decided_by: Unset<string>;
    decided_at: Unset<Date>;
    decision_reason: Unset<string>;
    follower_kind: Unset<ItemKind>;
    follower: Unset<string>;
  };
}

/** What the service may do with them. */
export const checkPrivileges: Privileges<CheckTables> = {
  officer_tag_salt: readAndAppend,
  check_item: withoutDelete,
  draw_plan: readAndAppend,
  draw: withoutDelete,
  draw_station: withoutDelete,
  draw_batch: readAndAppend,
  draw_item: withoutDelete,
  checklist: readAndAppend,
  review: withoutDelete,
  // Somebody else begins anew.
  review_watch: everything,
  review_fault: readAndAppend,
  visit_day: withoutDelete,
  visit_post: readAndAppend,
  field_inspection: withoutDelete,
  draw_skip: withoutDelete,
};
