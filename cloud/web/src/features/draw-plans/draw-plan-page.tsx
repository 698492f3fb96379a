import type { DrawPlanRow } from '@rollcall/shared/resources/draw-plans';
import { drawPlanColumns, drawPlanWords } from '@rollcall/shared/words/draw-plans';
import { drawWords } from '@rollcall/shared/words/draws';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import page from '../../parts/list-head.module.css';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { PlanDrawer } from './plan-drawer.tsx';
import { PlanForm } from './plan-form.tsx';
import { PlanInWords } from './plan-in-words.tsx';
import { useSchedule } from './use-schedule.ts';

/** By which plan footage is drawn: the one in force in words, and every version; a row opens it. */
export function DrawPlanPage() {
  const texts = useWords(drawPlanWords);
  const draws = useWords(drawWords);
  const { entry, adding, open, close } = useEntry();
  const { answer, problem, retry } = useRead('GET draw-plans', {});
  const scheduleOf = useSchedule();
  usePageTitle(texts.title);
  const inForce = answer?.rows[0];
  const known = answer?.rows.find(({ version }) => String(version) === entry);
  const counts = ({ firstDraw }: DrawPlanRow) => (firstDraw === null ? texts.countsNext : texts.counts(firstDraw));
  return (
    <>
      <div className={page.head}>
        <h1>{texts.title}</h1>
        <Link to={paths.draws()}>{draws.title}</Link>
      </div>
      <p className={page.intro}>{texts.hint}</p>
      <ProblemNotice problem={problem} onRetry={retry} />
      {inForce === undefined ? null : (
        <div className={page.inForce}>
          <Section title={texts.inForce(inForce.version)} hint={counts(inForce)}>
            <PlanInWords row={inForce} />
          </Section>
        </div>
      )}
      <ListTable
        list="draw-plans"
        columns={drawPlanColumns}
        cells={{
          closes: ({ schedule }) => scheduleOf(schedule),
          firstDraw: ({ firstDraw }) =>
            firstDraw === null ? '' : <Link to={paths.draw(firstDraw)}>{draws.no(firstDraw)}</Link>,
        }}
        query={{}}
        idOf={({ version }) => String(version)}
        name={texts.versions}
        onOpen={({ version }) => open(String(version))}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        buttons={<ListButtons action="checks.plan" add={texts.set} onAdd={() => open('new')} />}
      />
      {adding && answer ? <PlanForm inForce={inForce} onClose={close} /> : null}
      {known === undefined ? null : <PlanDrawer row={known} hint={counts(known)} onClose={close} />}
    </>
  );
}
