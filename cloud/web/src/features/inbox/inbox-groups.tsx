import type { InboxGroups as Inbox, InboxEntry, InboxGroup, InboxSide } from '@rollcall/shared/resources/inbox';
import { inboxWords } from '@rollcall/shared/words/inbox';
import { keyboardWords } from '@rollcall/shared/words/keyboard';
import { useRef } from 'react';
import { Link } from 'react-router';
import { useKey } from '../../keyboard/use-key.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { EmptyTable } from '../../table/empty-table.tsx';
import { dayOf } from './day-of.ts';
import { EntryRow } from './entry-row.tsx';
import classes from './inbox-groups.module.css';
import { kindName } from './kind-name.ts';

export type InboxView = InboxSide | 'before_friday';

/** Entries by kind and day, the most urgent first. `j` and `k` go from one to the next, Enter opens it. */
export function InboxGroups({ inbox, view }: { inbox: Inbox; view: InboxView }) {
  const texts = useWords(inboxWords);
  const keys = useWords(keyboardWords);
  const body = useRef<HTMLDivElement>(null);
  const move = (step: number) => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>('a[data-entry]') ?? [])];
    const here = links.indexOf(document.activeElement as HTMLElement);
    links[Math.min(Math.max(here + step, 0), links.length - 1)]?.focus();
  };
  useKey('j', keys.nextRow, () => move(1));
  useKey('k', keys.previousRow, () => move(-1));
  const groups = groupsIn(inbox, view);
  const side = view === 'before_friday' ? 'must_do' : view;
  if (groups.length === 0) {
    const title = view === 'before_friday' ? texts.nothingBeforeFriday : texts.nothing[side];
    return <EmptyTable empty={{ title, hint: texts.nothingHint[side] }} filtered={false} />;
  }
  return (
    <div ref={body} className={classes.groups}>
      {groups.map(({ kind, count, overdue, entries }) => (
        <Section
          key={kind}
          title={`${kindName(texts, side, kind)} ${count}`}
          hint={
            <>
              {overdue > 0 ? <strong className={classes.overdue}>{texts.groupOverdue(overdue)}</strong> : null}{' '}
              {count > entries.length ? <Link to={paths.inbox({ view, kind })}>{texts.more(count)}</Link> : null}
            </>
          }
        >
          <Days entries={entries} today={inbox.today} />
        </Section>
      ))}
    </div>
  );
}

function Days({ entries, today }: { entries: readonly InboxEntry[]; today: string }) {
  const { language } = useLanguage();
  const days: { day: string; entries: InboxEntry[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry, { today, language });
    if (days.at(-1)?.day === day) days.at(-1)?.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days.map(({ day, entries: ofDay }) => (
    <div key={`${day} ${ofDay[0]?.id}`} className={classes.day}>
      <h3 className={ofDay[0]?.overdue ? classes.overdue : undefined}>{day}</h3>
      <ul>
        {ofDay.map((entry) => (
          <EntryRow key={`${entry.id} ${entry.badgeNo}`} entry={entry} />
        ))}
      </ul>
    </div>
  ));
}

function groupsIn({ mustDo, waitingFor, decided, friday }: Inbox, view: InboxView): readonly InboxGroup[] {
  if (view === 'waiting_for') return waitingFor;
  if (view === 'decided') return decided;
  if (view === 'must_do') return mustDo;
  return mustDo
    .filter(({ beforeFriday }) => beforeFriday > 0)
    .map((group) => ({
      ...group,
      count: group.beforeFriday,
      entries: group.entries.filter(({ dueOn }) => dueOn !== null && dueOn <= friday),
    }));
}
