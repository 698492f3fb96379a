import type { ScoreRules } from '@rollcall/shared/scores/rules';
import { findingKindNames, violationClassNames } from '@rollcall/shared/words/findings';
import { scoreRulesWords } from '@rollcall/shared/words/score-rules';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { violations } from './rules-values.ts';
import classes from './scores.module.css';

/** Rules as they are read out: what costs how much. */
export function RulesInWords({ rules }: { rules: ScoreRules }) {
  const texts = useWords(scoreRulesWords);
  const { language } = useLanguage();
  const inPoints = (tenths: number) => String(tenths / 10);
  const withUnit = (tenths: number) => texts.pointsOf(inPoints(tenths));
  const costOf = ({ eachTenths, capTenths }: { eachTenths: number; capTenths: number }) =>
    texts.perMonth(inPoints(eachTenths), inPoints(capTenths));
  const { unit } = rules;
  return (
    <div className={classes.words}>
      <FactList
        facts={[
          ...violations.map((one) => ({ name: violationClassNames[one][language], value: costOf(rules.classes[one]) })),
          { name: texts.reviewCap, value: withUnit(rules.reviewCapTenths) },
          { name: texts.minDutyDays, value: texts.days(rules.minDutyDays) },
        ]}
      />
      <h3>{texts.kinds}</h3>
      {rules.kinds.length === 0 ? (
        <p className={classes.quiet}>{texts.none}</p>
      ) : (
        <FactList
          facts={rules.kinds.map((one) => ({ name: findingKindNames[one.kind][language], value: costOf(one) }))}
        />
      )}
      <h3>{texts.unit}</h3>
      <FactList
        facts={[
          { name: texts.lateAnswer, value: withUnit(unit.lateAnswerTenths) },
          { name: texts.overdueRectification, value: withUnit(unit.overdueRectificationTenths) },
          { name: texts.unitCap, value: withUnit(unit.capTenths) },
        ]}
      />
    </div>
  );
}
