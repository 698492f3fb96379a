import type { EraseCard, EraseObjection } from '@rollcall/shared/resources/erases';
import { eraseWords } from '@rollcall/shared/words/erases';
import { registryWords } from '@rollcall/shared/words/registry';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { RecorderLinks } from '../../parts/recorder-links.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { eraseCardLooks } from '../../state/erase-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { ErasePermits } from './erase-permits.tsx';
import classes from './erases.module.css';
import { LetFileGo } from './let-file-go.tsx';

/** What becomes of docked cards: which can't be erased and why, and what was erased when. */
export function ErasesTab() {
  const texts = useWords(eraseWords);
  const { tabs } = useWords(registryWords);
  const { answer, problem, retry } = useRead('GET erase-cards', {});
  return (
    <div className={classes.sections}>
      <Section title={texts.cards}>
        <ProblemNotice problem={problem} onRetry={retry} />
        {answer === undefined ? (
          problem ? null : (
            <SkeletonRows columns={5} />
          )
        ) : (
          <>
            <p>
              {texts.mode[answer.mode]}{' '}
              {answer.mode === 'off' ? <Link to={paths.registry('parameters')}>{tabs.parameters}</Link> : null}
            </p>
            {answer.mode === 'off' && answer.rows.length > 0 ? (
              <details>
                <summary>{texts.docks(answer.rows.length)}</summary>
                <EraseCards cards={answer.rows} />
              </details>
            ) : (
              <EraseCards cards={answer.rows} />
            )}
          </>
        )}
      </Section>
      <Section title={texts.permits}>
        <ErasePermits />
      </Section>
    </div>
  );
}

/** The cards in docks now; those that can't be erased say every reason, and what to do about it. */
function EraseCards({ cards }: { cards: readonly EraseCard[] }) {
  const texts = useWords(eraseWords);
  const { language } = useLanguage();
  if (cards.length === 0) return <p>{texts.noCards}</p>;
  return (
    <PlainTable<EraseCard>
      name={texts.cards}
      rows={cards}
      rowKey={({ dockSessionId }) => dockSessionId}
      columns={[
        { title: texts.recorder, cell: ({ recorderSerial }) => <RecorderLinks serials={[recorderSerial]} /> },
        { title: texts.station, cell: ({ stationName }) => <NoWrap>{stationName}</NoWrap> },
        { title: texts.docked, cell: ({ dockedAt }) => <NoWrap>{formatDayTime(dockedAt, language)}</NoWrap> },
        {
          title: texts.state,
          cell: ({ outcome }) => (
            <NoWrap>
              <StateTag look={eraseCardLooks[outcome ?? 'unseen']} />
            </NoWrap>
          ),
        },
        {
          title: texts.why,
          cell: ({ dockSessionId, outcome, objections }) =>
            outcome === 'blocked'
              ? objections.map((objection) => (
                  <EraseObjectionView key={objection.kind} dockSessionId={dockSessionId} objection={objection} />
                ))
              : null,
        },
      ]}
    />
  );
}

interface Props {
  dockSessionId: string;
  objection: EraseObjection;
}

/** One reason why a card can't be erased, with the files that it is about. */
function EraseObjectionView({ dockSessionId, objection }: Props) {
  const texts = useWords(eraseWords);
  const { kind, detail, files, count } = objection;
  const said = kind === 'refused_lately' ? texts.refusal[detail as keyof typeof texts.refusal] : detail;
  return (
    <div className={classes.objection}>
      <p>
        {texts.objection[kind]}
        {said}
      </p>
      <ul>
        {files.map((file) => (
          <li key={file.path.bytes}>
            {file.recordingId === null ? (
              file.path.text
            ) : (
              <Link to={paths.recording(file.recordingId)}>{file.path.text}</Link>
            )}
            {kind === 'unreadable' || kind === 'damaged' ? (
              <LetFileGo dockSessionId={dockSessionId} file={file} />
            ) : null}
          </li>
        ))}
        {count > files.length ? <li>{texts.andMore(count)}</li> : null}
      </ul>
    </div>
  );
}
