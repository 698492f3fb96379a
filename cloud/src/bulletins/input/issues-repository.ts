import type { BulletinContent, BulletinKind, BulletinTexts } from '@rollcall/shared/bulletins/content';
import type { BulletinInput } from '@rollcall/shared/bulletins/input';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';

/** An issue that was drafted before, and wasn't dropped. */
export interface StoredIssue {
  bulletinId: string;
  kind: BulletinKind;
  state: 'draft' | 'in_review' | 'sealed';
  periodFrom: string;
  periodTo: string;
  cutOff: Date;
  content: BulletinContent;
  texts: BulletinTexts;
  year: number | null;
  number: number | null;
  /** Badge numbers of its persons, without those whose names were erased. */
  persons: Map<string, string>;
  /** Who asked not to be named again when he is cleared. */
  quiet: Set<string>;
}

/** Of both kinds, whose cut-off lies between these, the first one first. */
export async function selectIssues(
  tx: Transaction,
  { since, before }: { since: Date; before: Date },
): Promise<StoredIssue[]> {
  const { rows } = await sql<
    Omit<StoredIssue, 'persons' | 'quiet'> & { persons: Record<string, string>; quiet: string[] }
  >`
    select b.bulletin_id as "bulletinId", b.kind, b.state, b.period_from as "periodFrom", b.period_to as "periodTo",
      b.cut_off as "cutOff", b.content, b.texts, b.year, b.number,
      (select coalesce(jsonb_object_agg(p.person, p.badge_no), '{}') from bulletin_person p
        where p.bulletin_id = b.bulletin_id and p.badge_no is not null) as persons,
      array(select q.person from bulletin_quiet q where q.bulletin_id = b.bulletin_id) as quiet
    from bulletin b
    where b.state <> 'dropped' and b.cut_off >= ${since} and b.cut_off < ${before}
    order by b.cut_off, b.kind
  `.execute(tx);
  return rows.map(({ persons, quiet, ...row }) => ({
    ...row,
    persons: new Map(Object.entries(persons)),
    quiet: new Set(quiet),
  }));
}

/** What an issue was made of. */
export async function findInput(tx: Transaction, bulletinId: string): Promise<BulletinInput> {
  const { input_text: text } = await tx
    .selectFrom('bulletin')
    .select('input_text')
    .where('bulletin_id', '=', bulletinId)
    .executeTakeFirstOrThrow();
  return JSON.parse(text) as BulletinInput;
}

/** Issues of this kind whose date for an answer passed after the last cut-off. */
export async function selectReceipts(
  tx: Transaction,
  { kind, since, asOf }: { kind: BulletinKind; since: Date; asOf: Date },
): Promise<BulletinContent['receipts']> {
  const { rows } = await sql<{
    year: number;
    number: number;
    dueOn: string;
    units: string[];
    confirmed: string[];
    answered: string[];
  }>`
    select b.year, b.number, b.receipt_due_on as "dueOn",
      array(select r.unit_code from bulletin_receipt r where r.bulletin_id = b.bulletin_id order by r.unit_code collate "C") as units,
      array(select r.unit_code from bulletin_receipt r where r.bulletin_id = b.bulletin_id and r.confirmed_at <= ${asOf}
        order by r.unit_code collate "C") as confirmed,
      array(select r.unit_code from bulletin_receipt r where r.bulletin_id = b.bulletin_id and r.answered_at <= ${asOf}
        order by r.unit_code collate "C") as answered
    from bulletin b
    where b.kind = ${kind} and b.state = 'sealed' and b.receipt_due_on >= ${localDateOf(since)}
      and b.receipt_due_on < ${localDateOf(asOf)}
    order by b.year, b.number
  `.execute(tx);
  return rows.map(({ year, number, ...receipt }) => ({ issue: { kind, year, number }, ...receipt }));
}
