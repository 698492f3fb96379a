import { recordingListWords } from '@rollcall/shared/words/recordings';
import { Segmented } from 'antd';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { RecordingsList } from './recordings-list.tsx';
import classes from './recordings-page.module.css';
import { SightingsList } from './sightings-list.tsx';

/** What stations collected, and the files on cards that became no recording. */
export function RecordingsPage() {
  const texts = useWords(recordingListWords);
  const [{ view }, change] = useUrlQuery(['view', 'sort']);
  usePageTitle(texts.title);
  return (
    <>
      <div className={classes.head}>
        <h1>{texts.title}</h1>
        <Segmented
          aria-label={texts.views}
          value={view === 'files' ? 'files' : 'recordings'}
          options={[
            { value: 'recordings', label: texts.all },
            { value: 'files', label: texts.files },
          ]}
          onChange={(chosen) =>
            change({ view: chosen === 'files' ? 'files' : undefined, sort: undefined }, { push: true })
          }
        />
      </div>
      {view === 'files' ? <SightingsList /> : <RecordingsList />}
    </>
  );
}
