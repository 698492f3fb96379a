import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import classes from './bulletins.module.css';
import type { Draft } from './use-draft.ts';
import { useNewest } from './use-newest.ts';

const SealDrawer = later({ load: async () => (await import('./seal-drawer.tsx')).SealDrawer });
const ReasonDrawer = later({ load: async () => (await import('./reason-drawer.tsx')).ReasonDrawer });

/** What can be done with an issue that isn't sealed; what can't be done now says why. */
export function DraftBar({ shown, draft }: { shown: BulletinDetail; draft: Draft }) {
  const texts = useWords(bulletinPageWords);
  const can = useCan();
  const [open, setOpen] = useState<'seal' | 'giveBack' | 'drop'>();
  const submitting = useCall('POST bulletins/:bulletinId/submit', { done: 'sent' });
  useNewest(submitting.problem);
  const { bulletinId, version, state, may, submittedBy, submittedByMe, returned } = shown;
  const [writes, seals] = [can('bulletins.write'), can('bulletins.seal')];
  if ((state !== 'draft' && state !== 'in_review') || (!writes && !seals)) return null;
  const whyNot = {
    save: draft.newer ? texts.newer : draft.complete ? (draft.dirty ? null : texts.nothingToSave) : texts.incomplete,
    submit: draft.dirty ? texts.saveFirst : may.submit ? null : texts.actNotNow,
    seal: may.seal
      ? null
      : state === 'draft'
        ? texts.submitFirst
        : submittedByMe
          ? texts.submittedBySelf
          : texts.sealNotNow,
    drop: may.drop ? null : texts.actNotNow,
  };
  const shownWhy = state === 'in_review' ? whyNot.seal : draft.dirty && !draft.complete ? texts.incomplete : null;
  return (
    <section className={classes.draftBar} aria-label={texts.waiting}>
      <ProblemNotice problem={draft.newer ? null : (draft.problem ?? submitting.problem)} />
      {draft.newer ? (
        <Alert
          type="warning"
          showIcon
          title={texts.newer}
          action={
            <Button size="small" onClick={draft.takeOver}>
              {texts.merge}
            </Button>
          }
        />
      ) : null}
      <div className={classes.line}>
        <span className={classes.said}>
          {returned === null ? null : <span className={classes.late}>{texts.says(texts.returned, returned)}</span>}
          {state === 'in_review' && submittedBy !== null ? <span>{texts.submitted(submittedBy)}</span> : null}
          {draft.writes ? <span>{draft.dirty ? texts.unsaved : texts.saved}</span> : null}
          {shownWhy === null ? null : <span className={classes.quiet}>{shownWhy}</span>}
        </span>
        {seals ? (
          <Act danger why={whyNot.drop} onClick={() => setOpen('drop')}>
            {texts.drop}
          </Act>
        ) : null}
        {seals && state === 'in_review' ? (
          <Act why={may.seal ? null : whyNot.seal} onClick={() => setOpen('giveBack')}>
            {texts.giveBack}
          </Act>
        ) : null}
        {writes && state === 'draft' ? (
          <>
            <Act why={whyNot.save} running={draft.saving} onClick={draft.save} primary={draft.dirty}>
              {texts.save}
            </Act>
            <Act
              why={whyNot.submit}
              running={submitting.running}
              primary={!draft.dirty}
              onClick={() => submitting.start({ params: { bulletinId }, body: { version } })}
            >
              {texts.submit}
            </Act>
          </>
        ) : null}
        {seals ? (
          <Act primary={state === 'in_review'} why={whyNot.seal} onClick={() => setOpen('seal')}>
            {texts.seal}
          </Act>
        ) : null}
      </div>
      {open === 'seal' ? <SealDrawer shown={shown} onClose={() => setOpen(undefined)} /> : null}
      {open === 'giveBack' || open === 'drop' ? (
        <ReasonDrawer act={open} shown={shown} onClose={() => setOpen(undefined)} />
      ) : null}
    </section>
  );
}

interface ActProps {
  children: string;
  /** Why it can't be done now. */
  why: string | null;
  onClick: () => void;
  running?: boolean;
  primary?: boolean;
  danger?: boolean;
}

function Act({ children, why, onClick, running = false, primary = false, danger = false }: ActProps) {
  return (
    <span data-tip={why ?? undefined}>
      <Button
        type={primary ? 'primary' : 'default'}
        danger={danger}
        disabled={why !== null}
        title={why ?? undefined}
        loading={running}
        onClick={onClick}
      >
        {children}
      </Button>
    </span>
  );
}
