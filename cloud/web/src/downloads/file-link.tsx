import type { SentAttachment } from '@rollcall/shared/attachments';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { formatSize } from '../format/format-size.ts';
import { useWords } from '../language/use-words.ts';
import { TwoLines } from '../parts/two-lines.tsx';
import { DownloadLink } from './download-link.tsx';

/** A file to save, by its name. */
export function FileLink({ href, file }: { href: string; file: { fileName: string; sizeBytes: number } }) {
  return (
    <DownloadLink href={href}>
      <span style={{ overflowWrap: 'anywhere' }}>
        {file.fileName} · {formatSize(file.sizeBytes)}
      </span>
    </DownloadLink>
  );
}

/** The files that were filed with what somebody said, each on a line. */
export function FiledFiles({ files }: { files: readonly SentAttachment[] }) {
  const { heic } = useWords(exemptionWords).detail;
  if (files.length === 0) return null;
  return (
    <div style={{ display: 'grid', gap: 6, marginBlock: 6 }}>
      {files.map((file) => (
        <TwoLines key={file.attachmentId} below={file.mediaType === 'image/heic' ? heic : undefined}>
          <FileLink href={`/api/v1/attachments/${file.attachmentId}`} file={file} />
        </TwoLines>
      ))}
    </div>
  );
}
