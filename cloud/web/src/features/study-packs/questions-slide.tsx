import type { Slide, StudyQuestion } from '@rollcall/shared/resources/study-packs';
import { slideWords } from '@rollcall/shared/words/study-pack-page';
import { useWords } from '../../language/use-words.ts';
import { letterOf } from './letter-of.ts';
import classes from './slides.module.css';

interface Props {
  slide: Extract<Slide, { kind: 'questions' }>;
  /** Null: this account isn't told. */
  answers: readonly StudyQuestion[] | null;
  answered: number;
}

/** Questions with their options; the right ones of the first so many are marked. */
export function QuestionsSlide({ slide, answers, answered }: Props) {
  const texts = useWords(slideWords);
  return (
    <ol className={classes.questions}>
      {slide.questions.map(({ text, options }, nr) => {
        const right = nr < answered ? answers?.[nr]?.right : undefined;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two questions may be the same
          <li key={nr}>
            <span>{text}</span>
            <ul>
              {options.map((option, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two options may be the same
                <li key={at} className={at === right ? classes.right : undefined}>
                  {letterOf(at)}. {option}
                  {at === right ? ` ✓ ${texts.rightMark}` : null}
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
