import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { commonCauseWords } from '@rollcall/shared/words/common-causes';
import { Link } from 'react-router';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import classes from './cause-view.module.css';

/** What a finding came from, with others. Nothing where nobody said so. */
export function FindingCause({ finding: { cause } }: { finding: FindingDetailResponse }) {
  const texts = useWords(commonCauseWords);
  if (cause === null) return null;
  const until = cause.endsAt === null ? texts.lasting : formatFull(cause.endsAt);
  return (
    <Section title={texts.one}>
      <p>
        <Link to={paths.commonCause(cause.causeId)}>{cause.title}</Link>{' '}
        <span className={classes.quiet}>{`${texts.kinds[cause.kind]} · ${formatFull(cause.startsAt)} – ${until}`}</span>
      </p>
      <p className={classes.said}>{cause.text}</p>
    </Section>
  );
}
