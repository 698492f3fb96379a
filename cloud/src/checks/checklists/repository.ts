import type { ChecklistItem, ChecklistRow } from '@rollcall/shared/resources/checklists';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { signatureOf } from '../../db/signed-by.ts';
import { broughtItems } from './brought-checklist.ts';

const brought: ChecklistRow = { version: 0, items: broughtItems, reason: null, setBy: null, setAt: null };

/** Newest first; the last one is what HQ brings along. */
export async function selectChecklists(db: Database | Transaction): Promise<ChecklistRow[]> {
  const rows = await db
    .selectFrom('checklist')
    .select(['version', 'items', 'reason', signatureOf('set_by').as('set_by'), 'set_at'])
    .orderBy('version', 'desc')
    .execute();
  const set = rows.map(({ version, items, reason, set_by: setBy, set_at }) => ({
    ...{ version, items, reason, setBy },
    setAt: set_at.toISOString(),
  }));
  return [...set, brought];
}

/** The one by which reviews are assigned now. */
export async function newestVersion(db: Database | Transaction): Promise<number> {
  const { rows } = await sql<{ version: number }>`select coalesce(max(version), 0) as version from checklist`.execute(
    db,
  );
  return rows[0]?.version ?? 0;
}

export async function itemsOfVersion(db: Database | Transaction, version: number): Promise<ChecklistItem[]> {
  if (version === 0) return broughtItems;
  const { items } = await db
    .selectFrom('checklist')
    .select('items')
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return items;
}
