import type { CaseEvidenceOfActivity } from '@rollcall/shared/resources/case-evidence';
import { caseEvidenceWords } from '@rollcall/shared/words/case-evidence';
import { caseEvidencePageWords } from '@rollcall/shared/words/case-evidence-page';
import { signature } from '@rollcall/shared/words/signature';
import { Button } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { formatSize } from '../../format/format-size.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NotSecondPerson } from '../../parts/not-second-person.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { useCan } from '../../session/use-can.ts';
import { OutsideOfRequest } from '../outside-decisions/outside-of-request.tsx';
import classes from '../outside-decisions/proposal.module.css';

type Held = CaseEvidenceOfActivity['held'][number];
type Release = NonNullable<Held['release']>;

/** What an activity keeps by a number, and the proposal to take it off. */
export function HeldEvidence({ activityId, held }: { activityId: string; held: Held }) {
  const texts = useWords(caseEvidencePageWords);
  const { caseNo, files, bytes, outdatedFiles, release } = held;
  const waits = release?.state === 'proposed';
  return (
    <div className={classes.waiting}>
      <strong>
        {files === 0 ? texts.takenOff(caseNo) : texts.holds(caseNo, texts.amount(files, formatSize(bytes)))}
      </strong>
      {outdatedFiles > 0 ? <p>{texts.changed}</p> : null}
      {release === null ? null : <Standing release={release} />}
      {release && waits && release.proposedBy !== null ? (
        <Decision key={release.releaseId} release={release} files={files} />
      ) : null}
      {files > 0 && (!waits || release?.proposedBy === null) ? (
        <Proposal activityId={activityId} caseNo={caseNo} files={files} {...(waits ? { takesUp: release } : {})} />
      ) : null}
    </div>
  );
}

/** Who proposed it and why, and what became of it. */
function Standing({ release }: { release: Release }) {
  const texts = useWords(caseEvidencePageWords);
  const { causes, releaseStates } = useWords(caseEvidenceWords);
  const { language } = useLanguage();
  const { cause, proposedBy, onBehalfOf, proposedAt, reason, state, decidedBy, decidedAt, decisionReason } = release;
  const by =
    proposedBy === null
      ? texts.byHq
      : texts.proposed(signature(proposedBy, onBehalfOf, language), formatFull(proposedAt));
  return (
    <>
      <span className={classes.quiet}>{[causes[cause], by].join(' · ')}</span>
      {reason === null ? null : <p>{reason}</p>}
      {state === 'proposed' || decidedAt === null ? null : (
        <span className={classes.quiet}>
          {[texts.decided(releaseStates[state], decidedBy ?? '', formatFull(decidedAt)), decisionReason ?? ''].join(
            ' · ',
          )}
        </span>
      )}
    </>
  );
}

/** By a second person, or taken back by who proposed it. */
function Decision({ release, files }: { release: Release; files: number }) {
  const texts = useWords(caseEvidencePageWords);
  const may = useCan()('retention.approve');
  const { releaseId, own, involved, untilOwnPassword } = release;
  const [reason, setReason, draft] = useDraftState({ name: texts.agree, subject: releaseId }, '');
  const { start, running, problem } = useCall('POST case-evidence/releases/:releaseId/decision', { done: 'decided' });
  const decide = (decision: 'agreed' | 'refused' | 'withdrawn') =>
    draft.sent(() => start({ params: { releaseId }, body: { decision, files, reason: reason.trim() } }));
  const given = isReason(reason);
  if (!may) return <OutsideOfRequest kind="case_evidence_release" requestId={releaseId} own={own} />;
  return (
    <>
      <OutsideOfRequest kind="case_evidence_release" requestId={releaseId} own={own} />
      <ProblemNotice problem={problem} />
      {draft.notice}
      {own || !involved ? (
        <LongText
          aria-label={texts.reason}
          placeholder={texts.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : (
        <NotSecondPerson own={texts.ownRelease} untilOwnPassword={untilOwnPassword} />
      )}
      {own ? (
        <div className={classes.row}>
          <Button disabled={!given} loading={running} onClick={() => decide('withdrawn')}>
            {texts.withdraw}
          </Button>
          <span className={classes.quiet}>{texts.ownRelease}</span>
        </div>
      ) : involved ? null : (
        <div className={classes.row}>
          <Button danger type="primary" disabled={!given} loading={running} onClick={() => decide('agreed')}>
            {texts.agree}
          </Button>
          <Button disabled={!given || running} onClick={() => decide('refused')}>
            {texts.keep}
          </Button>
        </div>
      )}
    </>
  );
}

interface ProposalProps {
  activityId: string;
  caseNo: string;
  files: number;
  /** What HQ proposed. */
  takesUp?: Release;
}

/** Proposes to take it off, or takes up what HQ proposed, which can be refused at once. */
function Proposal({ activityId, caseNo, files, takesUp }: ProposalProps) {
  const texts = useWords(caseEvidencePageWords);
  const can = useCan();
  const [open, setOpen] = useState(false);
  const [reason, setReason, draft] = useDraftState({ name: texts.propose, subject: `${activityId} ${caseNo}` }, '');
  const proposal = useCall('POST case-evidence/releases', { onDone: () => setOpen(false), done: 'sent' });
  const refusal = useCall('POST case-evidence/releases/:releaseId/decision', { done: 'decided' });
  if (!open) {
    return (
      <div>
        <ActionButton action="retention.write" size="small" onClick={() => setOpen(true)}>
          {takesUp ? texts.takeUp : texts.propose}
        </ActionButton>
      </div>
    );
  }
  const given = isReason(reason);
  const running = proposal.running || refusal.running;
  const said = reason.trim();
  return (
    <>
      <ProblemNotice problem={proposal.problem ?? refusal.problem} />
      {draft.notice}
      <LongText
        aria-label={texts.reason}
        placeholder={texts.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={classes.row}>
        <Button
          danger
          disabled={!given}
          loading={running}
          onClick={() => draft.sent(() => proposal.start({ body: { activityId, caseNo, reason: said } }))}
        >
          {texts.propose}
        </Button>
        {takesUp && can('retention.approve') ? (
          <Button
            disabled={!given || running}
            onClick={() =>
              draft.sent(() =>
                refusal.start({
                  params: { releaseId: takesUp.releaseId },
                  body: { decision: 'refused', files, reason: said },
                }),
              )
            }
          >
            {texts.keep}
          </Button>
        ) : null}
      </div>
    </>
  );
}
