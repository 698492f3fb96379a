import type { AccessRequestDetail } from '@rollcall/shared/http/access-requests';
import { accessWords } from '@rollcall/shared/words/access-requests';
import { formatWords } from '@rollcall/shared/words/format';
import { signature } from '@rollcall/shared/words/signature';
import { Drawer } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { OutsideNotice } from '../../features/outside-decisions/outside-notice.tsx';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { accessRequestLooks } from '../../state/access-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { RequestDecision } from './request-decision.tsx';
import { RequestFootage } from './request-footage.tsx';
import { RequestRevocation } from './request-revocation.tsx';

/** One request: what it is for, how it was decided, its footage, and what can be done about it. */
export function RequestDrawer({ accessRequestId, onClose }: { accessRequestId: string; onClose: () => void }) {
  const texts = useWords(accessWords);
  const { answer, problem, retry } = useAnswer<AccessRequestDetail>(`access-requests/${accessRequestId}`);
  return (
    <Drawer open onClose={onClose} size={640} title={texts.detail.title}>
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 }}>
        <ProblemNotice problem={problem} onRetry={retry} />
        {answer ? <Request request={answer} /> : null}
      </div>
    </Drawer>
  );
}

function Request({ request }: { request: AccessRequestDetail }) {
  const { language } = useLanguage();
  const texts = useWords(accessWords);
  const { and } = useWords(formatWords);
  const can = useCan();
  const { state, own, decidedBy, decidedAt, revokedBy, revokedAt } = request;
  const by = (name: string | null, at: string | null, reason: string | null) =>
    name && at ? <TwoLines below={reason ?? undefined}>{`${name} · ${formatFull(at)}`}</TwoLines> : null;
  const facts = [
    { name: texts.columns.state, value: <StateTag look={accessRequestLooks[state]} /> },
    { name: texts.columns.purpose, value: request.purpose },
    {
      name: texts.columns.requestedBy,
      value: [signature(request.requestedBy, request.onBehalfOf, language), request.requestedByUnit]
        .filter((part) => part !== null)
        .join(' · '),
    },
    { name: texts.columns.requestedAt, value: formatFull(request.requestedAt) },
    {
      name: state === 'pending' ? texts.columns.askedUntil : texts.columns.expires,
      value: formatFull(request.expiresAt),
    },
    {
      name: texts.columns.footage,
      value: `${texts.count(request.recordings)} · ${request.unitNames.join(and)}`,
    },
    { name: texts.detail.decidedBy, value: by(decidedBy, decidedAt, request.decisionReason) },
    { name: texts.detail.revokedBy, value: by(revokedBy, revokedAt, request.revokeReason) },
  ];
  const revocable = (state === 'pending' && own) || (state === 'approved' && (own || can('access.decide')));
  return (
    <>
      <FactList facts={facts.filter(({ value }) => value !== null)} />
      <RequestFootage request={request} />
      <OutsideNotice standing={request.outside} kind="access_request" requestId={request.accessRequestId} own={own} />
      {state === 'pending' && can('access.decide') ? <RequestDecision request={request} /> : null}
      {revocable ? <RequestRevocation request={request} /> : null}
    </>
  );
}
