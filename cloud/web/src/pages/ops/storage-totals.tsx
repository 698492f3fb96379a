import type { OpsResponse } from '@rollcall/shared/http/ops';
import { opsWords } from '@rollcall/shared/words/ops';
import { formatSize } from '../../format/format-size.ts';
import { formatFull, formatTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { lookOf } from './ops-looks.tsx';
import classes from './wide-names.module.css';

/** How much is stored, by how much it grows, how much of it is locked and copied, and what waits to be read back. */
export function StorageTotals({ ops: { totals, readBacks, copies } }: { ops: OpsResponse }) {
  const { storage: texts, queue } = useWords(opsWords);
  const { language } = useLanguage();
  const of = (some: number) => {
    const words = texts.of(some.toLocaleString(language), totals.files.toLocaleString(language));
    return some < totals.files ? <StateTag look={lookOf('incomplete', words)} /> : words;
  };
  return (
    <div id="storage" className={classes.facts}>
      <Section title={queue.title}>
        {readBacks.files === 0 ? (
          <p>{queue.none}</p>
        ) : (
          <FactList
            facts={[
              { name: queue.files, value: readBacks.files.toLocaleString(language) },
              { name: queue.bytes, value: formatSize(readBacks.bytes) },
              {
                name: queue.oldest,
                value: readBacks.oldestUploadedAt === null ? '' : formatFull(readBacks.oldestUploadedAt),
              },
            ]}
          />
        )}
      </Section>
      <Section title={texts.title} hint={texts.asOf(formatTime(totals.asOf))}>
        <FactList
          facts={[
            { name: texts.files, value: totals.files.toLocaleString(language) },
            { name: texts.bytes, value: formatSize(totals.bytes) },
            { name: texts.lastDay, value: formatSize(totals.bytesLastDay) },
            { name: texts.perDay, value: formatSize(totals.bytesLast30Days / 30) },
            { name: texts.room, value: texts.roomUnknown },
            { name: texts.locked, value: of(totals.locked) },
            {
              name: texts.copies,
              value: copies.configured ? (
                of(totals.copied)
              ) : (
                <span data-tip="S3_COPY_ENDPOINT">
                  <StateTag look={lookOf('incomplete', texts.noCopies)} />
                </span>
              ),
            },
          ]}
        />
      </Section>
    </div>
  );
}
