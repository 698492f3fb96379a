import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinDocumentWords } from '@rollcall/shared/words/bulletin-document';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { findingKindNames, violationClassNames } from '@rollcall/shared/words/findings';
import { metricWords } from '@rollcall/shared/words/metrics';
import { Link } from 'react-router';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import classes from './bulletins.module.css';
import { ClearedTable } from './cleared-table.tsx';
import { TakenOff, TakeOff } from './taken-off.tsx';
import type { Draft } from './use-draft.ts';
import { useNames } from './use-names.ts';
import { useSeesUnit } from './use-sees-unit.ts';

type Named = BulletinDetail['content']['criticism']['persons'][number];

/** Who is named, by which rule and decisions; and, as prominently, who is cleared. */
export function CriticismPart({ shown, draft }: { shown: BulletinDetail; draft: Draft }) {
  const texts = useWords(bulletinPageWords);
  const { criticismRules, unitCriticismRules } = useWords(bulletinDocumentWords);
  const { metrics } = useWords(metricWords);
  const { language } = useLanguage();
  const name = useNames(shown);
  const can = useCan();
  const makes = can('bulletins.write') || can('bulletins.seal');
  const { persons, units } = shown.content.criticism;
  const off = new Set(draft.texts.takenOff.map(({ key }) => key));
  const namedPersons = persons.filter(({ key }) => !off.has(key));
  const namedUnits = units.filter(({ key }) => !off.has(key));
  return (
    <>
      <p className={classes.hint}>{texts.criticismHint}</p>
      {namedPersons.length + namedUnits.length === 0 ? <p>{texts.noCriticism}</p> : null}
      {namedPersons.length === 0 ? null : (
        <div className={classes.named}>
          <h3>{texts.persons}</h3>
          <PlainTable
            name={texts.persons}
            rows={namedPersons}
            rowKey={({ key }) => key}
            columns={[
              { title: texts.officer, cell: ({ person }) => <strong>{name.person(person)}</strong> },
              { title: texts.unit, cell: ({ unitCode }) => name.unit(unitCode) },
              {
                title: texts.rule,
                cell: ({ rule, violationClass }) => (
                  <span className={classes.long}>
                    {criticismRules[rule]}
                    {violationClass === null ? null : (
                      <span className={classes.quiet}> · {violationClassNames[violationClass][language]}</span>
                    )}
                  </span>
                ),
              },
              { title: texts.decisions, cell: (row) => <Decisions of={row} own={shown.own?.person === row.person} /> },
              ...(draft.writes
                ? [
                    {
                      title: texts.act,
                      cell: ({ key, person }: Named) => <TakeOff name={name.person(person)} of={key} draft={draft} />,
                    },
                  ]
                : []),
            ]}
          />
        </div>
      )}
      {namedUnits.length === 0 ? null : (
        <div className={classes.named}>
          <h3>{texts.units}</h3>
          <PlainTable
            name={texts.units}
            rows={namedUnits}
            rowKey={({ key }) => key}
            columns={[
              { title: texts.unit, cell: ({ unitCode }) => <strong>{name.unit(unitCode)}</strong> },
              {
                title: texts.rule,
                cell: ({ rule, metric }) =>
                  `${unitCriticismRules[rule]}${metric === null ? '' : ` · ${metrics[metric]}`}`,
              },
              { title: texts.result, cell: ({ counted, limit }) => texts.counted(counted, limit) },
              ...(draft.writes
                ? [
                    {
                      title: texts.act,
                      cell: ({ key, unitCode, rule }: (typeof units)[number]) => (
                        <TakeOff name={`${name.unit(unitCode)} · ${unitCriticismRules[rule]}`} of={key} draft={draft} />
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </div>
      )}
      <TakenOff
        draft={draft}
        makes={makes}
        entries={[
          ...persons.map(({ key, person, unitCode, rule }) => ({
            key,
            name: name.person(person),
            rule: `${name.unit(unitCode)} · ${criticismRules[rule]}`,
          })),
          ...units.map(({ key, unitCode, rule }) => ({
            key,
            name: name.unit(unitCode),
            rule: unitCriticismRules[rule],
          })),
        ]}
      />
      <ClearedTable shown={shown} />
    </>
  );
}

/** Each opens the finding where the account may see it: of its units, or its own. */
function Decisions({ of: { decisions, unitCode, caseId }, own }: { of: Named; own: boolean }) {
  const texts = useWords(bulletinPageWords);
  const { language } = useLanguage();
  const sees = useSeesUnit();
  const can = useCan();
  const opens = own || sees(unitCode);
  return (
    <ul className={classes.plain}>
      {decisions.map(({ findingId, kind, dutyDate, seenAt }) => {
        const said = `${findingKindNames[kind][language]} ${dutyDate}`;
        return (
          <li key={findingId}>
            {opens && can('findings.read') ? <Link to={paths.finding(findingId)}>{said}</Link> : said}
            <span className={classes.quiet}> · {texts.decisionSeen(formatDayTime(seenAt, language))}</span>
          </li>
        );
      })}
      {caseId !== null && opens && can('accountability.read') ? (
        <li>
          <Link to={paths.accountabilityCase(caseId)}>{texts.theCase}</Link>
        </li>
      ) : null}
    </ul>
  );
}
