import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  DownloadOutlined,
  FieldTimeOutlined,
  SyncOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { EvidenceExportRow, EvidenceExportState } from '@rollcall/shared/resources/evidence-exports';
import { commonWords } from '@rollcall/shared/words/common';
import {
  evidenceExportColumns,
  evidenceExportStateNames,
  evidenceExportWords,
} from '@rollcall/shared/words/evidence-exports';
import { signature } from '@rollcall/shared/words/signature';
import { Progress } from 'antd';
import { Link } from 'react-router';
import { formatSize } from '../../format/format-size.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';
import type { Look } from '../../state/look.ts';
import { StateTag } from '../../state/state-tag.tsx';
import { ListTable } from '../../table/list-table.tsx';

const shownRecordings = 3;

const evidenceExportLooks: Record<EvidenceExportState, Look> = {
  waiting: { color: 'waiting', icon: <ClockCircleOutlined />, label: evidenceExportStateNames.waiting },
  running: { color: 'waiting', icon: <SyncOutlined />, label: evidenceExportStateNames.running },
  ready: { color: 'good', icon: <CheckCircleOutlined />, label: evidenceExportStateNames.ready },
  failed: { color: 'bad', icon: <WarningFilled />, label: evidenceExportStateNames.failed },
  expired: { color: 'quiet', icon: <FieldTimeOutlined />, label: evidenceExportStateNames.expired },
};

/** Exports of evidence, with what is being made at the moment. */
export function ExportsList() {
  const { language } = useLanguage();
  const texts = useWords(evidenceExportWords);
  return (
    <ListTable
      list="evidence-exports"
      columns={evidenceExportColumns}
      cells={{
        progress: (row) => <ExportState order={row} />,
        file: (row) => <ExportFile order={row} />,
        footage: ({ recordings }) => (
          <TwoLines
            below={recordings.length > shownRecordings ? `… ${texts.recordings(recordings.length)}` : undefined}
          >
            {recordings.slice(0, shownRecordings).map(({ recordingId, fileName }) => (
              <div key={recordingId}>
                <Link to={paths.recording(recordingId)}>{fileName}</Link>
              </div>
            ))}
          </TwoLines>
        ),
        exported: ({ requestedBy, onBehalfOf, requestedAt }) => (
          <TwoLines below={<NoWrap>{formatDayTime(requestedAt, language)}</NoWrap>}>
            {signature(requestedBy, onBehalfOf, language)}
          </TwoLines>
        ),
        downloads: ({ downloads }) => texts.times(downloads),
      }}
      query={{}}
      idOf={({ exportId }) => exportId}
      name={texts.list}
      empty={{ title: texts.empty, hint: texts.emptyHint }}
    />
  );
}

/** How far an export is, or why there is none. */
function ExportState({ order }: { order: EvidenceExportRow }) {
  const texts = useWords(evidenceExportWords);
  const { state, bytesDone, bytesTotal, failure } = order;
  const percent = Math.floor((bytesDone / bytesTotal) * 100);
  const below =
    state === 'running' ? (
      <>
        <Progress percent={percent} size="small" showInfo={false} aria-label={`${percent} %`} />
        <div>{bytesDone === bytesTotal ? texts.proving : `${formatSize(bytesDone)} / ${formatSize(bytesTotal)}`}</div>
      </>
    ) : failure ? (
      texts.failures[failure.reason]
    ) : undefined;
  return (
    <TwoLines below={below}>
      <StateTag look={evidenceExportLooks[state]} />
    </TwoLines>
  );
}

/** The file of an export, for the one account that may take it. */
function ExportFile({ order }: { order: EvidenceExportRow }) {
  const { language } = useLanguage();
  const texts = useWords(evidenceExportWords);
  const { none } = useWords(commonWords);
  const { exportId, state, sizeBytes, expiresAt, own } = order;
  if (sizeBytes === null || expiresAt === null) return none;
  if (state === 'expired') return <TwoLines below={texts.expired}>{formatSize(sizeBytes)}</TwoLines>;
  const until = texts.expires(formatDayTime(expiresAt, language));
  if (!own) return <TwoLines below={`${texts.notYours} · ${until}`}>{formatSize(sizeBytes)}</TwoLines>;
  return (
    <TwoLines below={until}>
      <a href={`/api/v1/evidence-exports/${exportId}/file`} download>
        <DownloadOutlined aria-hidden /> {texts.download} · {formatSize(sizeBytes)}
      </a>
    </TwoLines>
  );
}
