import type { OpsResponse } from '@rollcall/shared/http/ops';
import { opsWords } from '@rollcall/shared/words/ops';
import { formatSize } from '../../format/format-size.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import classes from './wide-names.module.css';

const dayMs = 86_400_000;

/** Whether everything is read again in time: the planned cycle, and the one that follows from the rate. */
export function WalkFacts({ ops: { walk, totals } }: { ops: OpsResponse }) {
  const { walk: texts } = useWords(opsWords);
  const { walkDays, readBytesPerDay, cycleDays } = walk;
  const { oldestReadAt, asOf } = totals;
  // A file waits at most a few minutes after it is due, unless the walk can't keep up.
  const late = oldestReadAt !== null && Date.parse(asOf) - Date.parse(oldestReadAt) > (walkDays + 2) * dayMs;
  return (
    <div className={classes.facts}>
      <Section title={texts.title} hint={texts.formula}>
        <FactList
          facts={[
            { name: texts.planned, value: texts.days(walkDays) },
            { name: texts.real, value: cycleDays === null ? texts.notYet : texts.days(roundedDays(cycleDays)) },
            { name: texts.rate, value: readBytesPerDay === null ? texts.notYet : formatSize(readBytesPerDay) },
            ...(oldestReadAt === null ? [] : [{ name: texts.oldest, value: formatFull(oldestReadAt) }]),
          ]}
        />
        {late ? (
          <p role="alert" data-tip="WALK_MB_PER_SECOND">
            {texts.late}
          </p>
        ) : null}
      </Section>
    </div>
  );
}

function roundedDays(days: number): number {
  return Math.round(days * 10) / 10;
}
