import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import type { FindingRow } from '@rollcall/shared/http/findings';
import type { ParametersAnswer } from '@rollcall/shared/resources/parameters';
import { findingNextWords } from '@rollcall/shared/words/finding-next';
import { findingRuleWords } from '@rollcall/shared/words/finding-rules';
import {
  findingListWords,
  findingWords,
  rulesEditionNames,
  violationClassNames,
} from '@rollcall/shared/words/findings';
import { useAnswer } from '../../api/use-answer.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import classes from './finding-rule.module.css';
import { ruleNumbers } from './rule-numbers.ts';

/** Why it is a finding: the rule in words with the numbers that it used, and what to do next. */
export function FindingRule({ finding, shift }: { finding: FindingRow; shift: ShiftCoverageDetail | undefined }) {
  const { language } = useLanguage();
  const texts = useWords(findingWords);
  const rules = useWords(findingRuleWords);
  const list = useWords(findingListWords);
  const next = useWords(findingNextWords);
  const { answer } = useAnswer<ParametersAnswer>('parameters');
  if (!answer) return null;
  const { version, parameters } = answer;
  const numbers = ruleNumbers(parameters, language);
  const violation = finding.violationClass;
  const dueAt = finding.detail.dueAt ?? shift?.dueAt;
  return (
    <Section title={texts.rule} hint={version === 0 ? texts.defaults : texts.parameters(version)}>
      <p className={classes.rule}>{rules[finding.kind](numbers)}</p>
      <FactList
        facts={[
          {
            name: list.violation,
            value: violation === null ? list.noViolation : violationClassNames[violation][language],
          },
          { name: list.rules, value: rulesEditionNames[finding.rulesEdition][language] },
          ...(finding.shiftId === null || finding.detail.inspection
            ? []
            : [
                {
                  name: texts.due,
                  value: `${dueAt === undefined ? '' : `${formatFull(dueAt)} = `}${texts.formula(numbers.deadlineHours)}`,
                },
                { name: texts.tolerance, value: numbers.tolerance },
                { name: texts.threshold, value: numbers.gap },
              ]),
          { name: texts.next, value: finding.state === 'set_aside' ? texts.nothingToDo : next[finding.kind] },
        ]}
      />
    </Section>
  );
}
