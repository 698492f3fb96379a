import type { Ground } from '@rollcall/shared/http/handling';
import type { CaseEntry, NewStatement } from '@rollcall/shared/resources/accountability-cases';
import { accountabilityCaseWords } from '@rollcall/shared/words/accountability-cases';
import { slipWords } from '@rollcall/shared/words/slips';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { AppealForm } from '../../form/appeal-form.tsx';
import { DecisionForm } from '../../form/decision-form.tsx';
import { FilesInput } from '../../form/files-input.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useSentFiles } from '../../form/use-sent-files.ts';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { GroundField } from '../finding-decisions/ground-fields.tsx';
import { OutsideOfRequest } from '../outside-decisions/outside-of-request.tsx';
import { SlipForm } from '../slips/slip-form.tsx';
import classes from './case-view.module.css';
import { DecideForm } from './decide-form.tsx';

const outdates = ['accountability-cases'];

/** What comes next with an entry: of whom it is about, and of others. Nobody decides about himself. */
export function EntryActs({ entry }: { entry: CaseEntry }) {
  const can = useCan();
  const { state, own } = entry;
  const isDecided = entry.decidedAt !== null && state !== 'ended';
  const waits = state === 'open' || state === 'heard';
  const acts: ReactNode[] = [];
  if (own && (waits || state === 'decided')) acts.push(<StatementForm key="state" entry={entry} />);
  if (own && state === 'decided' && entry.paper === null && entry.appealed === null) {
    acts.push(<AppealOfEntry key="appeal" entry={entry} />);
  }
  if (!own && waits && can('accountability.decide')) acts.push(<DecideForm key="decide" entry={entry} />);
  if (!own && waits && can('accountability.open')) acts.push(<DecideForm key="record" entry={entry} fromAbove />);
  if (entry.appeal === 'pending' && entry.appealed) {
    const { appealId } = entry.appealed;
    acts.push(<OutsideOfRequest key="outside" kind="accountability_appeal" requestId={appealId} own={own} />);
    if (!own && can('accountability.decide')) acts.push(<DecideAppeal key="decideAppeal" appealId={appealId} />);
  }
  if (isDecided && !entry.void) acts.push(<OnPaper key="paper" entry={entry} />);
  return acts.length === 0 ? null : <div className={classes.acts}>{acts}</div>;
}

function StatementForm({ entry }: { entry: CaseEntry }) {
  const texts = useWords(accountabilityCaseWords);
  const { entryId, state, statements, heardUntil } = entry;
  const [text, setText, draft] = useDraftState({ name: texts.statements, subject: entryId }, '');
  // What can be added to what was said, or after the decision, folds behind a button.
  const [open, setOpen] = useState(state === 'open');
  const [files, setFiles] = useState<File[]>([]);
  const withFiles = useSentFiles();
  const { start, running, problem } = useChange({
    send: (commandKey, said: NewStatement) =>
      withFiles('text' in said ? files : [], (attachmentIds) =>
        call(
          'POST accountability-cases/entries/:entryId/statements',
          { params: { entryId }, body: 'text' in said ? { ...said, attachmentIds } : said },
          commandKey,
        ),
      ),
    outdates,
    done: 'sent',
  });
  if (!open) {
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{texts.addStatement}</Button>
      </div>
    );
  }
  const said = text.trim();
  return (
    <section className={classes.form} aria-label={texts.statements}>
      <ProblemNotice problem={problem} />
      {state === 'open' ? <p style={{ marginBlock: '0 6px' }}>{texts.stateHint(heardUntil)}</p> : null}
      {draft.notice}
      <Input.TextArea
        aria-label={texts.text}
        placeholder={texts.text}
        autoSize={{ minRows: 3, maxRows: 16 }}
        count={{ show: true, max: 2000 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div style={{ marginBlockStart: 24 }}>
        <FilesInput value={files} onChange={setFiles} />
      </div>
      <div className={classes.buttons} style={{ marginBlockStart: 8 }}>
        <Button
          type="primary"
          disabled={said.length < 2 || said.length > 2000}
          loading={running}
          onClick={() => draft.sent(() => start({ text: said }))}
        >
          {texts.sendStatement}
        </Button>
        {state === 'open' && statements.length === 0 ? (
          <Button disabled={running} onClick={() => start({ declined: true })}>
            {texts.decline}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function AppealOfEntry({ entry: { entryId } }: { entry: CaseEntry }) {
  const texts = useWords(accountabilityCaseWords);
  return (
    <div className={classes.form}>
      <AppealForm
        word={texts.appealAct}
        reasonLabel={texts.appealReason}
        hint={texts.appealHint}
        subject={entryId}
        send={(body, commandKey) =>
          call('POST accountability-cases/entries/:entryId/appeals', { params: { entryId }, body }, commandKey)
        }
        outdates={outdates}
      />
    </div>
  );
}

function DecideAppeal({ appealId }: { appealId: string }) {
  const texts = useWords(accountabilityCaseWords);
  const { start, running, problem } = useCall('POST accountability-cases/appeals/:appealId/decision', {
    done: 'decided',
  });
  const decide =
    (decision: 'upheld' | 'dismissed') =>
    (reason: string, { ground }: { ground?: Ground }) =>
      start({ params: { appealId }, body: { decision, reason, ...(ground ? { ground } : {}) } });
  return (
    <div className={classes.form}>
      <DecisionForm<{ ground: Ground }>
        title={texts.decideAppeal}
        subject={appealId}
        yes={{ text: texts.uphold, decide: decide('upheld') }}
        no={{ text: texts.dismiss, decide: decide('dismissed') }}
        running={running}
        problem={problem}
      >
        <GroundField name="ground" label={texts.ground} />
      </DecisionForm>
    </div>
  );
}

/** The notice on paper: to be printed, and how it was handed over. */
function OnPaper({ entry }: { entry: CaseEntry }) {
  const texts = useWords(slipWords);
  const navigate = useNavigate();
  const may = useCan()('accountability.notify') && !entry.own && entry.slip === null;
  const [noting, setNoting] = useState(false);
  return (
    <div className={classes.buttons}>
      <Button onClick={() => navigate(paths.accountabilitySlip(entry.caseId, entry.entryId))}>{texts.print}</Button>
      {may ? <Button onClick={() => setNoting(true)}>{texts.note}</Button> : null}
      {noting ? (
        <SlipForm
          subject={entry.entryId}
          to={formatPerson({ badgeNo: entry.badgeNo, name: entry.officerName })}
          action="accountability.notify"
          send={(commandKey, body) =>
            call(
              'POST accountability-cases/entries/:entryId/slips',
              { params: { entryId: entry.entryId }, body },
              commandKey,
            )
          }
          outdates={outdates}
          onClose={() => setNoting(false)}
        />
      ) : null}
    </div>
  );
}
