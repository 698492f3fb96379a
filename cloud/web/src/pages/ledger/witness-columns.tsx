import type { WitnessRow } from '@rollcall/shared/http/ledger';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { formatAge } from '../../format/format-duration.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import type { Column } from '../../table/column.ts';

interface Options {
  language: Language;
  now: number;
  stationNames: ReadonlyMap<string, string>;
}

export function witnessColumns({ language, now, stationNames }: Options): Column<WitnessRow>[] {
  const texts = wordsIn(ledgerWords, language);
  const { columns, kinds } = texts;
  return [
    {
      key: 'witness',
      title: columns.witness,
      always: true,
      cell: (row) => <Witness row={row} stationNames={stationNames} />,
    },
    {
      key: 'kind',
      title: columns.kind,
      width: 130,
      cell: ({ kind, removedAt }) => (
        <TwoLines below={removedAt === null ? undefined : kinds.removed}>{kinds[kind]}</TwoLines>
      ),
    },
    {
      key: 'lastSigned',
      title: columns.lastSigned,
      width: 190,
      always: true,
      cell: ({ last }) =>
        last === null ? (
          texts.never
        ) : (
          <TwoLines below={formatAge(now - Date.parse(last.receivedAt), language)}>
            <NoWrap>
              <span data-tip={texts.byClock}>{formatDayTime(last.signedAt, language)}</span>
            </NoWrap>
          </TwoLines>
        ),
    },
    {
      key: 'lastSize',
      title: columns.lastSize,
      width: 120,
      number: true,
      cell: ({ last }) => last?.size.toLocaleString(language) ?? '',
    },
    {
      key: 'addedAt',
      title: columns.addedAt,
      width: 140,
      cell: ({ addedAt }) => (addedAt === null ? '' : <NoWrap>{formatDayTime(addedAt, language)}</NoWrap>),
    },
    {
      key: 'key',
      title: columns.key,
      optional: true,
      cell: ({ verifierKey }) => <code style={{ overflowWrap: 'anywhere' }}>{verifierKey}</code>,
    },
  ];
}

/** A station by what people call it, with the name of its key below. */
function Witness({ row: { name, stationId }, stationNames }: { row: WitnessRow } & Pick<Options, 'stationNames'>) {
  const stationName = stationId === null ? undefined : stationNames.get(stationId);
  return stationName === undefined ? name : <TwoLines below={name}>{stationName}</TwoLines>;
}
