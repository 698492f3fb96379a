import { PlusOutlined } from '@ant-design/icons';
import type { AccessRequestRow } from '@rollcall/shared/http/access-requests';
import { accessWords } from '@rollcall/shared/words/access-requests';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { ActionButton } from '../../session/action-button.tsx';
import { useCan } from '../../session/use-can.ts';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { NewRequestDrawer } from './new-request-drawer.tsx';
import { requestColumns } from './request-columns.tsx';
import { RequestDrawer } from './request-drawer.tsx';

/** Requests to see footage: those on which somebody waits (`waiting`), or all that the account may know of. */
export function RequestsList({ waiting = false }: { waiting?: boolean }) {
  const { language } = useLanguage();
  const texts = useWords(accessWords);
  const entry = useEntry();
  const may = useCan()('access.request');
  const empty = texts.empty;
  const open = ({ accessRequestId }: AccessRequestRow) => entry.open(accessRequestId);
  return (
    <>
      <ServerTable<AccessRequestRow>
        path="access-requests"
        exports="access-requests"
        query={waiting ? { waiting: '1' } : {}}
        columns={requestColumns(language, waiting ? open : undefined)}
        rowKey={({ accessRequestId }) => accessRequestId}
        name={waiting ? texts.waiting : texts.requests}
        onOpen={open}
        empty={
          waiting
            ? { title: empty.waiting, hint: empty.waitingHint }
            : { title: empty.requests, hint: may ? empty.requestsHint : empty.allHint }
        }
        buttons={
          waiting ? null : (
            <ActionButton
              action="access.request"
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => entry.open('new')}
            >
              {texts.request.add}
            </ActionButton>
          )
        }
      />
      {entry.adding ? <NewRequestDrawer onClose={entry.close} /> : null}
      {entry.entry !== undefined && !entry.adding ? (
        <RequestDrawer key={entry.entry} accessRequestId={entry.entry} onClose={entry.close} />
      ) : null}
    </>
  );
}
