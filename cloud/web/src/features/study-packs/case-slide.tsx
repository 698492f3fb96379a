import type { Slide } from '@rollcall/shared/resources/study-packs';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { slideWords } from '@rollcall/shared/words/study-pack-page';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { CaseStripPicture } from '../training-cases/case-strip.tsx';
import classes from './slides.module.css';

/** What happened, the rule, and what to do. */
export function CaseSlide({ slide }: { slide: Extract<Slide, { kind: 'case' }> }) {
  const texts = useWords(slideWords);
  const { language } = useLanguage();
  const { caseNo, violationClass, text, strip, rule, advice, source } = slide;
  return (
    <>
      <p className={classes.about}>
        <span className={classes.violation}>{violationClassNames[violationClass][language]}</span>
        <span>{texts.caseNo(caseNo)}</span>
        {source === null ? null : <span>{texts.source(source)}</span>}
      </p>
      <p className={classes.text}>{text}</p>
      {strip === null ? null : (
        <div className={classes.strip}>
          <CaseStripPicture strip={strip} />
        </div>
      )}
      <div className={classes.pair}>
        <div>
          <h3>{texts.rule}</h3>
          <p className={classes.text}>{rule}</p>
        </div>
        <div>
          <h3>{texts.caseAdvice}</h3>
          <p className={classes.text}>{advice}</p>
        </div>
      </div>
    </>
  );
}
