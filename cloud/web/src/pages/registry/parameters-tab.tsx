import type { ParametersResponse } from '@rollcall/shared/http/parameters';
import { parameterWords } from '@rollcall/shared/words/parameters';
import { useAnswer } from '../../api/use-answer.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { ParametersForm } from './parameters-form.tsx';

/** The brigade's numbers, which version of them counts, and who set it. */
export function ParametersTab() {
  const texts = useWords(parameterWords);
  const { answer, problem, retry } = useAnswer<ParametersResponse>('parameters');
  if (answer === undefined) {
    return problem ? <ProblemNotice problem={problem} onRetry={retry} /> : <SkeletonRows columns={2} rows={4} />;
  }
  const { version, setBy, setAt } = answer;
  return (
    <div style={{ maxWidth: 1100 }}>
      <Section
        title={
          version === 0
            ? texts.defaults
            : texts.version(version, setBy ?? '–', setAt === null ? '–' : formatFull(setAt))
        }
      >
        <p>{texts.intro}</p>
        <ParametersForm key={version} current={answer} onReload={retry} />
      </Section>
    </div>
  );
}
