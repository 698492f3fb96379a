import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinDocumentWords } from '@rollcall/shared/words/bulletin-document';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { metricWords } from '@rollcall/shared/words/metrics';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { useCan } from '../../session/use-can.ts';
import { Share } from './figure-cell.tsx';
import { TakenOff, TakeOff } from './taken-off.tsx';
import type { Draft } from './use-draft.ts';
import { useNames } from './use-names.ts';
import { useSeesUnit } from './use-sees-unit.ts';

type Row = BulletinDetail['content']['commendation'][number];

export function CommendationPart({ shown, draft }: { shown: BulletinDetail; draft: Draft }) {
  const texts = useWords(bulletinPageWords);
  const { commendationRules } = useWords(bulletinDocumentWords);
  const { metrics } = useWords(metricWords);
  const name = useNames(shown);
  const sees = useSeesUnit();
  const can = useCan();
  const { commendation, period, before } = shown.content;
  const off = new Set(draft.texts.takenOff.map(({ key }) => key));
  const rows = commendation.filter(({ key }) => !off.has(key));
  const who = ({ person, unitCode }: Row) => (person === null ? name.unit(unitCode) : name.person(person));
  const badgeOf = (person: string | null) => shown.persons.find((one) => one.person === person)?.badgeNo;
  return (
    <>
      {rows.length === 0 ? (
        <p>{texts.noCommendation}</p>
      ) : (
        <PlainTable
          name={commendationRules.full_record}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              title: [texts.persons, texts.units].join(texts.and),
              cell: (row) => <strong>{who(row)}</strong>,
            },
            { title: texts.unit, cell: ({ unitCode }) => name.unit(unitCode) },
            { title: texts.rule, cell: ({ rule }) => commendationRules[rule] },
            {
              title: texts.result,
              cell: ({ person, unitCode, metric, now, before: was }) => {
                if (metric === null) return null;
                const badgeNo = badgeOf(person);
                const of = badgeNo === undefined ? (unitCode === null ? {} : { unitCode }) : { badgeNo };
                const opens = can('metrics.read') && sees(unitCode) && (person === null || badgeNo !== undefined);
                return (
                  <span>
                    {metrics[metric]}{' '}
                    {was === null ? null : (
                      <>
                        <Share metric={metric} value={was} period={before} of={of} opens={opens} /> →{' '}
                      </>
                    )}
                    <Share metric={metric} value={now} period={period} of={of} opens={opens} />
                  </span>
                );
              },
            },
            ...(draft.writes
              ? [{ title: texts.act, cell: (row: Row) => <TakeOff name={who(row)} of={row.key} draft={draft} /> }]
              : []),
          ]}
        />
      )}
      <TakenOff
        draft={draft}
        makes={can('bulletins.write') || can('bulletins.seal')}
        entries={commendation.map((row) => ({
          key: row.key,
          name: who(row),
          rule: `${name.unit(row.unitCode)} · ${commendationRules[row.rule]}`,
        }))}
      />
    </>
  );
}
