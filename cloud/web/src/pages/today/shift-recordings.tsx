import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import { todayWords } from '@rollcall/shared/words/today';
import { Link } from 'react-router';
import { formatSeconds } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { recordingLook } from '../../state/state-look.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './shift-drawer.module.css';

/** The recordings that lie in the shift, by time. */
export function ShiftRecordings({ shift }: { shift: ShiftCoverageDetail }) {
  const texts = useWords(todayWords).shift;
  return (
    <section className={classes.section}>
      <h2>{texts.recordings}</h2>
      {shift.recordings.length === 0 ? (
        <p className={classes.note}>{texts.noRecordings}</p>
      ) : (
        <table className={classes.rows}>
          <tbody>
            {shift.recordings.map(
              ({ recordingId, recorderSerial, fileName, state, lost, damaged, notInspected, disputed, from, to }) => (
                <tr key={`${recordingId} ${from}`}>
                  <td className={classes.time}>
                    {formatSeconds(from)}–{formatSeconds(to)}
                  </td>
                  <td className={classes.path}>
                    <Link to={paths.recording(recordingId)}>{fileName}</Link>
                    {damaged ? <div className={classes.missing}>✖ {texts.damaged}</div> : null}
                    {notInspected ? <div className={classes.note}>? {texts.notInspected}</div> : null}
                    {disputed ? <div className={classes.missing}>⚠ {texts.disputed}</div> : null}
                  </td>
                  <td className={classes.time}>{recorderSerial}</td>
                  <td className={classes.time}>
                    <StateTag look={recordingLook({ state, lost })} />
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
    </section>
  );
}
