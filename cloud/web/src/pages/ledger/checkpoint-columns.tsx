import type { CheckpointRow } from '@rollcall/shared/http/ledger';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { formatWords } from '@rollcall/shared/words/format';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { DownloadLink } from '../../downloads/download-link.tsx';
import { formatAge } from '../../format/format-duration.ts';
import { formatDaySeconds } from '../../format/format-time.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import type { Column } from '../../table/column.ts';

export function checkpointColumns(language: Language, now: number): Column<CheckpointRow>[] {
  const texts = wordsIn(ledgerWords, language);
  const { columns } = texts;
  const { and } = wordsIn(formatWords, language);
  return [
    {
      key: 'size',
      title: columns.size,
      width: 110,
      number: true,
      always: true,
      cell: ({ size }) => size.toLocaleString(language),
    },
    {
      key: 'signedAt',
      title: columns.signedAt,
      width: 160,
      cell: ({ signedAt }) => <NoWrap>{formatDaySeconds(signedAt, language)}</NoWrap>,
    },
    {
      key: 'age',
      title: columns.age,
      width: 110,
      cell: ({ signedAt }) => <NoWrap>{formatAge(now - Date.parse(signedAt), language)}</NoWrap>,
    },
    {
      key: 'cosignedBy',
      title: columns.cosignedBy,
      always: true,
      cell: ({ cosignatures, coveredBy }) => {
        if (cosignatures.length > 0) return cosignatures.map(({ name }) => name).join(and);
        return coveredBy === null ? texts.nobody : texts.coveredBy(coveredBy.toLocaleString(language));
      },
    },
    {
      key: 'archivedAt',
      title: columns.archivedAt,
      width: 160,
      optional: true,
      cell: ({ archivedAt }) => <NoWrap>{formatDaySeconds(archivedAt, language)}</NoWrap>,
    },
    {
      key: 'note',
      title: columns.note,
      width: 90,
      cell: ({ size }) => (
        <DownloadLink href={`/api/v1/ledger/checkpoints/${size}/note`}>{texts.download}</DownloadLink>
      ),
    },
  ];
}
