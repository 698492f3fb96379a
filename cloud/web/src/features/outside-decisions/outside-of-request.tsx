import type { OutsideKind } from '@rollcall/shared/resources/outside-decisions';
import { useRead } from '../../api/use-read.ts';
import { useCan } from '../../session/use-can.ts';
import type { OfFinding } from './new-outside-drawer.tsx';
import { OutsideNotice } from './outside-notice.tsx';

interface Props {
  kind: OutsideKind;
  requestId: string;
  own?: boolean;
  ofFinding?: OfFinding;
}

/** The same for something whose page doesn't tell how it stands: it asks for that. Of what waits. */
export function OutsideOfRequest({ kind, requestId, own = false, ofFinding }: Props) {
  const enabled = useCan()('outside.read');
  const params = { kind, requestId };
  const { answer } = useRead('GET outside-decisions/standings/:kind/:requestId', { params }, { enabled });
  return (
    <OutsideNotice
      standing={answer}
      kind={kind}
      requestId={requestId}
      own={own}
      {...(ofFinding ? { ofFinding } : {})}
    />
  );
}
