import { ClockCircleOutlined } from '@ant-design/icons';
import type { RecorderClocks } from '@rollcall/shared/http/recorder-witnesses';
import { recorderWitnessWords } from '@rollcall/shared/words/recorder-witnesses';
import { useAnswer } from '../../api/use-answer.ts';
import { formatDuration } from '../../format/format-duration.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { clockLooks } from '../../state/clock-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';

type Clock = RecorderClocks['clocks'][number];
type Observation = RecorderClocks['observations'][number];

/** How far a recorder's clock was off, by what it wrote when, and what people saw of it. */
export function RecorderClock({ recorderSerial, onCompare }: { recorderSerial: string; onCompare: () => void }) {
  const texts = useWords(recorderWitnessWords);
  const offsetText = useOffsetText();
  const { answer, problem, retry } = useAnswer<RecorderClocks>(
    `recorders/${encodeURIComponent(recorderSerial)}/clocks`,
  );
  return (
    <Section title={texts.clock} hint={texts.clockHint}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer === undefined && !problem ? <SkeletonRows columns={4} rows={4} /> : null}
      {answer?.clocks.length === 0 ? <p>{texts.noClock}</p> : null}
      {answer?.clocks.length ? (
        <PlainTable<Clock>
          name={texts.clock}
          rows={answer.clocks}
          rowKey={({ dockedAt, shownFrom, shownUntil }, index) => `${dockedAt} ${shownFrom} ${shownUntil} ${index}`}
          columns={[
            { title: texts.docked, cell: ({ dockedAt }) => <NoWrap>{formatFull(dockedAt)}</NoWrap> },
            {
              title: texts.shown,
              cell: ({ shownFrom, shownUntil }) => `${formatFull(shownFrom)} – ${formatFull(shownUntil)}`,
            },
            { title: texts.basis, cell: ({ basis }) => <StateTag look={clockLooks[basis]} /> },
            { title: texts.offset, cell: offsetText },
          ]}
        />
      ) : null}
      <ActionButton action="clocks.write" icon={<ClockCircleOutlined />} onClick={onCompare}>
        {texts.compare}
      </ActionButton>
      {answer?.observations.length ? (
        <PlainTable<Observation>
          name={texts.observations}
          rows={answer.observations}
          rowKey={({ clockObservationId }) => clockObservationId}
          columns={[
            { title: texts.observedAt, cell: ({ observedAt }) => <NoWrap>{formatFull(observedAt)}</NoWrap> },
            { title: texts.shownAt, cell: ({ shownAt }) => <NoWrap>{formatFull(shownAt)}</NoWrap> },
            { title: texts.by, cell: ({ observedBy }) => observedBy },
            { title: texts.reason, cell: ({ reason }) => reason },
          ]}
        />
      ) : null}
    </Section>
  );
}

function useOffsetText() {
  const texts = useWords(recorderWitnessWords);
  const { language } = useLanguage();
  return ({ offsetMs, errorMs }: Clock) => {
    if (offsetMs === null || errorMs === null || offsetMs === 0) return '–';
    const [time, error] = [formatDuration(Math.abs(offsetMs), language), formatDuration(errorMs, language)];
    return offsetMs > 0 ? texts.ahead(time, error) : texts.behind(time, error);
  };
}
