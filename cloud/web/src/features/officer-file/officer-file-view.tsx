import { PrinterOutlined } from '@ant-design/icons';
import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import { addMonths, localDateOf } from '@rollcall/shared/rules/local-date';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Button } from 'antd';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { formatMonth, thisMonth } from '../../format/month.ts';
import { useKey } from '../../keyboard/use-key.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { MonthPicker } from '../../navigation/month-picker.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session/session-context.ts';
import { useCan } from '../../session/use-can.ts';
import { DownloadMenu } from '../../table/download-menu.tsx';
import { FileActivities } from './file-activities.tsx';
import { FileDays } from './file-days.tsx';
import { FileDisputes } from './file-disputes.tsx';
import { FileExplanations } from './file-explanations.tsx';
import { FileFacts } from './file-facts.tsx';
import { FileFaults } from './file-faults.tsx';
import { FileFindings } from './file-findings.tsx';
import { FileHoldings } from './file-holdings.tsx';
import { FileInspections } from './file-inspections.tsx';
import { FileLeave } from './file-leave.tsx';
import { FileReOffences } from './file-re-offences.tsx';
import { FileTraining } from './file-training.tsx';
import { FileTrend } from './file-trend.tsx';
import classes from './officer-file-view.module.css';
import { PaperHead } from './paper-head.tsx';

interface Props {
  file: OfficerFile;
  /** Undefined: this month. */
  onMonth: (month: string | undefined) => void;
}

/** Everything about one officer in one month, on one page that prints on A4; each part is a component of its own. */
export function OfficerFileView({ file, onMonth }: Props) {
  const texts = useWords(officerFileWords);
  const roster = useWords(rosterWords);
  const { language } = useLanguage();
  const can = useCan();
  const own = useSession().badgeNo === file.badgeNo;
  const { badgeNo, month } = file;
  const person = formatPerson({ badgeNo, name: file.officerName });
  const goTo = (to: string) => onMonth(to === thisMonth() ? undefined : to);
  useKey('[', roster.previousMonth, () => goTo(addMonths(month, -1)));
  useKey(']', roster.nextMonth, () => goTo(addMonths(month, 1)));
  useKey('t', roster.thisMonth, () => goTo(thisMonth()));
  // It names the file, too, when somebody prints to one.
  usePageTitle(`${texts.title} ${person} ${formatMonth(month, language)}`);
  return (
    <article className={classes.file}>
      <PaperHead file={file} />
      <div className={classes.head}>
        <h1>{`${own ? texts.own : texts.title} · ${person}`}</h1>
        <MonthPicker month={month} onChange={onMonth} />
        <Link to={own ? paths.me() : paths.officerDay(badgeNo, localDateOf(Date.now()))}>{texts.day}</Link>
        {can('registry.read') ? <Link to={paths.officer(badgeNo)}>{texts.registry}</Link> : null}
        <span className={classes.acts}>
          <DownloadMenu table="officer-file" query={{ badgeNo, month }} />
          <Button size="small" icon={<PrinterOutlined />} onClick={() => window.print()}>
            {texts.print}
          </Button>
        </span>
      </div>
      <FileFacts file={file} />
      <div className={classes.pair}>
        <div className={classes.column}>
          <FileTrend file={file} />
          <FileActivities file={file} />
        </div>
        <FileFindings file={file} />
      </div>
      <FileDays file={file} />
      <div className={classes.pair}>
        <div className={classes.column}>
          <FileHoldings file={file} />
          <FileTraining file={file} />
          <FileReOffences file={file} />
        </div>
        <div className={classes.column}>
          <FileExplanations file={file} />
          <FileLeave file={file} />
          <FileInspections file={file} />
          <FileFaults file={file} />
          <FileDisputes file={file} />
        </div>
      </div>
    </article>
  );
}
