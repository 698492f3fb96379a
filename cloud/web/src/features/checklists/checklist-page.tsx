import { checklistColumns, checklistWords } from '@rollcall/shared/words/checklists';
import { checklistPageWords } from '@rollcall/shared/words/review-page';
import { reviewWords } from '@rollcall/shared/words/reviews';
import { Drawer } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import page from '../../parts/list-head.module.css';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { ItemsTable } from './items-table.tsx';

const ChecklistForm = later({ load: async () => (await import('./checklist-form.tsx')).ChecklistForm });

/** What reviewers look at: the version in force, and every version; a row opens it. */
export function ChecklistPage() {
  const words = useWords(checklistWords);
  const texts = useWords(checklistPageWords);
  const reviews = useWords(reviewWords);
  const { entry, adding, open, close } = useEntry();
  const { answer, problem, retry } = useRead('GET checklists', {});
  usePageTitle(words.title);
  const inForce = answer?.rows[0];
  const known = answer?.rows.find(({ version }) => String(version) === entry);
  return (
    <>
      <div className={page.head}>
        <Link to={paths.reviews()}>{reviews.title}</Link>
        <span aria-hidden="true">/</span>
        <h1>{words.title}</h1>
      </div>
      <p className={page.intro}>{texts.hint}</p>
      <ProblemNotice problem={problem} onRetry={retry} />
      {inForce === undefined ? null : (
        <div className={page.inForce}>
          <Section title={texts.inForce(inForce.version)}>
            <ItemsTable items={inForce.items} />
          </Section>
        </div>
      )}
      <ListTable
        list="checklists"
        columns={checklistColumns}
        cells={{ reason: ({ reason }) => reason ?? texts.brought }}
        query={{}}
        idOf={({ version }) => String(version)}
        name={texts.versions}
        onOpen={({ version }) => open(String(version))}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        buttons={<ListButtons action="checks.plan" add={texts.edit} onAdd={() => open('new')} />}
      />
      {adding && inForce ? <ChecklistForm inForce={inForce} onClose={close} /> : null}
      {known === undefined ? null : (
        <Drawer open onClose={close} size={560} title={texts.titleOf(known.version)}>
          <ItemsTable items={known.items} />
          <p>{known.reason ?? texts.brought}</p>
        </Drawer>
      )}
    </>
  );
}
