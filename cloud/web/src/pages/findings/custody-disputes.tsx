import type { CustodyDisputeRow } from '@rollcall/shared/http/custody-disputes';
import { custodyDisputeWords } from '@rollcall/shared/words/custody-disputes';
import { deviceWords } from '@rollcall/shared/words/devices';
import { Button } from 'antd';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { disputeLooks } from '../../state/custody-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';

interface Props {
  rows: readonly CustodyDisputeRow[];
  onOpen: (dispute: CustodyDisputeRow) => void;
}

/** What officers said against check-outs, and what was decided; opened to see the rest and to decide. */
export function CustodyDisputes({ rows, onOpen }: Props) {
  const texts = useWords(custodyDisputeWords);
  const all = useWords(deviceWords);
  return (
    <PlainTable
      name={texts.ofFinding.disputes}
      rows={rows}
      rowKey={({ disputeId }) => disputeId}
      columns={[
        {
          title: all.officer,
          cell: (dispute) => (
            <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => onOpen(dispute)}>
              <NoWrap>{formatPerson({ badgeNo: dispute.badgeNo, name: dispute.officerName })}</NoWrap>
            </Button>
          ),
        },
        { title: texts.reason, cell: ({ reason }) => reason },
        { title: all.state, cell: ({ state }) => <StateTag look={disputeLooks[state]} /> },
      ]}
    />
  );
}
