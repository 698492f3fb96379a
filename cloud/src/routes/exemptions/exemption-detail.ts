import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import { findBarredOfficers } from '../../auth/assert-not-recused.ts';
import { selectLiable } from '../../auth/liable.ts';
import { scopeOf } from '../../auth/permissions.ts';
import { findBonds } from '../../auth/second-person.ts';
import { dataScopeWithin } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { outsideStanding } from '../../decisions/outside-standing.ts';
import { errors } from '../../errors/errors.ts';
import {
  type StoredExemption,
  selectExemptions,
  selectExplainedFindings,
} from '../../exemptions/exemption-list-repository.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { toExemptionRow } from './to-exemption-row.ts';

/** One exemption and how it came to that, as far as the account may read exemptions. @throws not_found */
export async function exemptionDetail(
  db: Database,
  session: SignedIn,
  exemptionId: string,
  now: Date,
): Promise<ExemptionDetail> {
  const dataScope = dataScopeWithin(scopeOf(session.role, 'exemptions.read'), session);
  const [row] = await selectExemptions(db, { exemptionId }, { dataScope, limit: 1 });
  if (!row) throw errors.notFound('The exemption');
  const outside = row.state === 'pending' ? await outsideStanding(db, 'exemption', exemptionId, now) : undefined;
  const before = row.state === 'pending' ? await beforeDecision(db, session, row) : {};
  return {
    ...toExemptionRow(row, session, await findBonds(db, session)),
    ...(outside ? { outside } : {}),
    ...before,
    history: await selectHistoryOf(db, `exemption:${exemptionId}`),
  };
}

/** What an approval could end, and whether the account is liable for any of it. */
async function beforeDecision(
  db: Database,
  session: SignedIn,
  { badgeNo, unitCode, startsAt: from, endsAt: until }: StoredExemption,
): Promise<Pick<ExemptionDetail, 'findings' | 'liable'>> {
  const time = { badgeNo, unitCode: badgeNo === null ? unitCode : null, from, until };
  const { oneself } = await findBarredOfficers(db, session);
  const liable = (await selectLiable(db, [time])).some((one) => oneself.includes(one));
  const dataScope = dataScopeWithin(scopeOf(session.role, 'findings.read'), session);
  return { findings: await selectExplainedFindings(db, time, dataScope), liable };
}
