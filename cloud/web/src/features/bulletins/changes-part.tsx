import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { entriesOf, type GroupedChanges, groupChanges } from '@rollcall/shared/rules/grouped-changes';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { guaranteeWords } from '@rollcall/shared/words/guarantees';
import { historyWords } from '@rollcall/shared/words/history';
import { stationsOut, subjectIn } from '@rollcall/shared/words/subjects';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import classes from './bulletins.module.css';
import { useNames } from './use-names.ts';

/** What touched the past and the rules since the last cut-off, what the store lacks, and which stations were out. */
export function ChangesPart({ shown }: { shown: BulletinDetail }) {
  const texts = useWords(bulletinPageWords);
  const types: Record<string, string> = useWords(historyWords).types;
  const guarantees: Record<string, string> = useWords(guaranteeWords).names;
  const name = useNames(shown);
  const { changes, missingGuarantees, outages } = shown.content;
  const numberOf = stationsOut(outages);
  return (
    <>
      <h3>{texts.changesTitle}</h3>
      {changes.length === 0 ? (
        <p>{texts.nothing}</p>
      ) : (
        <PlainTable
          name={texts.changesTitle}
          rows={groupChanges(changes)}
          rowKey={({ type, unitCode, changes: [first] }) => `${first.at} ${type} ${unitCode}`}
          columns={[
            { title: texts.time, cell: ({ changes: [first] }) => formatFull(first.at) },
            { title: texts.change, cell: ({ type }) => types[type] ?? type },
            {
              title: texts.about,
              cell: (group) => <About group={group} unitName={name.unit} />,
            },
            { title: texts.unit, cell: ({ unitCode }) => (unitCode === null ? '' : name.unit(unitCode)) },
            { title: texts.leafNo, number: true, cell: (group) => entriesOf(group) ?? texts.noLeaf },
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
            {
              title: texts.station,
              cell: ({ stationId, unitCode }) => texts.stationOf(name.unit(unitCode), numberOf(stationId)),
            },
            { title: texts.unit, cell: ({ unitCode }) => name.unit(unitCode) },
            { title: texts.from, cell: ({ from }) => formatFull(from) },
            { title: texts.to, cell: ({ to }) => (to === null ? <strong>{texts.lasting}</strong> : formatFull(to)) },
          ]}
        />
      )}
    </>
  );
}

/** What was changed; of many together how many, which open to all of them. */
function About({ group: { changes }, unitName }: { group: GroupedChanges; unitName: (unitCode: string) => string }) {
  const texts = useWords(bulletinPageWords);
  const { language } = useLanguage();
  const subjects = changes.map(({ subject }) =>
    subject === null ? '' : subjectIn(language, subject, { unit: unitName }),
  );
  if (subjects.length === 1) return <span className={classes.long}>{subjects[0]}</span>;
  return (
    <details>
      <summary>{texts.severalChanges(subjects.length)}</summary>
      <span className={classes.long}>{subjects.join('\n')}</span>
    </details>
  );
}
