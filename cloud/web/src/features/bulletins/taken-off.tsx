import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useWords } from '../../language/use-words.ts';
import classes from './bulletins.module.css';
import type { Draft } from './use-draft.ts';

/** Takes one entry off, with a reason that is sealed. */
export function TakeOff({ name, of, draft }: { name: string; of: string; draft: Draft }) {
  const texts = useWords(bulletinPageWords);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  if (!draft.writes) return null;
  return (
    <span className={classes.screen}>
      <Button size="small" aria-label={texts.takeOffTitle(name)} onClick={() => setOpen(true)}>
        {texts.takeOff}
      </Button>
      {open ? (
        <EntryDrawer<{ reason: string }>
          title={texts.takeOffTitle(name)}
          subject={of}
          action="bulletins.write"
          form={form}
          initial={{}}
          problem={null}
          saving={false}
          saveText={texts.takeOff}
          onSave={({ reason }) => {
            const takenOff = [
              ...draft.texts.takenOff.filter(({ key }) => key !== of),
              { key: of, reason: reason.trim() },
            ];
            draft.change({ ...draft.texts, takenOff });
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        >
          <p>{texts.takeOffHint}</p>
          <ReasonField required />
        </EntryDrawer>
      ) : null}
    </span>
  );
}

interface Entry {
  key: string;
  name: string;
  rule: string;
}

/** What was taken off and why. Whose name it would have been, only those see who make the bulletin; never on paper. */
export function TakenOff({ entries, draft, makes }: { entries: readonly Entry[]; draft: Draft; makes: boolean }) {
  const texts = useWords(bulletinPageWords);
  const shown = entries.flatMap((entry) => {
    const taken = draft.texts.takenOff.find(({ key }) => key === entry.key);
    return taken === undefined ? [] : [{ ...entry, reason: taken.reason }];
  });
  if (shown.length === 0) return null;
  return (
    <div className={classes.takenOff}>
      <h3>{texts.takenOffTitle}</h3>
      <ul>
        {shown.map(({ key, name, rule, reason }) => (
          <li key={key}>
            {makes ? <span className={classes.screen}>{name} · </span> : null}
            {texts.says(rule, reason)}{' '}
            {draft.writes ? (
              <Button
                size="small"
                className={classes.screen}
                onClick={() =>
                  draft.change({
                    ...draft.texts,
                    takenOff: draft.texts.takenOff.filter((one) => one.key !== key),
                  })
                }
              >
                {texts.putBack}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
