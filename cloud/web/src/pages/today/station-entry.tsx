import { CheckOutlined, SyncOutlined, WarningFilled } from '@ant-design/icons';
import type { StationRow } from '@rollcall/shared/http/stations';
import { evidenceWords } from '@rollcall/shared/words/evidence';
import { todayWords } from '@rollcall/shared/words/today';
import { formatAge, formatRoughly } from '../../format/format-duration.ts';
import { formatSize } from '../../format/format-size.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { alarmTexts } from '../../parts/alarm-text.ts';
import { presenceLooks } from '../../state/state-look.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { useNow } from '../../time/use-now.ts';
import classes from './panel.module.css';
import { timeOrDayTime } from './time-or-day-time.ts';

export function StationEntry({ station }: { station: StationRow }) {
  const texts = useWords(todayWords).stations;
  const evidence = useWords(evidenceWords);
  const { language } = useLanguage();
  const now = useNow(5000);
  const { name, unitName, presence, presenceSince, lastBatchAt, docked, queue } = station;
  const serials = (which: (card: StationRow['docked'][number]) => boolean) =>
    docked.filter(which).map(({ recorderSerial }) => recorderSerial);
  const unread = serials((card) => card.unread > 0);
  const sharing = [...new Set(serials((card) => card.sharesSerial))];
  const collecting = serials((card) => card.unread === 0 && card.collectedAt === null);
  const collected = serials((card) => card.unread === 0 && card.collectedAt !== null);
  const alarmed = alarmTexts(station, {
    words: evidence,
    since: (since) => timeOrDayTime(since, language),
    length: (ms) => formatRoughly(ms, language),
  });
  // Of a station that never told anything nobody can say that all of it is verified.
  const emptyText = lastBatchAt === null ? null : texts.queueEmpty;
  const queueText = queue.files > 0 ? texts.queue(queue.files, formatSize(queue.bytes)) : emptyText;
  return (
    <li>
      <div className={classes.line}>
        <span className={classes.name} data-tip={unitName}>
          {name}
        </span>
        <StateTag look={presenceLooks[presence]} />
      </div>
      {alarmed.map((alarm) => (
        <div key={alarm} className={classes.act}>
          <WarningFilled aria-hidden="true" /> {alarm}
        </div>
      ))}
      {unread.length > 0 ? (
        <div>
          <span className={classes.act}>
            <WarningFilled aria-hidden="true" /> {texts.unread}
          </span>{' '}
          {unread.join(' ')}
        </div>
      ) : null}
      {sharing.length > 0 ? (
        <div>
          <span className={classes.act}>
            <WarningFilled aria-hidden="true" /> {texts.sharesSerial}
          </span>{' '}
          {sharing.join(' ')}
        </div>
      ) : null}
      {collecting.length > 0 ? (
        <div>
          <span className={classes.waiting}>
            <SyncOutlined aria-hidden="true" /> {texts.collecting}
          </span>{' '}
          {collecting.join(' ')}
        </div>
      ) : null}
      {collected.length > 0 ? (
        <div>
          <span className={classes.good}>
            <CheckOutlined aria-hidden="true" /> {texts.collected}
          </span>{' '}
          {collected.join(' ')}
        </div>
      ) : null}
      {presence === 'offline' && presenceSince !== null ? (
        <div className={classes.quiet}>{texts.offlineSince(timeOrDayTime(presenceSince, language))}</div>
      ) : null}
      {presence === 'never_connected' ? null : (
        <div className={`${classes.line} ${classes.quiet}`}>
          {queueText === null ? null : <span>{queueText}</span>}
          <span {...(lastBatchAt ? { 'data-tip': formatFull(lastBatchAt) } : {})}>
            {lastBatchAt
              ? texts.lastReport(formatAge(Math.max(0, now - Date.parse(lastBatchAt)), language))
              : texts.noReport}
          </span>
        </div>
      )}
    </li>
  );
}
