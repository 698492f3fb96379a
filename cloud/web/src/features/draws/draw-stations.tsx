import type { DrawDetail, DrawStation } from '@rollcall/shared/resources/draws';
import { drawWords } from '@rollcall/shared/words/draws';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import classes from './draw-view.module.css';
import { ShortDigest } from './short-digest.tsx';

/** HQ, as the tables show it beside the stations. */
interface Custodian {
  id: string;
  name: string;
  unitName: string;
  commitment: string | null;
  committedAt: string | null;
  late: boolean;
  secret: string | null;
  revealedAt: string | null;
}

/** Who can be asked, in the order of asking: folded, for it can be long. */
export function RosterTable({ shown: { order, fixed } }: { shown: DrawDetail }) {
  const texts = useWords(drawWords);
  const keys = new Map(fixed.roster.map(({ station, key }) => [station, key]));
  if (order.length === 0) return null;
  return (
    <details className={classes.roster}>
      <summary>{texts.roster}</summary>
      <PlainTable
        name={texts.roster}
        rows={order.map((station, index) => ({ ...station, nr: index + 1 }))}
        rowKey={({ stationId }) => stationId}
        columns={[
          { title: texts.nr, cell: ({ nr }) => nr },
          { title: texts.station, cell: ({ stationName }) => stationName },
          { title: texts.unit, cell: ({ unitName }) => unitName },
          {
            title: texts.key,
            cell: ({ stationId, stationName }) => (
              <ShortDigest name={`${texts.key} ${stationName}`} text={keys.get(stationId) ?? ''} />
            ),
          },
        ]}
      />
    </details>
  );
}

/** Who was asked, and what each committed to. */
export function CommitmentsTable({ shown }: { shown: DrawDetail }) {
  const texts = useWords(drawWords);
  const { language } = useLanguage();
  return (
    <PlainTable
      name={texts.announcedTitle}
      rows={custodiansOf(shown, texts.hq)}
      rowKey={({ id }) => id}
      columns={[
        { title: texts.station, cell: ({ name }) => name },
        { title: texts.unit, cell: ({ unitName }) => unitName },
        {
          title: texts.commitment,
          cell: ({ name, commitment }) =>
            commitment === null ? texts.notYet : <ShortDigest name={`${texts.commitment} ${name}`} text={commitment} />,
        },
        {
          title: texts.committedAt,
          cell: ({ committedAt, late }) =>
            committedAt === null ? '' : `${formatDayTime(committedAt, language)}${late ? ` · ${texts.late}` : ''}`,
        },
      ]}
    />
  );
}

/** The secrets of those who committed in time, each beside its fingerprint. */
export function SecretsTable({ shown }: { shown: DrawDetail }) {
  const texts = useWords(drawWords);
  const { language } = useLanguage();
  return (
    <PlainTable
      name={texts.revealedTitle}
      rows={custodiansOf(shown, texts.hq).filter(({ commitment, late }) => commitment !== null && !late)}
      rowKey={({ id }) => id}
      columns={[
        { title: texts.station, cell: ({ name }) => name },
        {
          title: texts.commitment,
          cell: ({ name, commitment }) => <ShortDigest name={`${texts.commitment} ${name}`} text={commitment ?? ''} />,
        },
        {
          title: texts.secret,
          cell: ({ name, secret }) =>
            secret === null ? texts.shut : <ShortDigest name={`${texts.secret} ${name}`} text={secret} />,
        },
        {
          title: texts.revealedAt,
          cell: ({ revealedAt }) => (revealedAt === null ? '' : formatDayTime(revealedAt, language)),
        },
      ]}
    />
  );
}

/** HQ first: it commits with the announcement, and opens with the close. */
function custodiansOf({ hq, announcedAt, closedAt, stations }: DrawDetail, hqName: string): Custodian[] {
  const own = { id: 'hq', name: hqName, unitName: '', late: false, committedAt: announcedAt, revealedAt: closedAt };
  return [
    { ...own, ...hq },
    ...stations.map(({ stationId, stationName, ...station }: DrawStation) => ({
      ...station,
      id: `station ${stationId}`,
      name: stationName,
    })),
  ];
}
