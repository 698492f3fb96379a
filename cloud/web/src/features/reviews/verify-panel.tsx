import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import type { ReviewDetail, Verdict } from '@rollcall/shared/resources/reviews';
import { checklistItemName } from '@rollcall/shared/words/checklists';
import { reviewAnswerWords, reviewResultWords } from '@rollcall/shared/words/review-page';
import { verdictNames } from '@rollcall/shared/words/reviews';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useKey } from '../../keyboard/use-key.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import classes from './checklist-panel.module.css';
import { Marks } from './marks.tsx';
import type { Footage } from './use-footage.ts';

interface Props {
  review: ReviewDetail;
  items: readonly ChecklistItem[];
  footage: Footage;
}

const verdicts: readonly Verdict[] = ['as_said', 'not_as_said', 'cannot_tell'];
/** HQ takes a note of this length. */
const longestNote = 500;

/** The second person says of each fault, or of the whole pass, whether it is so. */
export function VerifyPanel({ review, items, footage }: Props) {
  const texts = useWords(reviewResultWords);
  const answerTexts = useWords(reviewAnswerWords);
  const { language } = useLanguage();
  const noteId = useId();
  const answers = review.answers?.answers ?? {};
  const faults = items.filter(({ key }) => answers[key]?.result === 'fault');
  const asked =
    faults.length > 0
      ? faults.map((item) => ({ key: item.key, name: checklistItemName(item, language), deduction: item.deduction }))
      : [{ key: 'pass', name: texts.pass, deduction: undefined }];
  const [{ said, note }, change, draft] = useDraftState<{ said: Record<string, Verdict>; note: string }>(
    { name: texts.verify, subject: review.reviewId },
    { said: {}, note: '' },
  );
  const [selected, setSelected] = useState(0);
  const { start, running, problem } = useCall('POST reviews/:reviewId/verification', { done: 'saved' });
  const missing = asked.filter(({ key }) => said[key] === undefined).length;
  const tooLong = note.trim().length > longestNote;
  const say = (verdict: Verdict, index = selected) => {
    const one = asked[index];
    if (one) change((before) => ({ ...before, said: { ...before.said, [one.key]: verdict } }));
  };
  const move = (by: number) => setSelected((before) => Math.min(Math.max(before + by, 0), asked.length - 1));
  useKey('1', texts.keys.as_said, () => say('as_said'));
  useKey('2', texts.keys.not_as_said, () => say('not_as_said'));
  useKey('3', texts.keys.cannot_tell, () => say('cannot_tell'));
  useKey('j', answerTexts.keys.next, () => move(1));
  useKey('k', answerTexts.keys.previous, () => move(-1));
  return (
    <Section title={texts.verify} hint={answerTexts.keysHint}>
      <p className={classes.quiet}>{faults.length > 0 ? texts.verifyHint : texts.verifyPassHint}</p>
      {draft.notice}
      <form className={classes.form} onSubmit={(event) => event.preventDefault()}>
        <ul className={classes.items}>
          {asked.map(({ key, name, deduction }, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard j and k select it, anywhere on the page
            <li
              key={key}
              className={index === selected ? `${classes.item} ${classes.selected}` : classes.item}
              aria-current={index === selected ? 'true' : undefined}
              onClick={() => setSelected(index)}
            >
              <div className={classes.name}>
                <span>{name}</span>
                {deduction === undefined ? null : (
                  <span className={classes.costs}>{answerTexts.deduction(deduction)}</span>
                )}
              </div>
              <Marks review={review} marks={answers[key]?.marks ?? []} onJump={footage.jump} />
              {answers[key]?.note ? <p className={classes.said}>{answers[key].note}</p> : null}
              {/* biome-ignore lint/a11y/useSemanticElements: a fieldset in each row would draw a frame in each row */}
              <div className={classes.results} role="group" aria-label={name}>
                {verdicts.map((verdict, nr) => (
                  <button
                    key={verdict}
                    type="button"
                    className={
                      verdict === 'as_said'
                        ? classes.fault
                        : verdict === 'not_as_said'
                          ? classes.ok
                          : classes.not_applicable
                    }
                    aria-pressed={said[key] === verdict}
                    data-tip={`${verdictNames[verdict][language]} (${nr + 1})`}
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => say(verdict, index)}
                  >
                    {verdictNames[verdict][language]}
                  </button>
                ))}
              </div>
            </li>
          ))}
        </ul>
        <div className={classes.note}>
          <label htmlFor={noteId}>{texts.note}</label>
          <LongText
            id={noteId}
            most={longestNote}
            value={note}
            onChange={({ target }) => change((before) => ({ ...before, note: target.value }))}
          />
        </div>
      </form>
      <ProblemNotice problem={problem} />
      <div className={classes.foot}>
        <Button
          type="primary"
          loading={running}
          disabled={missing > 0 || tooLong}
          onClick={() =>
            draft.sent(() =>
              start({ params: { reviewId: review.reviewId }, body: { verdicts: said, note: note.trim() } }),
            )
          }
        >
          {texts.submit}
        </Button>
        {missing > 0 ? <span className={classes.state}>{texts.missing(missing)}</span> : null}
        {tooLong ? <span className={classes.state}>{texts.noteTooLong}</span> : null}
      </div>
    </Section>
  );
}
