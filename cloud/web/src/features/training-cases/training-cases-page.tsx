import { trainingCaseColumns, trainingCaseWords } from '@rollcall/shared/words/training-cases';
import { Link, useNavigate } from 'react-router';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { TextFilter } from '../../filters/text-filter.tsx';
import { useWords } from '../../language/use-words.ts';
import { TrainingNav } from '../../navigation/training-nav.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { paths } from '../../paths.ts';
import { ActionButton } from '../../session/action-button.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { CandidatesDrawer } from './candidates-drawer.tsx';
import { ElsewhereDrawer, OfFindingDrawer } from './new-case-drawer.tsx';
import { findingOfEntry } from './write-case-link.tsx';

/** The case library; a row opens its page. `?entry=`: `new` from elsewhere, `findings` to choose from, or a finding. */
export function TrainingCasesPage() {
  const texts = useWords(trainingCaseWords);
  const navigate = useNavigate();
  const entry = useEntry();
  const [{ violationClass, origin, withdrawn, search }, change] = useUrlQuery([
    'violationClass',
    'origin',
    'withdrawn',
    'search',
  ]);
  const findingId = findingOfEntry(entry.entry);
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  const open = ({ caseId }: { caseId: string }) => void navigate(paths.trainingCase(caseId));
  usePageTitle(texts.library);
  return (
    <>
      <h1 style={{ marginBlockEnd: 6 }}>{texts.library}</h1>
      <TrainingNav />
      <p style={{ marginBlock: '0 10px' }}>{texts.hint}</p>
      <ListTable
        list="training-cases"
        columns={trainingCaseColumns}
        cells={{
          title: ({ caseId, title }) => (
            <Link to={paths.trainingCase(caseId)}>{title === '' ? texts.withheld : title}</Link>
          ),
        }}
        query={{ violationClass, origin, withdrawn, search }}
        idOf={({ caseId }) => caseId}
        name={texts.library}
        onOpen={open}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <TextFilter label={texts.search} value={search} onChange={(text) => change({ search: text })} />
            <ChoiceFilter
              label={texts.violationClass}
              value={violationClass}
              onChange={(one) => change({ violationClass: one })}
              options={options(texts.violationNames)}
            />
            <ChoiceFilter
              label={texts.origin}
              value={origin}
              onChange={(one) => change({ origin: one })}
              options={options(texts.originNames)}
            />
            <ChoiceFilter
              label={texts.inLibrary}
              value={withdrawn}
              onChange={(one) => change({ withdrawn: one })}
              options={[{ value: 'true', label: texts.withdrawn }]}
            />
          </>
        }
        buttons={
          <>
            <ActionButton action="training.cases" onClick={() => entry.open('findings')}>
              {texts.fromFindings}
            </ActionButton>
            <ListButtons
              action="training.cases"
              add={texts.add}
              onAdd={() => entry.open('new')}
              imports="training-cases"
            />
          </>
        }
      />
      {entry.adding ? <ElsewhereDrawer onAdded={open} onClose={entry.close} /> : null}
      {entry.entry === 'findings' ? (
        <CandidatesDrawer onChoose={(chosen) => entry.open(`of-${chosen}`)} onClose={entry.close} />
      ) : null}
      {findingId === undefined ? null : (
        <OfFindingDrawer key={findingId} findingId={findingId} onAdded={open} onClose={entry.close} />
      )}
    </>
  );
}
