import type { SpotOrderDetail } from '@rollcall/shared/resources/spot-orders';
import { historyWords } from '@rollcall/shared/words/history';
import { signature } from '@rollcall/shared/words/signature';
import { spotOrderWords, spotOriginNames } from '@rollcall/shared/words/spot-orders';
import { Drawer } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { FileLink } from '../../downloads/file-link.tsx';
import { TakeBack } from '../../form/take-back.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import said from '../../parts/said-list.module.css';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { ShowForm } from './show-form.tsx';
import { SpotCheckForm } from './spot-check-form.tsx';
import { SpotOrderTags } from './spot-order-tags.tsx';

/** What its facts repeat of what is above them. */
const saidAbove = [
  'spotOrder',
  'origin',
  'task',
  'text',
  'reason',
  'ownerBadgeNo',
  'putRightBy',
  'endedWhy',
  'sizeBytes',
];

/** One order: what is to be put right, what was done, and what the reader may do about it now. */
export function SpotOrderDrawer({ spotOrderId, onClose }: { spotOrderId: string; onClose: () => void }) {
  const texts = useWords(spotOrderWords);
  const { history } = useWords(historyWords);
  const { answer, problem, retry } = useRead('GET spot-orders/:spotOrderId', { params: { spotOrderId } });
  return (
    <Drawer open onClose={onClose} size={560} title={answer ? `${texts.title} ${answer.number}` : texts.title}>
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 }}>
        <ProblemNotice problem={problem} onRetry={retry} />
        {answer === undefined ? (
          problem === null && <SkeletonRows columns={2} rows={6} />
        ) : (
          <>
            {answer.may.includes('see') ? <Seeing spotOrderId={spotOrderId} /> : null}
            <SpotOrderFacts order={answer} />
            <Acts order={answer} />
            <Section title={texts.course}>
              <SpotOrderCourse order={answer} />
            </Section>
            <Section title={history}>
              <HistoryList history={answer.history} omit={saidAbove} />
            </Section>
          </>
        )}
      </div>
    </Drawer>
  );
}

/** Who has to put it right sees it by opening it: from then on his time runs, when he is on duty. */
function Seeing({ spotOrderId }: { spotOrderId: string }) {
  const { start } = useCall('POST spot-orders/:spotOrderId/sight');
  useEffect(() => {
    start({ params: { spotOrderId } });
  }, [start, spotOrderId]);
  return null;
}

function Acts({ order }: { order: SpotOrderDetail }) {
  const texts = useWords(spotOrderWords);
  const { spotOrderId, may } = order;
  const withdraw = useCall('POST spot-orders/:spotOrderId/withdrawal', { done: 'saved' });
  return (
    <>
      {may.includes('prove') ? <ShowForm spotOrderId={spotOrderId} by="owner" /> : null}
      {may.includes('show') ? <ShowForm spotOrderId={spotOrderId} by="giver" /> : null}
      {may.includes('check') ? <SpotCheckForm spotOrderId={spotOrderId} /> : null}
      {order.state === 'proved' && !may.includes('check') ? <p style={{ margin: 0 }}>{texts.checkedByOthers}</p> : null}
      {may.includes('withdraw') ? (
        <TakeBack
          word={texts.withdraw}
          subject={spotOrderId}
          reasonLabel={texts.withdrawReason}
          problem={withdraw.problem}
          running={withdraw.running}
          onDone={(body) => withdraw.start({ params: { spotOrderId }, body })}
        />
      ) : null}
    </>
  );
}

const pathOf = { finding: paths.finding, review: paths.review, inspection: paths.inspection } as const;

/** What is to be put right, by whom and until when. */
function SpotOrderFacts({ order }: { order: SpotOrderDetail }) {
  const { language } = useLanguage();
  const texts = useWords(spotOrderWords);
  const { origin, originId, ownerBadgeNo, ownerName, seenAt, endedWhy, settledAt } = order;
  const minute = (at: string) => formatFull(at).slice(0, 16);
  return (
    <FactList
      facts={[
        { name: texts.state, value: <SpotOrderTags order={order} /> },
        { name: texts.task, value: <span style={{ whiteSpace: 'pre-wrap' }}>{order.task}</span> },
        { name: texts.owner, value: formatPerson({ badgeNo: ownerBadgeNo, name: ownerName }) },
        { name: texts.dueAt, value: minute(order.dueAt) },
        { name: texts.seenAt, value: seenAt === null ? texts.notSeen : minute(seenAt) },
        { name: texts.origin, value: <Link to={pathOf[origin](originId)}>{spotOriginNames[origin][language]}</Link> },
        { name: texts.unit, value: order.unitName },
        {
          name: texts.orderedBy,
          value: `${signature(order.orderedBy, order.onBehalfOf, language)} · ${minute(order.orderedAt)}`,
        },
        ...(endedWhy === null ? [] : [{ name: texts.endedWhy, value: texts.ends[endedWhy] }]),
        ...(settledAt === null ? [] : [{ name: texts.settledAt, value: minute(settledAt) }]),
      ]}
    />
  );
}

/** Everything that was done about an order, with the files that show it, oldest first. */
function SpotOrderCourse({ order: { spotOrderId, steps } }: { order: SpotOrderDetail }) {
  const { language } = useLanguage();
  const texts = useWords(spotOrderWords);
  return (
    <ol className={said.list}>
      {steps.map((step, index) => (
        <li key={step.stepId}>
          <div className={said.head}>
            <strong>{texts.steps[step.step]}</strong>
            <span className={said.quiet}>
              {step.by === null ? '' : `${signature(step.by, step.onBehalfOf, language)} · `}
              <time dateTime={step.at}>{formatFull(step.at).slice(0, 16)}</time>
            </span>
          </div>
          {step.text === null ? null : <div className={said.text}>{step.text}</div>}
          {steps[index - 1]?.dueAt === step.dueAt ? null : (
            <div className={said.quiet}>{texts.dueUntil(formatFull(step.dueAt).slice(0, 16))}</div>
          )}
          {step.files.map((file) => (
            <div key={file.fileId}>
              <FileLink href={`/api/v1/spot-orders/${spotOrderId}/files/${file.fileId}`} file={file} />
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}
