import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { responseWords } from '@rollcall/shared/words/finding-answers';
import { Button, Tooltip } from 'antd';
import { useWords } from '../../language/use-words.ts';
import { useSession } from '../../session/session-context.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { NewExemptionDrawer } from '../exemptions/new-exemption-drawer.tsx';
import classes from './finding-actions.module.css';
import { isDecidedByDispute } from './is-decided-by-dispute.ts';
import { concernedBy, mayAnswer, mayExplain, mayRespond } from './may-respond.ts';
import { ResponseDrawer } from './response-drawer.tsx';

/**
 * What one can do about a finding: explain its time, answer, appeal. What one may not is disabled with the reason. Who held a
 * recorder is decided by a dispute, which `FindingCustody` leads to, so nobody appeals beside it.
 */
export function FindingActions({ finding }: { finding: FindingDetailResponse }) {
  const texts = useWords(responseWords);
  const session = useSession();
  const [{ act, gap }, change] = useUrlQuery(['act', 'gap']);
  const close = () => change({ act: undefined, gap: undefined });
  const concerned = concernedBy(finding);
  const notYours = mayRespond(session, concerned) ? undefined : texts.notYours;
  const explainable = finding.state === 'open' && finding.badgeNo !== null && finding.detail.missing.length > 0;
  const buttons = [
    ...(explainable
      ? [{ key: 'explain', text: texts.explain, not: mayExplain(session, concerned) ? undefined : texts.notYours }]
      : []),
    { key: 'answer', text: texts.answer, not: mayAnswer(session, finding) ? undefined : texts.notYours },
    ...(isDecidedByDispute(finding)
      ? []
      : [{ key: 'appeal', text: texts.appeal, not: notYours ?? whyNoAppeal(finding, texts) }]),
  ];
  return (
    <div className={classes.actions}>
      {buttons.map(({ key, text, not }, index) => (
        <Tooltip key={key} title={not}>
          <Button
            {...(index === 0 && not === undefined ? { type: 'primary' as const } : {})}
            disabled={not !== undefined}
            onClick={() => change({ act: key }, { push: true })}
          >
            {text}
          </Button>
        </Tooltip>
      ))}
      {act === 'explain' && finding.badgeNo !== null ? (
        <NewExemptionDrawer finding={finding} prefill={stretchIn(gap)} onClose={close} />
      ) : null}
      {act === 'answer' || (act === 'appeal' && !isDecidedByDispute(finding)) ? (
        <ResponseDrawer
          key={act}
          act={act}
          findingId={finding.findingId}
          ofOwnShift={finding.shiftId !== null && finding.badgeNo === session.badgeNo && session.actingFor === null}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

function whyNoAppeal(
  { state, appeals, appealUntil }: FindingDetailResponse,
  texts: { setAside: string; waits: string; tooLate: string },
): string | undefined {
  if (state === 'set_aside') return texts.setAside;
  if (appeals.some(({ state }) => state === 'pending')) return texts.waits;
  return appealUntil !== null && Date.parse(appealUntil) <= Date.now() ? texts.tooLate : undefined;
}

/** The stretch that a row of the shift's segments names: `<from>/<to>`. */
function stretchIn(gap: string | undefined): { from: string; to: string } | undefined {
  const [from, to] = gap?.split('/') ?? [];
  return from === undefined || to === undefined ? undefined : { from, to };
}
