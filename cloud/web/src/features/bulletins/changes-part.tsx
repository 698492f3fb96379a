import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { guaranteeWords } from '@rollcall/shared/words/guarantees';
import { historyWords } from '@rollcall/shared/words/history';
import { parameterWords } from '@rollcall/shared/words/parameters';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import classes from './bulletins.module.css';
import { useNames } from './use-names.ts';

/** What touched the past and the rules since the last cut-off, what the store lacks, and which stations were out. */
export function ChangesPart({ shown }: { shown: BulletinDetail }) {
  const texts = useWords(bulletinPageWords);
  const types: Record<string, string> = useWords(historyWords).types;
  const guarantees: Record<string, string> = useWords(guaranteeWords).names;
  const parameters: Record<string, unknown> = useWords(parameterWords);
  const nameOf = (subject: string) => {
    const parameter = Object.hasOwn(parameters, subject) ? parameters[subject] : undefined;
    return typeof parameter === 'string' ? parameter : subject;
  };
  const name = useNames(shown);
  const { changes, missingGuarantees, outages } = shown.content;
  return (
    <>
      <h3>{texts.changesTitle}</h3>
      {changes.length === 0 ? (
        <p>{texts.nothing}</p>
      ) : (
        <PlainTable
          name={texts.changesTitle}
          rows={changes}
          rowKey={({ at, type }, index) => `${at} ${type} ${index}`}
          columns={[
            { title: texts.time, cell: ({ at }) => formatFull(at) },
            { title: texts.change, cell: ({ type }) => types[type] ?? type },
            {
              title: texts.about,
              cell: ({ subject }) => <span className={classes.long}>{subject === null ? '' : nameOf(subject)}</span>,
            },
            { title: texts.unit, cell: ({ unitCode }) => (unitCode === null ? '' : name.unit(unitCode)) },
            { title: texts.leafNo, number: true, cell: ({ leaf }) => leaf ?? texts.noLeaf },
          ]}
        />
      )}
      <h3>{texts.guaranteesTitle}</h3>
      {missingGuarantees.length === 0 ? (
        <p>{texts.nothing}</p>
      ) : (
        <ul className={classes.plain}>
          {missingGuarantees.map(({ guarantee, since }) => (
            <li key={guarantee}>
              {guarantees[guarantee] ?? guarantee}
              {since === null ? null : <span className={classes.quiet}> · {texts.since(formatFull(since))}</span>}
            </li>
          ))}
        </ul>
      )}
      <h3>{texts.outagesTitle}</h3>
      {outages.length === 0 ? (
        <p>{texts.nothing}</p>
      ) : (
        <PlainTable
          name={texts.outagesTitle}
          rows={outages}
          rowKey={({ stationId, from }) => `${stationId} ${from}`}
          columns={[
            { title: texts.station, cell: ({ stationId }) => stationId },
            { title: texts.unit, cell: ({ unitCode }) => name.unit(unitCode) },
            { title: texts.from, cell: ({ from }) => formatFull(from) },
            { title: texts.to, cell: ({ to }) => (to === null ? <strong>{texts.lasting}</strong> : formatFull(to)) },
          ]}
        />
      )}
    </>
  );
}
