import type { CheckpointRow } from '@rollcall/shared/http/ledger';
import { formatAge } from '../../format/format-duration.ts';
import { formatDaySeconds } from '../../format/format-time.ts';
import type { Language } from '../../language/language.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import type { Column } from '../../table/column.ts';
import { commonTexts } from '../../texts/common-texts.ts';
import { ledgerTexts } from '../../texts/ledger-texts.ts';

export function checkpointColumns(language: Language, now: number): Column<CheckpointRow>[] {
  const texts = ledgerTexts[language];
  const { columns } = texts;
  const { and } = commonTexts[language];
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
      cell: ({ cosignatures }) => cosignatures.map(({ name }) => name).join(and) || texts.nobody,
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
        <a href={`/api/v1/ledger/checkpoints/${size}/note`} download>
          {texts.download}
        </a>
      ),
    },
  ];
}
