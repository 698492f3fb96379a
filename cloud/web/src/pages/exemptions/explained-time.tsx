import type { CoverageTotals } from '@rollcall/shared/http/coverage';
import type { CoverageOfTime } from '@rollcall/shared/http/coverage-of-time';
import type { ExemptionReason } from '@rollcall/shared/http/exemptions';
import { effectOf } from '@rollcall/shared/rules/explanation-effect';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { coverageOfTimeWords } from '@rollcall/shared/words/coverage-of-time';
import { exemptionEffectNames, exemptionWords } from '@rollcall/shared/words/exemptions';
import { formatWords } from '@rollcall/shared/words/format';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { formatDuration } from '../../format/format-duration.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ExplainedRecordings } from './explained-recordings.tsx';
import { ExplainedShift } from './explained-shift.tsx';
import classes from './explained-time.module.css';
import { isWhollyRecorded } from './is-wholly-recorded.ts';

interface Props {
  of: { badgeNo: string } | { unitCode: string };
  from: string;
  to: string;
  /** Where the cause is being chosen: what an approval makes of the time is told. */
  reasonCode?: ExemptionReason | undefined;
  /** Who is warned when nothing of it is missing; nobody once it is decided. */
  warns: 'asker' | 'decider' | undefined;
}

/** What is recorded of the time that is explained: it is only right to explain what is missing, so who acts is told. */
export function ExplainedTime({ of, from, to, reasonCode, warns }: Props) {
  const texts = useWords(coverageOfTimeWords);
  const { effect } = useWords(exemptionWords);
  const { named } = useWords(formatWords);
  const { language } = useLanguage();
  const { answer, problem, retry } = useAnswer<CoverageOfTime>('coverage/time', { ...of, from, to });
  const badgeNo = 'badgeNo' in of ? of.badgeNo : undefined;
  const date = localDateOf(Date.parse(from));
  return (
    <Section title={texts.title}>
      <div className={classes.time}>
        <ProblemNotice problem={problem} onRetry={retry} />
        {answer && warns && isWhollyRecorded(answer.totals) ? (
          <Alert
            type="warning"
            showIcon
            title={texts.wholly(formatDuration(answer.totals.requiredMs, language))}
            description={warns === 'asker' ? texts.beforeFiling : texts.beforeApproving}
          />
        ) : null}
        {answer ? <Sum totals={answer.totals} /> : null}
        {answer && reasonCode ? (
          <p>{named(effect, exemptionEffectNames[effectOf(reasonCode, answer.rulesEdition)][language])}</p>
        ) : null}
        {answer?.shifts.map((shift) => (
          <ExplainedShift key={shift.shiftId} shift={shift} asOf={answer.asOf} time={{ from, to }} />
        ))}
        {answer && answer.shifts.length > 0 ? <p className={classes.quiet}>{texts.markHint}</p> : null}
        {answer && badgeNo !== undefined ? (
          <>
            <ExplainedRecordings found={answer} />
            <Link to={paths.officerDay(badgeNo, date, { at: from })}>{texts.day}</Link>
          </>
        ) : null}
      </div>
    </Section>
  );
}

/** What became of the time; what there is none of is left out, but for what is missing. */
function Sum({ totals }: { totals: CoverageTotals }) {
  const texts = useWords(coverageOfTimeWords);
  const { language } = useLanguage();
  const { requiredMs, recordedMs, uninspectedMs, missingMs, pendingMs, notYetMs, exemptMs } = totals;
  if (requiredMs === 0 && exemptMs === 0) return <p className={classes.sum}>{texts.nothingDue}</p>;
  const said = [
    { name: 'required', ms: requiredMs, always: true },
    { name: 'recorded', ms: recordedMs, always: true },
    { name: 'uninspected', ms: uninspectedMs, always: false },
    { name: 'missing', ms: missingMs, always: true },
    { name: 'pending', ms: pendingMs, always: false },
    { name: 'notYet', ms: notYetMs, always: false },
    { name: 'exempt', ms: exemptMs, always: false },
  ] as const;
  return (
    <p className={classes.sum}>
      {said
        .filter(({ ms, always }) => always || ms > 0)
        .map(({ name, ms }) => (
          <span key={name}>{texts.sum[name](formatDuration(ms, language))}</span>
        ))}
    </p>
  );
}
