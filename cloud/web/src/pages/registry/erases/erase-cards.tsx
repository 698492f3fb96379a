import type { EraseCard } from '@rollcall/shared/http/erases';
import { eraseWords } from '@rollcall/shared/words/erases';
import { formatDayTime } from '../../../format/format-time.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';
import { NoWrap } from '../../../parts/no-wrap.tsx';
import { PlainTable } from '../../../parts/plain-table.tsx';
import { eraseCardLooks } from '../../../state/erase-looks.tsx';
import { StateTag } from '../../../state/state-tag.tsx';
import { RecorderLinks } from '../recorder-links.tsx';
import { EraseObjectionView } from './erase-objection-view.tsx';

/** The cards in docks now; those that can't be erased say every reason, and what to do about it. */
export function EraseCards({ cards }: { cards: readonly EraseCard[] }) {
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
