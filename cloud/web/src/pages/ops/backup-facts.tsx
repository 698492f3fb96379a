import type { BackupStatus } from '@rollcall/shared/http/backup-status';
import { backupStatusWords } from '@rollcall/shared/words/backup-status';
import { formatSize } from '../../format/format-size.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { lookOf } from './ops-looks.tsx';
import classes from './wide-names.module.css';

/** The last good backup, what went wrong since, and the last proof. */
export function BackupFacts({ backup: { state, last, failure, proof } }: { backup: BackupStatus }) {
  const texts = useWords(backupStatusWords);
  const bad = (words: string) => <StateTag look={lookOf('unwell', words)} />;
  return (
    <div id="backup" className={classes.facts}>
      <Section title={texts.title} hint={texts.states[state]}>
        <FactList
          facts={[
            {
              name: texts.last,
              value:
                last === null ? texts.none : `${formatFull(last.endedAt)} · ${texts.kinds[last.kind]} · ${last.label}`,
            },
            ...(last === null || last.storedBytes === null
              ? []
              : [{ name: texts.size, value: formatSize(last.storedBytes) }]),
            ...(last === null ? [] : [{ name: texts.place, value: last.offHost ? texts.offHost : texts.onHost }]),
            ...(failure === null
              ? []
              : [
                  {
                    name: texts.failure,
                    value: bad(texts.failedAt(formatFull(failure.at), texts.problems[failure.problem])),
                  },
                ]),
            { name: texts.proof, value: provedAs() },
          ]}
        />
      </Section>
    </div>
  );

  function provedAs() {
    if (proof === null) return texts.none;
    const time = formatFull(proof.at);
    return proof.problem === null ? texts.proved(time) : bad(texts.notProved(time, texts.problems[proof.problem]));
  }
}
