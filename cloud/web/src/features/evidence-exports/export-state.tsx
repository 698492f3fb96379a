import type { EvidenceExportRow } from '@rollcall/shared/http/evidence-exports';
import { accessWords } from '@rollcall/shared/words/access-requests';
import { Progress } from 'antd';
import { formatSize } from '../../format/format-size.ts';
import { useWords } from '../../language/use-words.ts';
import { TwoLines } from '../../parts/two-lines.tsx';
import { evidenceExportLooks } from '../../state/access-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';

/** How far an export is, or why there is none. */
export function ExportState({ order }: { order: EvidenceExportRow }) {
  const texts = useWords(accessWords).export;
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
