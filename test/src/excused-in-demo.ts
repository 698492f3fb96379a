import type { DemoRoster } from '@rollcall/demo/demo-roster';
import { atLocal } from '@rollcall/demo/local-clock';

interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** When an officer of the demo needs to record nothing although on duty: breaks, leave, and what was exempted. */
export function excusedInDemo(
  { leaves, statements }: Pick<DemoRoster, 'leaves' | 'statements'>,
  { badgeNo, breaks = [] }: { badgeNo: string; breaks?: readonly Span[] | undefined },
): Span[] {
  const exempted = statements.flatMap(({ badgeNo: about, date, statement }) => {
    if (about !== badgeNo || statement.says !== 'explanation' || statement.approval === undefined) return [];
    const [from, to] = statement.time;
    return [{ startsAt: atLocal(date, from), endsAt: atLocal(date, to) }];
  });
  return [...breaks, ...leaves.filter((leave) => leave.badgeNo === badgeNo), ...exempted];
}
