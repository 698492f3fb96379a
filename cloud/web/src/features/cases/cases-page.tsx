import { caseColumns, caseWords } from '@rollcall/shared/words/cases';
import { Link, useNavigate } from 'react-router';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { TextFilter } from '../../filters/text-filter.tsx';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { paths } from '../../paths.ts';
import { ListTable } from '../../table/list-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';

/** Activities by their case number; a row opens the page of the case. */
export function CasesPage() {
  const texts = useWords(caseWords);
  const navigate = useNavigate();
  const [{ q, state }, change] = useUrlQuery(['q', 'state']);
  usePageTitle(texts.title);
  const states = [
    { value: 'lacking' as const, label: texts.lacking },
    { value: 'proposed' as const, label: texts.onlyProposed },
  ];
  const shown = states.find(({ value }) => value === state)?.value;
  return (
    <>
      <h1>{texts.title}</h1>
      <p>{texts.hint}</p>
      <ListTable
        list="cases"
        columns={caseColumns}
        cells={{ caseNo: ({ caseNo }) => <Link to={paths.case(caseNo)}>{caseNo}</Link> }}
        query={{ q, state: shown }}
        idOf={({ caseNo }) => caseNo}
        name={texts.title}
        onOpen={({ caseNo }) => navigate(paths.case(caseNo))}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <TextFilter
              label={texts.search}
              value={q}
              leastLength={2}
              mostLength={50}
              onChange={(one) => change({ q: one })}
            />
            <ChoiceFilter
              label={texts.show}
              value={shown}
              options={states}
              width={190}
              onChange={(one) => change({ state: one })}
            />
          </>
        }
      />
    </>
  );
}
