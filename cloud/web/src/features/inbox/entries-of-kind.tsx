import { inboxColumns, inboxWords } from '@rollcall/shared/words/inbox';
import { Link, useNavigate } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ListTable } from '../../table/list-table.tsx';
import type { InboxView } from './inbox-groups.tsx';
import { isInboxKind, kindName } from './kind-name.ts';
import { linkOf } from './link-of.ts';

/** All entries of a kind, as a list that comes in pages and exports. */
export function EntriesOfKind({ kind, view }: { kind: string; view: InboxView }) {
  const texts = useWords(inboxWords);
  const navigate = useNavigate();
  const side = view === 'before_friday' ? 'must_do' : view;
  const known = isInboxKind(texts, kind) ? kind : undefined;
  const name = known === undefined ? texts.sides[side] : kindName(texts, side, known);
  return (
    <>
      <h1 style={{ marginBlockEnd: 6 }}>{name}</h1>
      <p style={{ marginBlock: '0 10px' }}>
        <Link to={paths.inbox(view === 'must_do' ? {} : { view })}>{texts.back}</Link>
      </p>
      <ListTable
        list="inbox"
        columns={inboxColumns}
        query={{ side, kind: known, due: view === 'before_friday' ? 'before_friday' : undefined }}
        idOf={({ kind: ofEntry, id }) => `${ofEntry} ${id}`}
        name={name}
        onOpen={(entry) => void navigate(linkOf(entry))}
        empty={{ title: texts.nothing[side], hint: texts.nothingHint[side] }}
      />
    </>
  );
}
