import type { EraseObjection } from '@rollcall/shared/http/erases';
import { eraseWords } from '@rollcall/shared/words/erases';
import { Link } from 'react-router';
import { useWords } from '../../../language/use-words.ts';
import { paths } from '../../../paths.ts';
import classes from './erase-objection-view.module.css';
import { LetFileGo } from './let-file-go.tsx';

interface Props {
  dockSessionId: string;
  objection: EraseObjection;
}

/** One reason why a card can't be erased, with the files that it is about. */
export function EraseObjectionView({ dockSessionId, objection }: Props) {
  const texts = useWords(eraseWords);
  const { kind, detail, files, count } = objection;
  const said = kind === 'refused_lately' ? texts.refusal[detail as keyof typeof texts.refusal] : detail;
  return (
    <div className={classes.objection}>
      <p>
        {texts.objection[kind]}
        {said}
      </p>
      <ul>
        {files.map((file) => (
          <li key={file.path.bytes}>
            {file.recordingId === null ? (
              file.path.text
            ) : (
              <Link to={paths.recording(file.recordingId)}>{file.path.text}</Link>
            )}
            {kind === 'unreadable' || kind === 'damaged' ? (
              <LetFileGo dockSessionId={dockSessionId} file={file} />
            ) : null}
          </li>
        ))}
        {count > files.length ? <li>{texts.andMore(count)}</li> : null}
      </ul>
    </div>
  );
}
