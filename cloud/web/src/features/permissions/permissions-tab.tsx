import type { Action } from '@rollcall/shared/http/permissions';
import { adminWords } from '@rollcall/shared/words/admin';
import { permissionWords } from '@rollcall/shared/words/permissions';
import { shellWords } from '@rollcall/shared/words/shell';
import { useRead } from '../../api/use-read.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import classes from './permissions-tab.module.css';

/** The table that HQ goes by, role by role. */
export function PermissionsTab() {
  const all = useWords(adminWords);
  const texts = all.permissions;
  const { actions, scopes } = useWords(permissionWords);
  const { roles } = useWords(shellWords);
  const { answer, problem, retry } = useRead('GET permissions', {});
  return (
    <>
      <p style={{ maxWidth: 800 }}>{texts.hint}</p>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer ? (
        <div className={classes.card}>
          <PlainTable<Action>
            name={all.tabs.permissions}
            rows={Object.keys(actions) as Action[]}
            rowKey={(action) => action}
            columns={[
              { title: texts.action, cell: (action) => actions[action] },
              ...answer.roles.map(({ role, may }) => ({
                title: roles[role],
                cell: (action: Action) => {
                  const scope = may[action];
                  return scope === undefined ? '–' : scopes[scope];
                },
              })),
            ]}
          />
        </div>
      ) : null}
    </>
  );
}
