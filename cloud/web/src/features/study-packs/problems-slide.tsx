import type { Slide } from '@rollcall/shared/resources/study-packs';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { slideWords } from '@rollcall/shared/words/study-pack-page';
import { trainingCaseWords } from '@rollcall/shared/words/training-cases';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './slides.module.css';

/** Violations of the whole brigade, the most frequent first. */
export function ProblemsSlide({ slide: { problems } }: { slide: Extract<Slide, { kind: 'problems' }> }) {
  const texts = useWords(slideWords);
  const { violationClass: violationClassHeading } = useWords(trainingCaseWords);
  const { language } = useLanguage();
  if (problems.length === 0) return <p className={classes.nothing}>{texts.noProblems}</p>;
  const most = Math.max(...problems.map(({ told }) => told));
  return (
    <table className={classes.problems}>
      <thead>
        <tr>
          <th scope="col">{violationClassHeading}</th>
          <th scope="col" colSpan={2}>
            {texts.told}
          </th>
          <th scope="col">{texts.confirmed}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ violationClass, told, confirmed }) => (
          <tr key={violationClass}>
            <th scope="row">{violationClassNames[violationClass][language]}</th>
            <td className={classes.number}>{told}</td>
            <td className={classes.bar}>
              <span style={{ inlineSize: `${(told / most) * 100}%` }} />
            </td>
            <td className={classes.number}>{confirmed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
