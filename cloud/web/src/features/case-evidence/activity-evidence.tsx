import type { CaseEvidenceOfActivity } from '@rollcall/shared/resources/case-evidence';
import { caseEvidencePageWords } from '@rollcall/shared/words/case-evidence-page';
import type { Language } from '@rollcall/shared/words/define-words';
import { signature } from '@rollcall/shared/words/signature';
import { Button } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { formatSize } from '../../format/format-size.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NotSecondPerson } from '../../parts/not-second-person.tsx';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { OutsideOfRequest } from '../outside-decisions/outside-of-request.tsx';
import classes from '../outside-decisions/proposal.module.css';
import { HeldEvidence } from './held-evidence.tsx';

/** Who vouches for the case number of an activity, what it keeps for good, and what waits about both. */
export function ActivityEvidence({ activityId }: { activityId: string }) {
  const texts = useWords(caseEvidencePageWords);
  const { answer, problem, retry } = useRead('GET case-evidence/activities/:activityId', { params: { activityId } });
  if (answer === undefined) {
    return problem ? <ProblemNotice problem={problem} onRetry={retry} /> : <SkeletonRows columns={1} rows={2} />;
  }
  const { claim, hasForm, held } = answer;
  return (
    <Section title={texts.tab}>
      <div className={classes.stack}>
        <NumberStanding evidence={answer} />
        {claim?.state === 'waits' && hasForm ? <Claim key={claim.claimId} claim={claim} fresh={answer.fresh} /> : null}
        {held.map((one) => (
          <HeldEvidence key={one.caseNo} activityId={activityId} held={one} />
        ))}
      </div>
    </Section>
  );
}

/** Who vouches for the number, or why it keeps nothing. */
function NumberStanding({ evidence }: { evidence: CaseEvidenceOfActivity }) {
  const texts = useWords(caseEvidencePageWords);
  const { language } = useLanguage();
  return <p>{standingOf(evidence, texts, language)}</p>;
}

function standingOf(
  { caseNo, hasForm, vouchedBy, claim }: CaseEvidenceOfActivity,
  texts: ReturnType<typeof useWords<typeof caseEvidencePageWords>>,
  language: Language,
): string {
  if (caseNo === null) return texts.noNumber;
  if (!hasForm) return texts.noForm;
  if (vouchedBy === 'source') return texts.bySource;
  if (claim === null) return texts.noForm;
  const decidedBy = claim.decidedBy ?? texts.somebody;
  if (vouchedBy === 'person') return texts.byPerson(decidedBy, formatFull(claim.decidedAt ?? claim.claimedAt));
  if (claim.state === 'refused') return texts.refused(decidedBy, claim.decisionReason ?? '');
  const by = claim.claimedBy === null ? texts.somebody : signature(claim.claimedBy, claim.onBehalfOf, language);
  return texts.typed(by, formatFull(claim.claimedAt));
}

type WaitingClaim = NonNullable<CaseEvidenceOfActivity['claim']>;

/** A number that a person typed: what confirming it keeps, and the decision of a second one. */
function Claim({ claim, fresh }: { claim: WaitingClaim; fresh: CaseEvidenceOfActivity['fresh'] }) {
  const texts = useWords(caseEvidencePageWords);
  const may = useCan()('recordings.classify');
  const { claimId, own, involved, untilOwnPassword, caseNo } = claim;
  const [reason, setReason, draft] = useDraftState({ name: texts.confirm, subject: claimId }, '');
  const { start, running, problem } = useCall('POST case-evidence/numbers/:claimId/decision', { done: 'decided' });
  const decide = (decision: 'confirmed' | 'refused') =>
    draft.sent(() => start({ params: { claimId }, body: { decision, reason: reason.trim() } }));
  const given = isReason(reason);
  return (
    <div className={classes.waiting}>
      <strong>{caseNo}</strong>
      <p>{texts.willKeep(texts.amount(fresh.files, formatSize(fresh.bytes)))}</p>
      <OutsideOfRequest kind="case_number" requestId={claimId} own={own} />
      <ProblemNotice problem={problem} />
      {draft.notice}
      {may && !involved ? (
        <>
          <span className={classes.quiet}>{texts.compare}</span>
          <LongText
            aria-label={texts.reason}
            placeholder={texts.reason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className={classes.row}>
            <Button type="primary" disabled={!given} loading={running} onClick={() => decide('confirmed')}>
              {texts.confirm}
            </Button>
            <Button disabled={!given || running} onClick={() => decide('refused')}>
              {texts.refuse}
            </Button>
          </div>
        </>
      ) : may ? (
        <NotSecondPerson own={texts.own} untilOwnPassword={untilOwnPassword} />
      ) : null}
    </div>
  );
}
