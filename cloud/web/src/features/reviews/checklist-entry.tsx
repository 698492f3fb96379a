import { AimOutlined } from '@ant-design/icons';
import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import type { ReviewAnswer, ReviewDetail } from '@rollcall/shared/resources/reviews';
import { reviewAnswerWords } from '@rollcall/shared/words/review-page';
import { Button } from 'antd';
import { ShortText } from '../../form/short-text.tsx';
import { useWords } from '../../language/use-words.ts';
import classes from './checklist-panel.module.css';
import { Marks } from './marks.tsx';
import type { ChecklistDraft } from './use-checklist.ts';
import type { Footage } from './use-footage.ts';
import { longestNote } from './why-not-submit.ts';

interface Props {
  review: ReviewDetail;
  item: ChecklistItem;
  name: string;
  checklist: ChecklistDraft;
  footage: Footage;
}

const results: readonly ReviewAnswer['result'][] = ['ok', 'fault', 'not_applicable'];

/** One item: its answer, marks and note. */
export function ChecklistEntry({ review, item, name, checklist, footage }: Props) {
  const texts = useWords(reviewAnswerWords);
  const { key, deduction } = item;
  const answer = checklist.answers[key];
  const selected = checklist.selected?.key === key;
  const noteLabel = answer?.result === 'not_applicable' ? texts.noteNeeded : texts.note;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard j and k select it, anywhere on the page
    <li
      className={selected ? `${classes.item} ${classes.selected}` : classes.item}
      data-selected={selected || undefined}
      aria-current={selected ? 'true' : undefined}
      onClick={() => checklist.select(key)}
    >
      <div className={classes.name}>
        <span>{name}</span>
        <span className={answer?.result === 'fault' ? classes.costs : classes.deduction}>
          {texts.deduction(deduction)}
        </span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset in each row would draw a frame in each row */}
      <div className={classes.results} role="group" aria-label={name}>
        {results.map((result, index) => (
          <button
            key={result}
            type="button"
            className={classes[result]}
            aria-pressed={answer?.result === result}
            data-tip={`${texts.results[result]} (${index + 1})`}
            // The focus stays: space goes on to play.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => checklist.answer(key, result)}
          >
            {texts.results[result]}
          </button>
        ))}
        {selected && review.recordings.length > 0 ? (
          <Button
            size="small"
            icon={<AimOutlined />}
            disabled={footage.seen === undefined}
            data-tip={`${texts.markHere} (m)`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => checklist.mark(key)}
          >
            {texts.markHere}
          </Button>
        ) : null}
      </div>
      {answer && answer.marks.length > 0 ? (
        <Marks
          review={review}
          marks={answer.marks}
          onJump={footage.jump}
          onRemove={(mark) => checklist.unmark(key, mark)}
        />
      ) : null}
      {answer && (selected || answer.note !== '' || answer.result === 'not_applicable') ? (
        <ShortText
          most={longestNote}
          size="small"
          aria-label={`${name} ${noteLabel}`}
          placeholder={noteLabel}
          value={answer.note}
          status={answer.result === 'not_applicable' && answer.note.trim() === '' ? 'warning' : ''}
          onFocus={() => checklist.select(key)}
          onChange={(event) => checklist.note(key, event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'Enter') return;
            event.preventDefault();
            event.currentTarget.blur();
          }}
        />
      ) : null}
    </li>
  );
}
