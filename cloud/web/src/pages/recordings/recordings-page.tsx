import { Segmented } from 'antd';
import { usePageTitle } from '../../shell/use-page-title.ts';
import { recordingsTexts } from '../../texts/recordings-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { RecordingsList } from './recordings-list.tsx';
import classes from './recordings-page.module.css';
import { SightingsList } from './sightings-list.tsx';

/** What stations collected, and the files on cards that became no recording. */
export function RecordingsPage() {
  const texts = useTexts(recordingsTexts);
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
