import { checkedOutStates } from '@rollcall/shared/fields/checked-out-states';
import { type DeskRow, type DeskView, deskViewSchema, onDutyStateSchema } from '@rollcall/shared/http/duty-desk';
import type { Database } from '../../db/database.ts';
import { selectDesk } from '../../duty/desk/desk-repository.ts';

const sums: Partial<Record<DeskView, readonly string[]>> = {
  on_duty: onDutyStateSchema.options,
  checked_out: Object.keys(checkedOutStates),
};
const statesOf = (view: DeskView) => sums[view] ?? [view];

/** What the duty desk sees as of `at`, for page and export: how many there are of each, and the rows of `view`, or all. */
export async function deskRows(
  db: Database,
  { view, ...options }: Parameters<typeof selectDesk>[1] & { view?: DeskView | undefined },
): Promise<{ counts: Record<DeskView, number>; rows: DeskRow[] }> {
  const all = await selectDesk(db, options);
  const of = (one: DeskView) => all.filter(({ state }) => statesOf(one).includes(state));
  const counts = deskViewSchema.options.map((one) => [one, of(one).length]);
  const rows = view === undefined ? all : of(view);
  return {
    counts: Object.fromEntries(counts),
    rows: rows.map(({ shiftStartsAt, shiftEndsAt, heldFrom, reportedAt, ...row }) => ({
      ...row,
      shiftStartsAt: shiftStartsAt?.toISOString() ?? null,
      shiftEndsAt: shiftEndsAt?.toISOString() ?? null,
      heldFrom: heldFrom?.toISOString() ?? null,
      reportedAt: reportedAt?.toISOString() ?? null,
    })),
  };
}
