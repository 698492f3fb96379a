import { readBulletinInput } from '@rollcall/cloud/bulletins/input/read-bulletin-input';
import type { Database } from '@rollcall/cloud/db/database';
import { sha256 } from '@rollcall/cloud/ledger/sha256';
import { composeContent } from '@rollcall/shared/bulletins/compose-content';
import { type BulletinContent, type BulletinKind, bulletinContentSchema } from '@rollcall/shared/bulletins/content';
import { digestOf } from '@rollcall/shared/bulletins/digest';
import type { BulletinInput } from '@rollcall/shared/bulletins/input';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import type { FindingDetailResponse, ViolationClass } from '@rollcall/shared/http/findings';
import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import { outsideCause } from '@rollcall/test/outside-cause';
import { sql } from 'kysely';
import pg from 'pg';
import { monday, reason, startAccountability } from './accountability-world.ts';
import { at } from './duty-world.ts';

export interface ReadIssue {
  input: BulletinInput;
  content: BulletinContent;
  persons: { person: string; badgeNo: string; name: string }[];
  /** The number of an officer in it. */
  personOf(badgeNo: string): string | undefined;
}

/** What an issue with this cut-off says, by what HQ knows now. */
export async function readIssue(
  db: Database,
  cutOff: Date,
  { kind = 'weekly' }: { kind?: BulletinKind } = {},
): Promise<ReadIssue> {
  const { input, persons } = await readBulletinInput(db, { kind, cutOff, takenAt: cutOff });
  // As it is kept: nothing is lost on the way.
  const kept = JSON.parse(canonicalJson(input)) as BulletinInput;
  const content = bulletinContentSchema.parse(composeContent(kept));
  return {
    input: kept,
    content,
    persons,
    personOf: (badgeNo) => persons.find((one) => one.badgeNo === badgeNo)?.person,
  };
}

let number = 0;

/** Keeps an issue as if people had sealed it. @returns its id */
export async function keepIssue(
  db: Database,
  { input, content, persons }: ReadIssue,
  {
    state = 'sealed',
    takenOff = [],
    receiptDueOn = '2099-01-01',
  }: {
    state?: 'draft' | 'sealed' | 'dropped';
    takenOff?: { key: string; reason: string }[];
    receiptDueOn?: string;
  } = {},
): Promise<string> {
  number += 1;
  const sealed =
    state === 'sealed'
      ? {
          ...{ year: 2040, number, seal: '{}', sealed_by: 'test', sealed_at: new Date(input.takenAt) },
          receipt_due_on: receiptDueOn,
        }
      : {};
  const { bulletin_id: bulletinId } = await db
    .insertInto('bulletin')
    .values({
      ...{ kind: input.kind, state, period_from: input.period.from, period_to: input.period.to },
      ...{ cut_off: input.cutOff, taken_at: input.takenAt, input_text: canonicalJson(input) },
      ...{ input_digest: digestOf(input, sha256), content: JSON.stringify(content) },
      texts: JSON.stringify({ comments: [], requirements: [], takenOff }),
      ...(state === 'dropped' ? { dropped_reason: 'test' } : {}),
      ...sealed,
    })
    .returning('bulletin_id')
    .executeTakeFirstOrThrow();
  for (const { person, badgeNo, name } of persons) {
    await db
      .insertInto('bulletin_person')
      .values({ bulletin_id: bulletinId, person, badge_no: badgeNo, name, salt: Buffer.alloc(32) })
      .execute();
  }
  return bulletinId;
}

/** Fridays at eight. The first one ends the week in which everything is told, decided and seen: the world's Monday is in it. */
export const friday = (weeks = 0) => at('08:00', 6 + 7 * weeks);

/** People who confirm findings, appeal and decide, and what bulletins say of it. `clear` forgets everything but the people. */
export async function startBulletins() {
  const world = await startAccountability();
  world.setClock(monday);
  const { db, setup } = world;
  const owner = new pg.Client({ connectionString: setup.world.hq.ownerUrl });
  await owner.connect();

  async function see(badgeNo: string, findingId: string): Promise<void> {
    // Sessions end after some hours.
    const officer = await setup.signIn('officer', 'squad-1', badgeNo);
    const { rows } = (await officer.get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`)).body;
    const { status } = await officer.post(`finding-decisions/${rows[0]?.decisionId}/notices`, {});
    if (status !== 200) throw new Error(`${badgeNo} couldn't see the decision: ${status}`);
  }

  return {
    ...world,
    owner,
    see,

    /** Time, and everything that was found, recorded and published, begins anew. */
    async clear(): Promise<void> {
      world.setClock(monday);
      await owner.query('truncate bulletin, bulletin_person, bulletin_receipt, bulletin_quiet, calendar_day cascade');
      await owner.query(
        'truncate accountability_case, finding, shift, holding, custody, recording, sighting, card_file cascade',
      );
      // Its row went with what refers to findings.
      await owner.query(
        "insert into rules_start (starts_on, state, proposed_at, decided_at) values ('-infinity', 'agreed', now(), now())",
      );
    },

    /** A finding of an officer that was confirmed; by default a deletion. */
    async confirmed(violationClass: ViolationClass = 'unauthorised_deletion') {
      const found = await world.confirmedFinding(violationClass);
      return { ...found, seen: () => see(found.badgeNo, found.findingId) };
    },

    /** So many confirmed findings of one officer, which he saw. */
    async several(count: number, of?: string): Promise<string> {
      let badgeNo = of;
      for (let nr = 0; nr < count; nr++) {
        const { findingId, badgeNo: found } = await world.confirmedFinding('improper_use');
        badgeNo ??= found;
        await sql`update finding set badge_no = ${badgeNo} where finding_id = ${findingId}`.execute(db);
        await sql`update finding_decision set badge_nos = array[${badgeNo}] where finding_id = ${findingId}`.execute(
          db,
        );
        await see(badgeNo, findingId);
      }
      if (badgeNo === undefined) throw new Error('nobody');
      return badgeNo;
    },

    /** Appeals; what comes back decides it. */
    async appeal(badgeNo: string, findingId: string) {
      const officer = await setup.signIn('officer', 'squad-1', badgeNo);
      const told = await officer.post<FindingDetailResponse>(`findings/${findingId}/appeals`, { reason });
      const appealId = told.body.appeals.at(-1)?.appealId;
      return async (decision: 'upheld' | 'dismissed') => {
        const decider = await setup.signIn('brigade_leader');
        const { status } = await decider.post(`appeals/${appealId}/decision`, { decision, reason, ...outsideCause });
        if (status !== 200) throw new Error(`the appeal couldn't be decided: ${status}`);
      };
    },

    read: (cutOff: Date) => readIssue(db, cutOff),
    keep: (issue: ReadIssue, as: Parameters<typeof keepIssue>[2] = {}) => keepIssue(db, issue, as),

    async stop(): Promise<void> {
      await owner.end();
      await world.stop();
    },
  };
}

const badgeNoOf = ({ persons }: ReadIssue, person: string | null) =>
  persons.find((one) => one.person === person)?.badgeNo ?? null;

/** Whom an issue names: rule and badge number. */
export const named = (issue: ReadIssue) =>
  issue.content.criticism.persons.map(({ rule, person }) => `${rule} ${badgeNoOf(issue, person)}`);

/** Whom it clears, and why. */
export const cleared = (issue: ReadIssue) =>
  issue.content.cleared.map(({ rule, person, why }) => `${rule} ${badgeNoOf(issue, person)} ${why}`);
