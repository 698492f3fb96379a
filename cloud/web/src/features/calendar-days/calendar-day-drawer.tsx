import type { CalendarDayDetail, NewCalendarDay } from '@rollcall/shared/resources/calendar-days';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { calendarDayWords } from '@rollcall/shared/words/calendar-days';
import { historyWords } from '@rollcall/shared/words/history';
import { registryWords } from '@rollcall/shared/words/registry';
import { Drawer, Form, Radio } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { DateField } from '../../form/date-field.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { TakeBack } from '../../form/take-back.tsx';
import { useRules } from '../../form/use-rules.ts';
import { formatDate } from '../../format/format-time.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';

/** One day, in the calendar or not, with what was changed of it. */
export function CalendarDayDrawer({ day, onClose }: { day: string; onClose: () => void }) {
  const { title } = useWords(calendarDayWords);
  const { answer, problem, retry } = useRead('GET calendar-days/:day', { params: { day } });
  if (answer) return <CalendarDayForm known={answer} onClose={onClose} />;
  return problem === null ? null : (
    <Drawer open onClose={onClose} size={480} title={title}>
      <ProblemNotice problem={problem} onRetry={retry} />
    </Drawer>
  );
}

/** What a day is, and why. @param known left out: a day that is chosen in the form */
export function CalendarDayForm({ known, onClose }: { known?: CalendarDayDetail; onClose: () => void }) {
  const texts = useWords(calendarDayWords);
  const { required: needed } = useWords(registryWords);
  const { language } = useLanguage();
  const rules = useRules();
  const [form] = Form.useForm<NewCalendarDay>();
  const chosen = Form.useWatch('day', form) ?? known?.day;
  const adding = useCall('POST calendar-days', { onDone: onClose });
  const changing = useCall('PATCH calendar-days/:day', { onDone: onClose });
  const required = { required: true, message: needed };
  const entry = known?.entry ?? undefined;
  return (
    <EntryDrawer<NewCalendarDay>
      title={known ? formatDate(startOfLocalDate(known.day), language) : texts.add}
      action="parameters.write"
      form={form}
      initial={
        entry
          ? { kind: entry.kind, name: entry.name, note: entry.note }
          : { kind: known && !known.workingDay ? 'make_up' : 'holiday', note: '' }
      }
      problem={adding.problem ?? changing.problem}
      saving={adding.running || changing.running}
      onSave={({ day, kind, name, note, reason }) => {
        const body = { kind, name: name.trim(), note: (note ?? '').trim(), reason: reason.trim() };
        if (entry) changing.start({ params: { day: entry.day }, body });
        else adding.start({ body: { ...body, day: known?.day ?? day } });
      }}
      onClose={onClose}
      below={known ? <BelowDay known={known} onClose={onClose} /> : null}
    >
      {known ? (
        <p style={{ marginBlock: '0 12px' }}>{known.workingDay ? texts.isWorkingDay : texts.isNoWorkingDay}</p>
      ) : (
        <DateField name="day" label={texts.day} required />
      )}
      <Form.Item name="kind" label={texts.kind} extra={texts.kindHint} rules={[required]}>
        <Radio.Group
          options={[
            { value: 'holiday', label: texts.kinds.holiday },
            { value: 'make_up', label: texts.kinds.make_up },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="name"
        label={texts.name}
        extra={texts.nameHint}
        rules={[{ ...required, whitespace: true }, rules.upTo(40)]}
      >
        <ShortText most={40} />
      </Form.Item>
      <Form.Item name="note" label={texts.note} rules={[rules.upTo(200)]}>
        <ShortText most={200} />
      </Form.Item>
      <ReasonField required />
      <p>{chosen !== undefined && isNear(chosen) ? `${texts.late}${texts.follows}` : texts.follows}</p>
    </EntryDrawer>
  );
}

/** Takes the day out of the calendar again, and tells what was done about it. */
function BelowDay({ known: { day, entry, history }, onClose }: { known: CalendarDayDetail; onClose: () => void }) {
  const texts = useWords(calendarDayWords);
  const { reason } = useWords(registryWords);
  const { history: historyTitle } = useWords(historyWords);
  const may = useCan()('parameters.write');
  const { start, running, problem } = useCall('DELETE calendar-days/:day', { onDone: onClose, done: 'removed' });
  return (
    <div style={{ display: 'grid', gap: 12, marginBlockStart: 12 }}>
      {entry && may ? (
        <TakeBack
          word={texts.remove}
          reasonLabel={reason}
          hint={<p>{texts.removeHint}</p>}
          problem={problem}
          running={running}
          onDone={(body) => start({ params: { day }, body })}
        />
      ) : null}
      {history.length === 0 ? null : (
        <Section title={historyTitle}>
          <HistoryList history={history} />
        </Section>
      )}
    </div>
  );
}

/** HQ marks changes of such a day as late. */
function isNear(day: string): boolean {
  return day <= addDays(localDateOf(Date.now()), 7);
}
