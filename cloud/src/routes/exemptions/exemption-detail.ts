import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import { scopeOf } from '../../auth/permissions.ts';
import { findBonds } from '../../auth/second-person.ts';
import { sightWithin } from '../../auth/sight-within.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { outsideStanding } from '../../decisions/outside-standing.ts';
import { errors } from '../../errors/errors.ts';
import { selectExemptions } from '../../exemptions/exemption-list-repository.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { toExemptionRow } from './to-exemption-row.ts';

/** One exemption and how it came to that, as far as the account may read exemptions. @throws not_found */
export async function exemptionDetail(
  db: Database,
  session: SignedIn,
  exemptionId: string,
  now: Date,
): Promise<ExemptionDetail> {
  const sight = sightWithin(scopeOf(session.role, 'exemptions.read'), session);
  const [row] = await selectExemptions(db, { exemptionId }, { sight, limit: 1 });
  if (!row) throw errors.notFound('The exemption');
  const outside = row.state === 'pending' ? await outsideStanding(db, 'exemption', exemptionId, now) : undefined;
  return {
    ...toExemptionRow(row, session, await findBonds(db, session, now)),
    ...(outside ? { outside } : {}),
    history: await selectHistoryOf(db, `exemption:${exemptionId}`),
  };
}
