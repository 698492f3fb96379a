import { DownloadOutlined } from '@ant-design/icons';
import type { EvidenceExportRow } from '@rollcall/shared/http/evidence-exports';
import { accessWords } from '@rollcall/shared/words/access-requests';
import { commonWords } from '@rollcall/shared/words/common';
import { formatSize } from '../../format/format-size.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { TwoLines } from '../../parts/two-lines.tsx';

/** The file of an export, for the one account that may take it. */
export function ExportFile({ order }: { order: EvidenceExportRow }) {
  const { language } = useLanguage();
  const texts = useWords(accessWords).export;
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
