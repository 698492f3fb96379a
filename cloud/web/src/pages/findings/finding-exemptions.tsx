import type { ExemptionRow } from '@rollcall/shared/http/exemptions';
import type { FindingRow } from '@rollcall/shared/http/findings';
import { exemptionReasonNames } from '@rollcall/shared/words/exemption-reasons';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { responseWords } from '@rollcall/shared/words/finding-answers';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { formatDayTime, formatTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { exemptionEffectLooks, exemptionLooks } from '../../state/exemption-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './finding-responses.module.css';
import { timeOf } from './time-of.ts';

/** The explanations that touch a finding's time, of the officer or of the whole unit, whatever became of them. */
export function FindingExemptions({ finding }: { finding: FindingRow }) {
  const { language } = useLanguage();
  const texts = useWords(responseWords);
  const list = useWords(exemptionWords);
  const may = useCan()('exemptions.read');
  const { badgeNo } = finding;
  const aboutTime = finding.shiftId !== null || finding.detail.missing.length > 0;
  const { answer } = useAnswer<{ rows: ExemptionRow[] }>(
    'exemptions',
    { badgeNo: badgeNo ?? undefined, ...timeOf(finding), limit: 50 },
    { enabled: may && badgeNo !== null && aboutTime },
  );
  const rows = answer?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <div className={classes.explanations}>
      <PlainTable
        name={texts.explanations}
        rows={rows}
        rowKey={({ exemptionId }) => exemptionId}
        columns={[
          {
            title: list.time,
            cell: ({ exemptionId, startsAt, endsAt }) => (
              <Link to={paths.exemptions({ entry: exemptionId })}>
                {`${formatDayTime(startsAt, language)}–${formatTime(endsAt)}`}
              </Link>
            ),
          },
          { title: list.cause, cell: ({ reasonCode }) => exemptionReasonNames[reasonCode][language] },
          { title: list.state, cell: ({ state }) => <StateTag look={exemptionLooks[state]} /> },
          { title: list.counts, cell: ({ effect }) => <StateTag look={exemptionEffectLooks[effect]} /> },
        ]}
      />
    </div>
  );
}
