import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import type { ReviewDetail } from '@rollcall/shared/resources/reviews';
import { checklistItemName, reviewDimensionNames } from '@rollcall/shared/words/checklists';
import { reviewAnswerWords, reviewWordsOfPage } from '@rollcall/shared/words/review-page';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { formatDuration } from '../../format/format-duration.ts';
import { useKey } from '../../keyboard/use-key.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { dimensions } from '../checklists/by-dimension.ts';
import { ChecklistEntry } from './checklist-entry.tsx';
import classes from './checklist-panel.module.css';
import type { ChecklistDraft } from './use-checklist.ts';
import type { Draft } from './use-draft.ts';
import type { Footage } from './use-footage.ts';
import type { Watched } from './use-watched.ts';
import { type WhyNot, whyNotSubmit } from './why-not-submit.ts';

const SubmitDialog = later({ load: async () => (await import('./submit-dialog.tsx')).SubmitDialog });

interface Props {
  review: ReviewDetail;
  /** In the order in which they are shown. */
  items: readonly ChecklistItem[];
  checklist: ChecklistDraft;
  draft: Draft;
  footage: Footage;
  watched: Watched;
}

/** The checklist that the reviewer fills in, by mouse or by keys alone; saved at every click. */
export function ChecklistPanel({ review, items, checklist, draft, footage, watched }: Props) {
  const texts = useWords(reviewAnswerWords);
  const page = useWords(reviewWordsOfPage);
  const { language } = useLanguage();
  const [submitting, setSubmitting] = useState(false);
  const whys = whyNotSubmit(review, watched.sum, items, draft.draft);
  const sayWhy = useWhy();
  const { selected, answers } = checklist;
  const list = useRef<HTMLFormElement>(null);
  const toNote = () =>
    // The field is there once the answer was drawn.
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('[data-selected] input')?.focus());
  const move = (by: number) => {
    checklist.move(by);
    requestAnimationFrame(() => list.current?.querySelector('[data-selected]')?.scrollIntoView({ block: 'nearest' }));
  };
  useKey('1', texts.keys.ok, () => selected && checklist.answer(selected.key, 'ok'));
  useKey('2', texts.keys.fault, () => selected && checklist.answer(selected.key, 'fault'));
  useKey('3', texts.keys.notApplicable, () => {
    if (!selected) return;
    checklist.answer(selected.key, 'not_applicable');
    toNote();
  });
  useKey('m', texts.keys.mark, () => selected && checklist.mark(selected.key));
  useKey('e', texts.keys.note, () => selected && answers[selected.key] && toNote());
  useKey('j', texts.keys.next, () => move(1));
  useKey('k', texts.keys.previous, () => move(-1));
  useKey('ArrowDown', texts.keys.next, () => move(1));
  useKey('ArrowUp', texts.keys.previous, () => move(-1));
  useKey('Enter', texts.keys.submit, () => whys.length === 0 && setSubmitting(true));
  const answered = items.filter(({ key }) => answers[key] !== undefined).length;
  return (
    <Section
      title={texts.title}
      hint={
        <>
          {texts.version(review.checklistVersion)} · {texts.answered(answered, items.length)} · {texts.keysHint}
        </>
      }
    >
      {/* A page with a form waits behind the sign-in when the session ends. */}
      <form ref={list} className={classes.form} onSubmit={(event) => event.preventDefault()}>
        {dimensions.map((dimension) => (
          <fieldset key={dimension} className={classes.dimension}>
            <legend>{reviewDimensionNames[dimension][language]}</legend>
            <ul className={classes.items}>
              {items
                .filter((item) => item.dimension === dimension)
                .map((item) => (
                  <ChecklistEntry
                    key={item.key}
                    review={review}
                    item={item}
                    name={checklistItemName(item, language)}
                    checklist={checklist}
                    footage={footage}
                  />
                ))}
            </ul>
          </fieldset>
        ))}
      </form>
      <ProblemNotice problem={draft.problem} />
      {draft.problem ? <Button onClick={() => location.reload()}>{page.reload}</Button> : null}
      <div className={classes.foot}>
        <Button type="primary" disabled={whys.length > 0 || draft.problem !== null} onClick={() => setSubmitting(true)}>
          {texts.submit}
        </Button>
        <span className={classes.state} role="status">
          {texts[draft.state]}
        </span>
      </div>
      {draft.state === 'unsaved' ? <p className={classes.lost}>{texts.lost}</p> : null}
      {whys.length === 0 ? null : (
        <div className={classes.whys}>
          <strong>{texts.notYet}</strong>
          <ul>
            {whys.map((why) => (
              <li key={sayWhy(why)}>{sayWhy(why)}</li>
            ))}
          </ul>
        </div>
      )}
      {submitting ? (
        <SubmitDialog review={review} items={items} draft={draft} onClose={() => setSubmitting(false)} />
      ) : null}
    </Section>
  );
}

/** Says what is missing before a review can be submitted. */
function useWhy(): (why: WhyNot) => string {
  const { reasons } = useWords(reviewAnswerWords);
  const { language } = useLanguage();
  return (why) => {
    if (why.why === 'watched') return reasons.watched(formatDuration(Math.max(why.leftMs, 1000), language));
    if ('count' in why) return reasons[why.why](why.count);
    return reasons[why.why](checklistItemName(why.item, language));
  };
}
