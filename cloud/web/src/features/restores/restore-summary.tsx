import type { FactType } from '@rollcall/shared/resources/facts';
import type { RestoreDetail } from '@rollcall/shared/resources/restores';
import { factWords } from '@rollcall/shared/words/facts';
import { restoreWords } from '@rollcall/shared/words/restores';
import { formatDayTime, formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { RestoredCounts } from './restored-counts.tsx';
import classes from './restores.module.css';

/** Which backup it was, how many recordings are in which state, and what else is lost. */
export function RestoreSummary({ restore }: { restore: RestoreDetail }) {
  const texts = useWords(restoreWords);
  const { language } = useLanguage();
  const { lostFacts, lostEvents } = restore;
  return (
    <div className={classes.parts}>
      <Section title={texts.title}>
        <FactList
          facts={[
            { name: texts.reachedAt, value: formatFull(restore.reachedAt) },
            { name: texts.label, value: restore.label },
            { name: texts.target, value: restore.target === 'newest' ? texts.newest : formatFull(restore.target) },
          ]}
        />
        <RestoredCounts restore={restore} />
      </Section>
      <Section title={texts.lostFacts} hint={lostFacts.total === 0 ? undefined : texts.lostFactsHint}>
        {lostFacts.total === 0 ? (
          <p>{texts.noLostFacts}</p>
        ) : (
          <PlainTable
            name={texts.lostFacts}
            rows={lostFacts.types}
            rowKey={({ type }) => type}
            columns={[
              // A newer version may know others.
              { title: texts.what, cell: ({ type }) => factWords[type as FactType]?.[language] ?? type },
              { title: texts.count, number: true, cell: ({ count }) => count.toLocaleString(language) },
            ]}
          />
        )}
      </Section>
      <Section title={texts.lostEvents}>
        {lostEvents.length === 0 ? (
          <p>{texts.noLostEvents}</p>
        ) : (
          <PlainTable
            name={texts.lostEvents}
            rows={lostEvents}
            rowKey={({ stationId, incarnation, firstSeq }) => `${stationId} ${incarnation} ${firstSeq}`}
            columns={[
              { title: texts.station, cell: ({ stationName }) => stationName },
              { title: texts.what, cell: ({ firstSeq, lastSeq }) => texts.messages(firstSeq, lastSeq) },
              { title: texts.toldAt, cell: ({ toldAt }) => formatDayTime(toldAt, language) },
            ]}
          />
        )}
      </Section>
    </div>
  );
}
