import type { RecorderLog } from '@rollcall/shared/http/recorder-witnesses';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import type { logTypeNames } from '@rollcall/shared/words/recorder-witnesses';
import { recorderWitnessWords } from '@rollcall/shared/words/recorder-witnesses';
import { useAnswer } from '../../api/use-answer.ts';
import { formatDate, formatFull, formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { fileLooks } from '../../state/file-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';

type Entry = RecorderLog['entries'][number];
type EntryType = keyof typeof logTypeNames;

/** What a recorder noted on a day, and which of the files that it names are here. */
export function RecorderLogOfDay({ recorderSerial, day }: { recorderSerial: string; day: string }) {
  const texts = useWords(recorderWitnessWords);
  const { language } = useLanguage();
  const title = texts.log(formatDate(startOfLocalDate(day), language));
  const path = `recorders/${encodeURIComponent(recorderSerial)}/log`;
  const { answer, problem, retry } = useAnswer<RecorderLog>(path, { day });
  return (
    <Section title={title} {...(answer && answer.badLines > 0 ? { hint: texts.badLines(answer.badLines) } : {})}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer === undefined && !problem ? <SkeletonRows columns={4} rows={6} /> : null}
      {answer?.entries.length === 0 ? <p>{texts.noLog}</p> : null}
      {answer?.entries.length ? (
        <PlainTable<Entry>
          name={title}
          rows={answer.entries}
          rowKey={({ logPath, line }) => `${logPath} ${line}`}
          columns={[
            { title: texts.at, cell: ({ at }) => <NoWrap>{formatFull(at)}</NoWrap> },
            {
              title: texts.happened,
              cell: ({ at, happenedAt }) => (at === happenedAt ? '–' : <NoWrap>{formatSeconds(happenedAt)}</NoWrap>),
            },
            { title: texts.what, cell: ({ type }) => texts.types[type as EntryType] },
            {
              title: texts.file,
              cell: ({ fileName, collected }) =>
                fileName === null ? (
                  '–'
                ) : (
                  <>
                    {fileName} <StateTag look={collected ? fileLooks.collected : fileLooks.absent} />
                  </>
                ),
            },
          ]}
        />
      ) : null}
    </Section>
  );
}
