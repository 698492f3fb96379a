import type { ActivityDetail } from '@rollcall/shared/http/activity-details';
import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { findingWords } from '@rollcall/shared/words/findings';
import { formatWords } from '@rollcall/shared/words/format';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { describeFinding } from './describe-finding.ts';
import classes from './finding-sentence.module.css';

/** What was found, as one would tell it to the officer's leader. */
export function FindingSentence({
  finding,
  shift,
  activity,
}: {
  finding: FindingDetailResponse;
  shift: ShiftCoverageDetail | undefined;
  activity: ActivityDetail | undefined;
}) {
  const { language } = useLanguage();
  const texts = useWords(findingWords);
  const { and } = useWords(formatWords);
  const { leaderBadgeNo, leaderSince, leaderStandsInFor } = finding;
  const upheldAt = finding.appeals.filter(({ state }) => state === 'upheld').at(-1)?.decidedAt ?? null;
  return (
    <>
      <p className={classes.sentence}>{describeFinding(finding, { shift, activity }, language)}</p>
      {leaderBadgeNo === null ? null : (
        <p className={classes.leader}>
          {texts.leader(
            formatPerson({ badgeNo: leaderBadgeNo, name: finding.leaderName ?? '' }),
            leaderStandsInFor && formatPerson(leaderStandsInFor),
            leaderSince && formatFull(leaderSince).slice(0, 16),
          )}
        </p>
      )}
      {finding.otherLeaders.length === 0 ? null : (
        <p className={classes.leader}>{texts.otherLeaders(finding.otherLeaders.map(formatPerson).join(and))}</p>
      )}
      {finding.resolvedAt === null ? null : (
        <p className={classes.resolved}>{texts.resolvedAt(formatFull(finding.resolvedAt))}</p>
      )}
      {upheldAt === null || finding.state === 'resolved' ? null : (
        <p className={finding.state === 'open' ? classes.leader : classes.resolved}>
          {(finding.state === 'open' ? texts.openAgain : texts.setAside)(formatFull(upheldAt))}
        </p>
      )}
    </>
  );
}
