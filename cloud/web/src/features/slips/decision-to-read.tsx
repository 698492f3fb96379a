import type { ParametersAnswer } from '@rollcall/shared/resources/parameters';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { noticeWords } from '@rollcall/shared/words/slips';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { call } from '../../api/call.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useChange } from '../../api/use-change.ts';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import classes from './slip-sheet.module.css';

/** A decision about a finding, or about an entry of a case. */
interface Decision {
  kind: 'finding' | 'case';
  id: string;
}

interface Props {
  decision: Decision;
  title: string;
  /** Whether an appeal is possible, in the time that counts from the press. */
  appealable: boolean;
  /** The last day on which the reader can appeal; undefined: he hasn't said that he read it. */
  appealUntilOn: string | undefined;
  /** What was decided, by whom, why. */
  children: ReactNode;
}

/** At the top of its page: what was decided about the reader, until he says that he read it; then until when he can appeal. */
export function DecisionToRead({ decision, title, appealable, appealUntilOn, children }: Props) {
  const { language } = useLanguage();
  const texts = useWords(noticeWords);
  const appealDays = useAppealDays();
  const [pressed, setPressed] = useState(false);
  if (appealUntilOn !== undefined) {
    const until = formatDate(startOfLocalDate(appealUntilOn), language);
    const done = appealable ? texts.doneUntil(until) : texts.done;
    return pressed ? <Alert type="success" showIcon role="status" className={classes.toRead} title={done} /> : null;
  }
  return (
    <section aria-label={title} className={classes.toRead}>
      <Alert
        type="warning"
        showIcon
        role="none"
        title={<strong>{title}</strong>}
        description={
          <>
            {children}
            <p>
              {appealable && appealDays !== undefined ? `${texts.appeal(appealDays)} ` : null}
              {texts.notAgreed}
            </p>
            <SeenButton decision={decision} primary onDone={() => setPressed(true)} />
          </>
        }
      />
    </section>
  );
}

/**
 * That the reader read what was decided about him: from then on his time to appeal runs. Nothing else on a page says so, and only who
 * has the page before him can: in a tab that nobody sees the button does nothing.
 */
export function SeenButton({
  decision: { kind, id },
  primary = false,
  onDone,
}: {
  decision: Decision;
  primary?: boolean;
  onDone?: () => void;
}) {
  const texts = useWords(noticeWords);
  const { start, running, problem } = useChange({
    send: (commandKey): Promise<unknown> =>
      kind === 'finding'
        ? call('POST finding-decisions/:decisionId/notices', { params: { decisionId: id } }, commandKey)
        : call('POST accountability-cases/entries/:entryId/notices', { params: { entryId: id } }, commandKey),
    outdates: ['inbox', 'findings', 'finding-decisions', 'accountability-cases'],
    done: false,
    ...(onDone ? { onDone } : {}),
  });
  return (
    <span>
      <ProblemNotice problem={problem} />
      <Button
        {...(primary ? { type: 'primary' as const } : { size: 'small' as const })}
        loading={running}
        onClick={() => {
          if (document.visibilityState === 'visible') start();
        }}
      >
        {texts.seen}
      </Button>
    </span>
  );
}

/** So many working days one has to appeal; undefined: not known yet. */
export function useAppealDays(): number | undefined {
  return useAnswer<ParametersAnswer>('parameters').answer?.parameters.appealDays;
}
