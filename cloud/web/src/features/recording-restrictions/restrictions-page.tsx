import { restrictionColumns, restrictionWords } from '@rollcall/shared/words/recording-restrictions';
import { Link } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { optionsOf } from '../../state/options-of.ts';
import { restrictionStateLooks, restrictionWhyLooks } from '../../state/restriction-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';

/** Footage that is private or irrelevant, now or before; a row opens its recording. */
export function RestrictionsPage() {
  const texts = useWords(restrictionWords);
  const { language } = useLanguage();
  const [asked, change] = useUrlQuery(['state', 'why', 'unitCode']);
  usePageTitle(texts.title);
  const states = optionsOf(restrictionStateLooks, language);
  const whys = optionsOf(restrictionWhyLooks, language);
  const query = {
    state: states.find(({ value }) => value === asked.state)?.value,
    why: whys.find(({ value }) => value === asked.why)?.value,
    unitCode: asked.unitCode,
  };
  return (
    <>
      <h1>{texts.title}</h1>
      <p>{texts.hint}</p>
      <ListTable
        list="recording-restrictions"
        columns={restrictionColumns}
        cells={{
          state: ({ state }) => <StateTag look={restrictionStateLooks[state]} />,
          why: ({ why }) => <StateTag look={restrictionWhyLooks[why]} />,
          capturedAt: ({ recordingId, recorderSerial, badgeNo, officerName, capturedAt }) => (
            <Link to={paths.recording(recordingId)}>
              <NoWrap>
                {capturedAt !== null
                  ? formatDayTime(capturedAt, language)
                  : [
                      ...(badgeNo === null ? [] : [formatPerson({ badgeNo, name: officerName ?? '' })]),
                      ...[recorderSerial, texts.noTime],
                    ].join(' · ')}
              </NoWrap>
            </Link>
          ),
        }}
        query={query}
        idOf={({ restrictionId }) => restrictionId}
        name={texts.title}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <ChoiceFilter
              label={texts.state}
              value={query.state}
              options={states}
              onChange={(state) => change({ state })}
            />
            <ChoiceFilter label={texts.why} value={query.why} options={whys} onChange={(why) => change({ why })} />
            <UnitSelect value={asked.unitCode} onChange={(unitCode) => change({ unitCode })} />
          </>
        }
      />
    </>
  );
}
