import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import { custodyDisputeWords } from '@rollcall/shared/words/custody-disputes';
import { registryWords } from '@rollcall/shared/words/registry';
import { Button } from 'antd';
import { CustodyBasis } from '../../features/custodies/custody-table.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { HeldTime } from '../../parts/held-time.tsx';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { useSession } from '../../session/session-context.ts';
import { useCan } from '../../session/use-can.ts';

/** Who held a recorder on a day; its officer disputes a check-out from here. */
export function DayCheckOuts({ rows, onOpen }: { rows: readonly CustodyRow[]; onOpen: (custody: CustodyRow) => void }) {
  const { ofFinding } = useWords(custodyDisputeWords);
  const texts = useWords(registryWords).custody;
  const { badgeNo: own } = useSession();
  const may = useCan()('custodies.dispute');
  const isDisputable = ({ badgeNo, basis, dispute }: CustodyRow) =>
    may && badgeNo === own && basis !== 'assignment' && dispute === null;
  return (
    <PlainTable
      name={ofFinding.checkOuts}
      rows={rows}
      rowKey={({ custodyId }) => custodyId}
      columns={[
        {
          title: texts.officer,
          cell: ({ badgeNo, officerName }) => <NoWrap>{formatPerson({ badgeNo, name: officerName })}</NoWrap>,
        },
        { title: texts.basis, cell: (custody) => <CustodyBasis custody={custody} /> },
        { title: texts.from, cell: ({ heldFrom }) => <HeldTime at={heldFrom} /> },
        { title: texts.until, cell: ({ heldUntil }) => <HeldTime at={heldUntil} /> },
        {
          title: texts.dispute,
          cell: (custody) =>
            isDisputable(custody) ? (
              <Button size="small" onClick={() => onOpen(custody)}>
                {texts.disputeNow}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}
