import type { Scope } from '@rollcall/shared/http/permissions';
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Which rows somebody may see. Exactly one of four: every row (both undefined), those of one unit (`unitCode`; null: of
 * none), those about one officer (`badgeNo`; null: about none), those of cases (`ofCases`). In the last two `unitCode` is null: who
 * looks at nothing but the unit shows nothing.
 */
export interface DataScope {
  readonly unitCode: string | null | undefined;
  readonly badgeNo: string | null | undefined;
  /** Activities with a case number, and footage that shows one. */
  readonly ofCases?: true;
}

/** With the eyes of HQ itself. */
export const seesAll: DataScope = { unitCode: undefined, badgeNo: undefined };

/** What an account of this unit and officer sees in a scope. */
export function dataScopeWithin(
  scope: Scope | undefined,
  { unitCode, badgeNo }: { unitCode: string | null; badgeNo: string | null },
): DataScope {
  if (scope === 'all') return seesAll;
  if (scope === 'own_unit') return { unitCode, badgeNo: undefined };
  if (scope === 'of_cases') return { unitCode: null, badgeNo: undefined, ofCases: true };
  return { unitCode: null, badgeNo: scope === 'own_record' ? badgeNo : null };
}

/** Whether a row is in sight, by the columns that hold its unit and its officer. */
export function inScope(
  { unitCode, badgeNo }: DataScope,
  columns: { unitCode: RawBuilder<unknown>; badgeNo: RawBuilder<unknown> },
): RawBuilder<SqlBool> {
  if (badgeNo !== undefined) return sql`(${columns.badgeNo} = ${badgeNo})`;
  return unitCode === undefined ? sql`true` : sql`(${columns.unitCode} = ${unitCode})`;
}

/** The same of a row that is read already. */
export function isInScope(dataScope: DataScope, row: { unitCode: string | null; badgeNo: string | null }): boolean {
  if (dataScope.badgeNo !== undefined) return dataScope.badgeNo !== null && row.badgeNo === dataScope.badgeNo;
  if (dataScope.unitCode === undefined) return true;
  return dataScope.unitCode !== null && row.unitCode === dataScope.unitCode;
}
