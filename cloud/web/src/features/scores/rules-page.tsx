import type { ScoreRulesRow } from '@rollcall/shared/resources/score-rules';
import { scoreRulesColumns, scoreRulesWords } from '@rollcall/shared/words/score-rules';
import { scoreWords } from '@rollcall/shared/words/scores';
import { Drawer } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { formatFull } from '../../format/format-time.ts';
import { formatMonth } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { RulesInWords } from './rules-in-words.tsx';
import classes from './scores.module.css';

const RulesForm = later({ load: async () => (await import('./rules-form.tsx')).RulesForm });

/** By which rules months are scored: the ones in force in words, and every version; a row opens it. */
export function RulesPage() {
  const texts = useWords(scoreRulesWords);
  const scores = useWords(scoreWords);
  const { language } = useLanguage();
  const { entry, adding, open, close } = useEntry();
  const { answer, problem, retry } = useRead('GET score-rules', {});
  usePageTitle(texts.title);
  const monthOf = (month: string | null) => (month === null ? '' : formatMonth(month, language));
  const inForce = answer?.rows.find(({ counts }) => counts === 'now');
  const known = answer?.rows.find(({ version }) => String(version) === entry);
  const newest = answer?.rows[0];
  return (
    <>
      <div className={classes.head}>
        <h1>{texts.title}</h1>
        <Link to={paths.scores()}>{scores.title}</Link>
      </div>
      <p className={classes.intro}>{texts.hint}</p>
      <ProblemNotice problem={problem} onRetry={retry} />
      {inForce === undefined ? null : (
        <div className={classes.section}>
          <Section title={texts.inForce(inForce.version)} hint={sinceOf(inForce, monthOf)}>
            <RulesInWords rules={inForce.rules} />
          </Section>
        </div>
      )}
      <ListTable
        list="score-rules"
        columns={scoreRulesColumns}
        cells={{
          version: ({ version }) => (version === 0 ? texts.brought : version),
          fromMonth: ({ version, fromMonth }) => (version === 0 ? '' : monthOf(fromMonth)),
          untilMonth: ({ untilMonth }) => monthOf(untilMonth),
        }}
        query={{}}
        idOf={({ version }) => String(version)}
        name={texts.versions}
        onOpen={({ version }) => open(String(version))}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        buttons={<ListButtons action="scores.rules" add={texts.set} onAdd={() => open('new')} />}
      />
      {adding && inForce && newest ? <RulesForm from={newest} onClose={close} /> : null}
      {known === undefined ? null : (
        <Drawer open onClose={close} size={560} title={texts.titleOf(known.version)}>
          <FactList
            facts={[
              { name: texts.counts, value: texts.countsNames[known.counts] },
              ...(known.version === 0 ? [] : [{ name: texts.fromMonth, value: monthOf(known.fromMonth) }]),
              ...(known.untilMonth === null ? [] : [{ name: texts.untilMonth, value: monthOf(known.untilMonth) }]),
              ...(known.setBy === null || known.setAt === null
                ? []
                : [
                    { name: texts.reason, value: known.reason },
                    { name: texts.setBy, value: known.setBy },
                    { name: texts.setAt, value: formatFull(known.setAt) },
                  ]),
            ]}
          />
          <RulesInWords rules={known.rules} />
        </Drawer>
      )}
    </>
  );
}

function sinceOf({ version, fromMonth }: ScoreRulesRow, monthOf: (month: string) => string): string {
  return version === 0 ? '' : `${monthOf(fromMonth)} –`;
}
