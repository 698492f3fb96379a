import { broughtRules, type ScoreRules, versionOfMonth } from '@rollcall/shared/scores/rules';
import type { Database, Transaction } from '../../db/database.ts';
import { signatureOf } from '../../db/signed-by.ts';

/** A version of the rules; `reason`, `setBy` and `setAt` are null of the one that HQ brings along. */
export interface RulesVersion {
  version: number;
  fromMonth: string;
  rules: ScoreRules;
  reason: string | null;
  setBy: string | null;
  setAt: Date | null;
}

/** No duty is older. */
const brought: RulesVersion = {
  ...{ version: 0, fromMonth: '2000-01', rules: broughtRules },
  ...{ reason: null, setBy: null, setAt: null },
};

/** Newest first; the last one is what HQ brings along. */
export async function selectRules(db: Database | Transaction): Promise<RulesVersion[]> {
  const rows = await db
    .selectFrom('score_rules')
    .select([
      'version',
      'from_month as fromMonth',
      'rules',
      'reason',
      signatureOf('set_by').as('setBy'),
      'set_at as setAt',
    ])
    .orderBy('version', 'desc')
    .execute();
  return [...rows, brought];
}

/** The version by which a month is scored. */
export function rulesOfMonth(versions: readonly RulesVersion[], month: string): RulesVersion {
  return versionOfMonth(versions, month) ?? brought;
}
