import type { CustodyDisputeRow } from '@rollcall/shared/http/custody-disputes';
import { Drawer } from 'antd';
import { CustodyDispute } from './custody-dispute.tsx';
import classes from './dispute-drawer.module.css';
import { DisputeFacts } from './dispute-facts.tsx';
import { DisputedFootage } from './disputed-footage.tsx';
import { DisputedRoster } from './disputed-roster.tsx';

/** A dispute with what there is to decide it by: who entered the check-out, the roster and the footage of its time. */
export function DisputeDrawer({ dispute, onClose }: { dispute: CustodyDisputeRow; onClose: () => void }) {
  const { disputeId, badgeNo, officerName, recorderSerial, state, reason } = dispute;
  return (
    <Drawer open onClose={onClose} size={560} title={`${badgeNo} ${officerName} · ${recorderSerial}`}>
      <div className={classes.drawer}>
        <DisputeFacts dispute={dispute} />
        <DisputedRoster dispute={dispute} />
        <DisputedFootage dispute={dispute} />
        <CustodyDispute custody={{ ...dispute, dispute: { disputeId, state, reason } }} onDone={onClose} />
      </div>
    </Drawer>
  );
}
