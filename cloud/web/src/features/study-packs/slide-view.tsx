import type { Slide, StudyPackDetail, StudyQuestion } from '@rollcall/shared/resources/study-packs';
import { slideWords, studyPackPageWords } from '@rollcall/shared/words/study-pack-page';
import { trainingCaseWords } from '@rollcall/shared/words/training-cases';
import { useEffect } from 'react';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { CaseSlide } from './case-slide.tsx';
import { FiguresSlide } from './figures-slide.tsx';
import { ProblemsSlide } from './problems-slide.tsx';
import { QuestionsSlide } from './questions-slide.tsx';
import classes from './slides.module.css';
import { useFit } from './use-fit.ts';

interface Props {
  pack: StudyPackDetail;
  /** From 0. */
  index: number;
  /** How many questions show their right answer. */
  answered?: number;
  /** Told how small its letters had to be made; 1: as large as they are meant. */
  onFit?: (fit: number) => void;
}

/** One slide: its heading, what it says as large as it fits, and where one is. */
export function SlideView({ pack, index, answered = 0, onFit }: Props) {
  const texts = useWords(studyPackPageWords);
  const slide = pack.slides[index];
  const { place, fit } = useFit(slide, answered);
  useEffect(() => onFit?.(fit), [fit, onFit]);
  const heading = useHeading(slide);
  if (slide === undefined) return null;
  if (slide.kind === 'title') {
    return (
      <section className={`${classes.slide} ${classes.cover}`} aria-label={slide.title}>
        <p className={classes.brigade}>{slide.brigade}</p>
        <h2>{slide.title}</h2>
        <p className={classes.period}>{texts.period(pack)}</p>
      </section>
    );
  }
  return (
    <section className={classes.slide} aria-label={heading}>
      <h2>{heading}</h2>
      <div ref={place} className={classes.body}>
        <Body slide={slide} answers={pack.questionsWithAnswers} answered={answered} />
      </div>
      <p className={classes.foot}>
        <span>{pack.title}</span>
        <span>
          {index + 1} / {pack.slides.length}
        </span>
      </p>
    </section>
  );
}

function useHeading(slide: Slide | undefined): string {
  const texts = useWords(slideWords);
  if (slide === undefined) return '';
  switch (slide.kind) {
    case 'title':
    case 'case':
      return slide.title;
    case 'case_withdrawn':
      return texts.caseNo(slide.caseNo);
    default:
      return texts[slide.kind];
  }
}

function Body({
  slide,
  answers,
  answered,
}: {
  slide: Slide;
  answers: readonly StudyQuestion[] | null;
  answered: number;
}) {
  switch (slide.kind) {
    case 'figures':
      return <FiguresSlide slide={slide} />;
    case 'problems':
      return <ProblemsSlide slide={slide} />;
    case 'case':
      return <CaseSlide slide={slide} />;
    case 'case_withdrawn':
      return <WithdrawnSlide slide={slide} />;
    case 'advice':
      return (
        <ol className={classes.lines}>
          {slide.lines.map((line, nr) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
            <li key={nr}>{line}</li>
          ))}
        </ol>
      );
    case 'questions':
      return <QuestionsSlide slide={slide} answers={answers} answered={answered} />;
    case 'title':
      return null;
  }
}

function WithdrawnSlide({ slide: { why, at } }: { slide: Extract<Slide, { kind: 'case_withdrawn' }> }) {
  const texts = useWords(slideWords);
  const { withdrawalNames } = useWords(trainingCaseWords);
  const { language } = useLanguage();
  return (
    <div className={classes.withdrawn}>
      <p>{texts.withdrawn}</p>
      <p>
        {withdrawalNames[why]} · {formatDate(at, language)}
      </p>
    </div>
  );
}
