import type { OpsResponse } from '@rollcall/shared/http/ops';
import { selfCheckWords } from '@rollcall/shared/words/self-check';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { opsLooks } from './ops-looks.tsx';
import classes from './self-checks.module.css';

/** What the daily check said on each of the last 14 days. */
export function SelfChecks({ days }: { days: OpsResponse['selfChecks'] }) {
  const texts = useWords(selfCheckWords);
  const said = (count: number) => (count === 0 ? texts.well : texts.problems(count));
  const last = days.flatMap(({ check }) => check ?? []).at(-1);
  return (
    <Section title={texts.title} hint={last ? texts.last(formatFull(last.at), said(last.problems.length)) : texts.hint}>
      {last ? (
        <ol className={classes.strip}>
          {days.map(({ day, check }) => {
            const count = check?.problems.length;
            const look = opsLooks[count === undefined ? 'unknown' : count === 0 ? 'well' : 'unwell'];
            const words = count === undefined ? texts.missing : said(count);
            return (
              <li key={day} className={classes.day} data-tip={`${day} ${words}`}>
                <span className={classes.mark} style={{ color: `var(--rc-${look.color})` }} aria-hidden="true">
                  {count || look.icon}
                </span>
                <span aria-hidden="true">{day.slice(8)}</span>
                <span className={classes.spoken}>{`${day} ${words}`}</span>
              </li>
            );
          })}
        </ol>
      ) : (
        <p>{texts.none}</p>
      )}
    </Section>
  );
}
