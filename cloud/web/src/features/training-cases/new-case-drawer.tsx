import type { TrainingCaseDetail } from '@rollcall/shared/resources/training-cases';
import { trainingCaseWords } from '@rollcall/shared/words/training-cases';
import { Drawer } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { CaseForm, type CaseValues } from './case-form.tsx';

interface Props {
  onAdded: (added: TrainingCaseDetail) => void;
  onClose: () => void;
}

/** Adds somebody else's case. */
export function ElsewhereDrawer({ onAdded, onClose }: Props) {
  const texts = useWords(trainingCaseWords);
  const { start, running, problem } = useCall('POST training-cases', { onDone: onAdded, done: 'saved' });
  return (
    <CaseForm
      title={texts.add}
      initial={{}}
      ofFinding={false}
      asksSource
      problem={problem}
      saving={running}
      onSave={(values) => start({ body: { ...trimmed(values), source: values.source?.trim() ?? '' } })}
      onClose={onClose}
    />
  );
}

/** Adds a case of a finding: what HQ proposes, to be edited. */
export function OfFindingDrawer({ findingId, onAdded, onClose }: Props & { findingId: string }) {
  const { language } = useLanguage();
  const texts = useWords(trainingCaseWords);
  const proposed = useRead('GET training-cases/proposals/:findingId', {
    params: { findingId },
    query: { lang: language },
  });
  const { start, running, problem } = useCall('POST training-cases', { onDone: onAdded, done: 'saved' });
  if (proposed.answer === undefined) {
    return proposed.problem === null ? null : (
      <Drawer open onClose={onClose} size={480} title={texts.addOfFinding}>
        <ProblemNotice problem={proposed.problem} onRetry={proposed.retry} />
      </Drawer>
    );
  }
  const { strip, ...initial } = proposed.answer;
  return (
    <CaseForm
      title={texts.addOfFinding}
      initial={initial}
      ofFinding
      strip={strip}
      problem={problem}
      saving={running}
      onSave={(values) => start({ body: { ...trimmed(values), findingId } })}
      onClose={onClose}
    />
  );
}

export function trimmed({ title, violationClass, text, rule, advice }: CaseValues) {
  return { title: title.trim(), violationClass, text: text.trim(), rule: rule.trim(), advice: advice.trim() };
}
