import {
  fieldInspectionColumns,
  fieldInspectionWords,
  inspectedFaults,
} from '@rollcall/shared/words/field-inspections';
import { Link, useNavigate } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { DateRangeFilter } from '../../filters/date-range-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { inspectionLooks, visitKindLooks } from '../../state/inspection-looks.tsx';
import { optionsOf } from '../../state/options-of.ts';
import { StateTag } from '../../state/state-tag.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { itemKeys } from './form-values.ts';
import classes from './inspections.module.css';
import { NewInspectionDrawer } from './new-inspection-drawer.tsx';
import { UnsentForms } from './unsent-forms.tsx';

/** What was seen of officers on duty; for inspectors on a phone, what isn't sent yet, and the form. */
export function InspectionsPage() {
  const texts = useWords(fieldInspectionWords);
  const { language } = useLanguage();
  const can = useCan();
  const navigate = useNavigate();
  const [query, change] = useUrlQuery([
    ...(['from', 'to', 'unitCode', 'badgeNo', 'state', 'fault', 'visit', 'dutyType', 'post', 'findingId'] as const),
  ]);
  const { adding, open, close } = useEntry();
  usePageTitle(texts.title);
  const { from, to, unitCode, badgeNo, state, fault, visit } = query;
  return (
    <>
      <div className={classes.head}>
        <h1>{texts.title}</h1>
        <Link to={paths.visits()}>{texts.toVisits}</Link>
      </div>
      {can('inspections.record') ? <UnsentForms /> : null}
      <ListTable
        list="field-inspections"
        columns={fieldInspectionColumns}
        cells={{
          officer: ({ badgeNo: officer, officerName: name, dutyDate, inspectedAt }) => (
            <Link to={paths.officerDay(officer, dutyDate, { at: inspectedAt })}>
              <NoWrap>{formatPerson({ badgeNo: officer, name })}</NoWrap>
            </Link>
          ),
          state: (row) => <StateTag look={inspectionLooks[row.state]} />,
          faults: ({ items }) => inspectedFaults(items, language),
          visit: (row) => (row.visit === null ? '' : <StateTag look={visitKindLooks[row.visit]} />),
          recorderSerial: ({ recorderSerial }) =>
            recorderSerial === null ? '' : <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
        }}
        query={query}
        idOf={({ inspectionId }) => inspectionId}
        name={texts.title}
        onOpen={({ inspectionId }) => navigate(paths.inspection(inspectionId))}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <DateRangeFilter label={texts.day} from={from} to={to} onChange={change} />
            <UnitSelect value={unitCode} onChange={(chosen) => change({ unitCode: chosen })} />
            <OfficerFilter value={badgeNo} onChange={(chosen) => change({ badgeNo: chosen })} />
            <ChoiceFilter
              label={texts.state}
              value={state}
              options={optionsOf(inspectionLooks, language)}
              onChange={(chosen) => change({ state: chosen })}
            />
            <ChoiceFilter
              label={texts.faultOf}
              value={fault}
              options={itemKeys.map((value) => ({ value, label: texts.items[value] }))}
              onChange={(chosen) => change({ fault: chosen })}
              width={150}
            />
            <ChoiceFilter
              label={texts.visit}
              value={visit}
              options={optionsOf(visitKindLooks, language)}
              onChange={(chosen) => change({ visit: chosen })}
              width={160}
            />
            {query.post === undefined ? null : (
              <ChoiceFilter
                label={texts.ofPost}
                value={query.post}
                options={[{ value: query.post, label: query.post }]}
                onChange={() => change({ post: undefined, dutyType: undefined })}
                width={150}
              />
            )}
          </>
        }
        buttons={<ListButtons action="inspections.record" add={texts.add} onAdd={() => open('new')} />}
      />
      {adding && can('inspections.record') ? <NewInspectionDrawer onClose={close} /> : null}
    </>
  );
}
