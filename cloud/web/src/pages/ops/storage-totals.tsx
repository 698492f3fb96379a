import type { OpsResponse } from '@rollcall/shared/http/ops';
import { formatSize } from '../../format/format-size.ts';
import { formatFull, formatTime } from '../../format/format-time.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { opsTexts } from '../../texts/ops-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import classes from './wide-names.module.css';

/** How much is stored, by how much it grows, how much of it is locked and copied, and what waits to be read back. */
export function StorageTotals({ ops: { totals, readBacks, copies } }: { ops: OpsResponse }) {
  const { storage: texts, queue } = useTexts(opsTexts);
  return (
    <div className={classes.facts}>
      <Section title={queue.title}>
        {readBacks.files === 0 ? (
          <p>{queue.none}</p>
        ) : (
          <FactList
            facts={[
              { name: queue.files, value: readBacks.files },
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
            { name: texts.files, value: totals.files },
            { name: texts.bytes, value: formatSize(totals.bytes) },
            { name: texts.lastDay, value: formatSize(totals.bytesLastDay) },
            { name: texts.perDay, value: formatSize(totals.bytesLast30Days / 30) },
            { name: texts.room, value: texts.roomUnknown },
            { name: texts.locked, value: texts.of(totals.locked, totals.files) },
            {
              name: texts.copies,
              value: copies.configured ? texts.of(totals.copied, totals.files) : texts.noCopies,
            },
          ]}
        />
      </Section>
    </div>
  );
}
