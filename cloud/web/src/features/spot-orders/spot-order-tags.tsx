import type { SpotOrderRow } from '@rollcall/shared/resources/spot-orders';
import { overdueLook, spotOrderLooks, unseenLook } from '../../state/spot-order-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';

/** How an order stands, and whether its time is over. */
export function SpotOrderTags({ order: { state, overdue, unseen } }: { order: SpotOrderRow }) {
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4 }}>
      <StateTag look={spotOrderLooks[state]} />
      {overdue ? <StateTag look={overdueLook} /> : null}
      {unseen ? <StateTag look={unseenLook} /> : null}
    </span>
  );
}
