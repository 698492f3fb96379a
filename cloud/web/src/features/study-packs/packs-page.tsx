import type { BulletinKind } from '@rollcall/shared/bulletins/content';
import { bulletinDocumentWords } from '@rollcall/shared/words/bulletin-document';
import { studyPackPageWords } from '@rollcall/shared/words/study-pack-page';
import { studyPackColumns, studyPackWords } from '@rollcall/shared/words/study-packs';
import { Link, useNavigate } from 'react-router';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { TrainingNav } from '../../navigation/training-nav.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import page from '../../parts/list-head.module.css';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';

const MakeDrawer = later({ load: async () => (await import('./make-drawer.tsx')).MakeDrawer });
const kindsInOrder: readonly BulletinKind[] = ['weekly', 'monthly'];

/** Every study pack, newest period first; a row opens it. */
export function PacksPage() {
  const texts = useWords(studyPackPageWords);
  const words = useWords(studyPackWords);
  const { kinds, issueNo } = useWords(bulletinDocumentWords);
  const navigate = useNavigate();
  const can = useCan();
  const { adding, open, close } = useEntry();
  const [query, change] = useUrlQuery(['kind']);
  usePageTitle(words.packs);
  const kind = kindsInOrder.find((known) => known === query.kind);
  return (
    <>
      <h1 style={{ marginBlockEnd: 6 }}>{words.packs}</h1>
      <TrainingNav />
      <p className={page.intro}>{texts.intro}</p>
      <ListTable
        list="study-packs"
        columns={studyPackColumns}
        cells={{
          title: ({ packId, title }) => <Link to={paths.studyPack(packId)}>{title}</Link>,
          number: (row) => (
            <NoWrap>
              {can('bulletins.read') ? <Link to={paths.bulletin(row.bulletinId)}>{issueNo(row)}</Link> : issueNo(row)}
            </NoWrap>
          ),
        }}
        query={{ kind }}
        idOf={({ packId }) => packId}
        name={words.packs}
        onOpen={({ packId }) => navigate(paths.studyPack(packId))}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <ChoiceFilter
            label={words.kind}
            value={kind}
            options={kindsInOrder.map((value) => ({ value, label: kinds[value] }))}
            onChange={(chosen) => change({ kind: chosen })}
          />
        }
        buttons={<ListButtons action="training.plan" add={texts.make} onAdd={() => open('new')} />}
      />
      {adding ? <MakeDrawer onClose={close} /> : null}
    </>
  );
}
