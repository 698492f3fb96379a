import type { NewActivityInput } from '@rollcall/shared/http/activities';
import { campaignsOfDuty } from './demo-campaigns.ts';
import type { Duty } from './demo-duties.ts';
import type { Statement } from './duty-happening.ts';
import { atLocal } from './local-clock.ts';

/** An enforcement activity, as another system tells HQ of it once it is over. */
export interface DemoActivity {
  endsAt: Date;
  told: NewActivityInput & { sourceId: string };
}

/** What somebody says of a duty, from when on it can be said. `key`: no other has it. */
export interface DemoStatement {
  key: string;
  badgeNo: string;
  date: string;
  saidAt: Date;
  /** Only when HQ has found what it is about. */
  onFinding: boolean;
  statement: Statement;
}

/** What was done in a duty of a local date. */
export function activitiesOf(date: string, { badgeNo, post, dutyType, did = [] }: Duty): DemoActivity[] {
  return did.map(({ kind, time: [from, to], place = post, plateNo, case: hasFile }) => {
    const sourceId = `${date.replaceAll('-', '')}-${badgeNo}-${from.replace(':', '')}`;
    return {
      endsAt: atLocal(date, to),
      told: {
        ...{ sourceId, kind, badgeNos: [badgeNo], place },
        startsAt: atLocal(date, from).toISOString(),
        endsAt: atLocal(date, to).toISOString(),
        ...(plateNo ? { plateNo } : {}),
        ...(hasFile ? { caseNo: `丰交事〔${date.slice(0, 4)}〕${sourceId.slice(4, 8)}-${from.replace(':', '')}` } : {}),
        campaign: campaignsOfDuty[dutyType]?.name ?? null,
      },
    };
  });
}

/** What is said of a duty of a local date; of what HQ found of it once its footage is in at `overAt`. */
export function statementsOf(date: string, { badgeNo, from, said = [], checkedOut }: Duty, overAt: Date) {
  return said.map((statement, index): DemoStatement => {
    const onFinding = statement.says === 'answer' || statement.says === 'appeal';
    const saidAt = () => {
      if (statement.says === 'fault' || statement.says === 'check' || statement.says === 'return')
        return atLocal(date, statement.at);
      if (statement.says === 'explanation') return atLocal(date, statement.time[1]);
      if (statement.says === 'dispute' && checkedOut) return atLocal(date, checkedOut.to);
      return overAt;
    };
    return { key: `said ${badgeNo} ${date} ${from} ${index}`, badgeNo, date, saidAt: saidAt(), onFinding, statement };
  });
}
