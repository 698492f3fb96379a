import type { OpsResponse } from '@rollcall/shared/http/ops';
import { opsWords } from '@rollcall/shared/words/ops';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import classes from './wide-names.module.css';

/** How often somebody guessed a password, or tried what isn't allowed. */
export function Refusals({ refusals }: Pick<OpsResponse, 'refusals'>) {
  const { refusals: texts } = useWords(opsWords);
  return (
    <div className={classes.facts}>
      <Section title={texts.title} hint={texts.since(formatFull(refusals.since))}>
        <FactList
          facts={[
            { name: texts.wrongPasswords, value: refusals.wrongPasswords },
            { name: texts.lockedOut, value: refusals.lockedOut },
            { name: texts.forbidden, value: refusals.forbidden },
          ]}
        />
      </Section>
    </div>
  );
}
