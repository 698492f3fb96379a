import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import type { FindingRow } from '@rollcall/shared/http/findings';
import type { ParametersResponse } from '@rollcall/shared/http/parameters';
import { useAnswer } from '../../api/use-answer.ts';
import { formatDuration } from '../../format/format-duration.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { findingTexts } from '../../texts/finding-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import classes from './finding-rule.module.css';

/** Why it is a finding: the rule in words, and the numbers that it used. */
export function FindingRule({ finding, shift }: { finding: FindingRow; shift: ShiftCoverageDetail | undefined }) {
  const { language } = useLanguage();
  const texts = useTexts(findingTexts);
  const { answer } = useAnswer<ParametersResponse>('parameters');
  if (!answer) return null;
  const { version, parameters } = answer;
  const tolerance = formatDuration(parameters.joinToleranceMs, language);
  const threshold = formatDuration(parameters.coverageGapMs, language);
  const rule = {
    no_footage: texts.rules.no_footage,
    coverage_gap: texts.rules.coverage_gap(tolerance, threshold),
    late_import: texts.rules.late_import(parameters.importDeadlineHours),
  }[finding.kind];
  const dueAt = finding.detail.dueAt ?? shift?.dueAt;
  return (
    <Section title={texts.rule} hint={version === 0 ? texts.defaults : texts.parameters(version)}>
      <p className={classes.rule}>{rule}</p>
      <FactList
        facts={[
          {
            name: texts.due,
            value: `${dueAt === undefined ? '' : `${formatFull(dueAt)} = `}${texts.formula(parameters.importDeadlineHours)}`,
          },
          { name: texts.tolerance, value: tolerance },
          { name: texts.threshold, value: threshold },
        ]}
      />
    </Section>
  );
}
