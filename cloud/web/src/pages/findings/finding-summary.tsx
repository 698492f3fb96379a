import type { FindingRow } from '@rollcall/shared/http/findings';
import { faultNames } from '@rollcall/shared/words/field-inspections';
import { findingListWords } from '@rollcall/shared/words/findings';
import { formatWords } from '@rollcall/shared/words/format';
import { formatBetween, formatSpan } from '../../format/format-between.ts';
import { formatRoughly } from '../../format/format-duration.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { clockOf } from './clock-of.ts';
import classes from './finding-summary.module.css';
import { latenessOf } from './lateness-of.ts';

/** The others are on its own page. */
const shownStretches = 2;

/** Beside its length: what is missing, its first stretches; or how much came how late; or how much of what it is about. */
export function FindingSummary({ finding: { kind, detail } }: { finding: FindingRow }) {
  const { language } = useLanguage();
  const texts = useWords(findingListWords);
  const { and } = useWords(formatWords);
  if (kind === 'late_import') {
    const { lateCount } = detail;
    if (lateCount === 1) return <span>{texts.lateOne}</span>;
    return <span>{texts.lateBy(lateCount, formatRoughly(latenessOf(detail), language))}</span>;
  }
  if (kind === 'no_footage') return <span>{texts.wholeShift}</span>;
  if (kind === 'burst_of_tickets') return <span>{texts.tickets(detail.activityIds?.length ?? 0)}</span>;
  if (detail.inspection) return <span>{faultNames(detail.inspection.faults, language)}</span>;
  if (detail.lostFileCount) return <span>{texts.files(detail.lostFileCount)}</span>;
  if (kind === 'clock_drift') return <span>{clockOf(detail.clock, language)}</span>;
  if (kind === 'same_bytes' || kind === 'recorder_not_handed_in')
    return <span>{detail.recorderSerials?.join(and)}</span>;
  if (detail.missing.length === 0) {
    if (detail.badgeNos?.length) return <span>{detail.badgeNos.join(and)}</span>;
    return detail.recordingCount ? <span>{texts.clips(detail.recordingCount)}</span> : null;
  }
  const stretches = detail.missing.slice(0, shownStretches).map(({ from, to }) => {
    const stretch = { from, to };
    return detail.missing.length === 1
      ? formatSpan(stretch)
      : `${formatSpan(stretch)} ${formatBetween(stretch, language)}`;
  });
  return (
    <span>
      {stretches.join(and)}
      {detail.missing.length > shownStretches ? (
        <span className={classes.more}> {texts.more(detail.missing.length)}</span>
      ) : null}
    </span>
  );
}
