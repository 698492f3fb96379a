import { unsettledHandlings } from '@rollcall/shared/http/handling';
import type { SpotOrigin } from '@rollcall/shared/resources/spot-orders';
import { sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { findingSeenBy } from '../finding-list-repository.ts';
import { findHandled } from '../handling/repository.ts';

/** What an order comes from, as far as its order hangs on it. */
export interface FoundOrigin {
  unitCode: string;
  /** The officers whom it is about. */
  people: string[];
  /** The leaders who answer for them. */
  leaders: string[];
  /** Whether anything is still to be put right. */
  isOpen: boolean;
}

const names: Record<SpotOrigin, string> = {
  finding: 'The finding',
  review: 'The review',
  inspection: 'The inspection',
};

/** @throws not_found: there is none, or none in sight */
export async function findOrigin(
  db: Database | Transaction,
  { origin, originId }: { origin: SpotOrigin; originId: string },
  dataScope: DataScope,
): Promise<FoundOrigin> {
  const found = await finders[origin](db, originId, dataScope);
  if (!found) throw errors.notFound(names[origin]);
  return found;
}

type Find = (db: Database | Transaction, id: string, dataScope: DataScope) => Promise<FoundOrigin | undefined>;

const finders: Record<SpotOrigin, Find> = { finding: ofFinding, review: ofReview, inspection: ofInspection };

async function ofFinding(db: Database | Transaction, findingId: string, dataScope: DataScope) {
  const seen = await db
    .selectFrom('finding as f')
    .select('f.state')
    .where('f.finding_id', '=', findingId)
    .where(findingSeenBy(dataScope))
    .executeTakeFirst();
  const finding = seen && (await findHandled(db, findingId));
  if (!finding) return undefined;
  return {
    unitCode: finding.unitCode,
    people: [...(finding.badgeNo === null ? [] : [finding.badgeNo]), ...(finding.detail.badgeNos ?? [])],
    leaders: Object.values(finding.leaders),
    isOpen: (unsettledHandlings as readonly string[]).includes(finding.handling),
  };
}

/** Who sees one unit sees of it what is done. */
async function ofReview(db: Database | Transaction, reviewId: string, dataScope: DataScope) {
  const row = await db
    .selectFrom('review as r')
    .select(['r.unit_code as unitCode', 'r.badge_no as badgeNo', 'r.state'])
    .where('r.review_id', '=', reviewId)
    .where(inScope(dataScope, { unitCode: sql.ref('r.unit_code'), badgeNo: sql.ref('r.badge_no') }))
    .executeTakeFirst();
  if (!row || (dataScope.unitCode !== undefined && row.state !== 'done')) return undefined;
  const isOpen = row.state !== 'replaced' && row.state !== 'skipped';
  return { unitCode: row.unitCode, people: [row.badgeNo], leaders: [], isOpen };
}

async function ofInspection(db: Database | Transaction, inspectionId: string, dataScope: DataScope) {
  const row = await db
    .selectFrom('field_inspection as i')
    .select(['i.unit_code as unitCode', 'i.badge_no as badgeNo', 'i.withdrawn_at as withdrawnAt'])
    .where('i.inspection_id', '=', inspectionId)
    .where(inScope(dataScope, { unitCode: sql.ref('i.unit_code'), badgeNo: sql.ref('i.badge_no') }))
    .executeTakeFirst();
  if (!row) return undefined;
  return { unitCode: row.unitCode, people: [row.badgeNo], leaders: [], isOpen: row.withdrawnAt === null };
}
