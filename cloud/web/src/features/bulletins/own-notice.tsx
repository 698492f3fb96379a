import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { Switch } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import classes from './bulletins.module.css';

/** For who is criticised in a sealed issue: whether the next one may name him when it clears him. */
export function OwnNotice({ shown: { bulletinId, state, own, content, texts: written } }: { shown: BulletinDetail }) {
  const texts = useWords(bulletinPageWords);
  const { start, running, problem } = useCall('POST bulletins/clearings', { done: 'saved' });
  const off = new Set(written.takenOff.map(({ key }) => key));
  const named = content.criticism.persons.some(({ person, key }) => person === own?.person && !off.has(key));
  if (own === null || state !== 'sealed' || !named) return null;
  return (
    <section className={classes.own} aria-label={texts.own}>
      <strong>{texts.own}</strong>
      <p>{texts.ownHint}</p>
      <ProblemNotice problem={problem} />
      <div>
        <Switch
          aria-label={texts.quiet}
          checked={own.quiet}
          loading={running}
          onChange={(quiet) => start({ body: { bulletinId, person: own.person, quiet } })}
        />{' '}
        {texts.quiet}
      </div>
    </section>
  );
}
