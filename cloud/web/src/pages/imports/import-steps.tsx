import type { ImportKind } from '@rollcall/shared/resources/imports';
import { importWords } from '@rollcall/shared/words/imports';
import { ShortText } from '../../form/short-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { FileDrop } from './file-drop.tsx';
import { ImportProblems } from './import-problems.tsx';
import { ImportResultView } from './import-result-view.tsx';
import classes from './import-steps.module.css';
import { TemplateLinks } from './template-links.tsx';
import { useImport } from './use-import.ts';
import { Waiting } from './waiting.tsx';

/** Template, file with its dry run, import: nothing is written before the last step, and then all or nothing. */
export function ImportSteps({ kind, list }: { kind: ImportKind; list: string }) {
  const texts = useWords(importWords);
  const [reason, setReason, draft] = useDraftState({ name: 'import', subject: kind }, '');
  const { file, running, doing, check, write, result, refusal, problem } = useImport(kind);
  const always = kind === 'calendar-days';
  const withReason = always || kind === 'shifts' || kind === 'leave' || kind === 'custodies' || kind === 'observations';
  return (
    <div className={classes.steps}>
      <Section title={texts.template}>
        <TemplateLinks kind={kind} />
      </Section>
      <Section title={texts.choose}>
        {withReason ? draft.notice : null}
        {withReason ? (
          <div className={classes.reason}>
            <label htmlFor="import-reason">{texts.reason}</label>
            <ShortText
              id="import-reason"
              most={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              onPressEnter={() => file && check(file, reason)}
            />
            <small>{always ? texts.reasonAlways : texts.reasonHint}</small>
          </div>
        ) : null}
        <FileDrop file={file} disabled={running} onFile={(chosen) => check(chosen, reason)} />
      </Section>
      {running ? <Waiting since={doing.startedAt} say={doing.dryRun ? texts.checking : texts.importing} /> : null}
      <ProblemNotice problem={problem} onRetry={() => file && check(file, reason)} />
      {refusal ? <ImportProblems refusal={refusal} kind={kind} onRecheck={() => file && check(file, reason)} /> : null}
      {result ? (
        <ImportResultView result={result} list={list} onImport={() => draft.sent(() => write(reason))} />
      ) : null}
    </div>
  );
}
