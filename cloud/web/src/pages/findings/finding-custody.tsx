import type { FindingRow } from '@rollcall/shared/http/findings';
import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import type { CustodyDisputeRow } from '@rollcall/shared/resources/custody-disputes';
import { custodyDisputeWords } from '@rollcall/shared/words/custody-disputes';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { CustodyView } from '../../features/custodies/custody-view.tsx';
import { CustodyDisputes } from '../../features/custody-disputes/custody-dispute.tsx';
import { DisputeDrawer } from '../../features/custody-disputes/dispute-drawer.tsx';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { DayCheckOuts } from './day-check-outs.tsx';
import classes from './finding-custody.module.css';
import { heldOn } from './held-on.ts';

/**
 * Who held the recorder on the day of a finding that says that this is in dispute: the check-outs, what their officers say against
 * them, and the way to say so. It is decided here and nowhere else.
 */
export function FindingCustody({ finding: { recorderSerial, dutyDate } }: { finding: FindingRow }) {
  const texts = useWords(custodyDisputeWords).ofFinding;
  const may = useCan()('custodies.read');
  const options = { enabled: may && recorderSerial !== null };
  const query = { recorderSerial: recorderSerial ?? undefined, limit: 100 };
  const custodies = useAnswer<{ rows: CustodyRow[] }>('custodies', query, options);
  const disputes = useAnswer<{ rows: CustodyDisputeRow[] }>('custody-disputes', query, options);
  const [open, setOpen] = useState<{ custody: CustodyRow } | { dispute: CustodyDisputeRow }>();
  const close = () => setOpen(undefined);
  if (!may || recorderSerial === null) return null;
  const held = (custodies.answer?.rows ?? []).filter(({ heldFrom, heldUntil }) =>
    heldOn(dutyDate, heldFrom, heldUntil),
  );
  const disputed = (disputes.answer?.rows ?? []).filter(({ fromAt, untilAt }) => heldOn(dutyDate, fromAt, untilAt));
  return (
    <Section
      title={texts.title}
      hint={<Link to={paths.devices('conflicts', { recorderSerial })}>{texts.conflicts}</Link>}
    >
      <div className={classes.custody}>
        <p className={classes.intro}>{texts.intro}</p>
        <ProblemNotice problem={custodies.problem ?? disputes.problem} onRetry={custodies.retry} />
        {custodies.answer && held.length === 0 ? <p className={classes.intro}>{texts.none}</p> : null}
        {held.length > 0 ? <DayCheckOuts rows={held} onOpen={(custody) => setOpen({ custody })} /> : null}
        {disputed.length > 0 ? <CustodyDisputes rows={disputed} onOpen={(dispute) => setOpen({ dispute })} /> : null}
      </div>
      {open && 'dispute' in open ? <DisputeDrawer dispute={open.dispute} onClose={close} /> : null}
      {open && 'custody' in open ? <CustodyView custody={open.custody} onClose={close} /> : null}
    </Section>
  );
}
