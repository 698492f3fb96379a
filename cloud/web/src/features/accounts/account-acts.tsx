import type { AccountRow } from '@rollcall/shared/resources/accounts';
import { accountWords } from '@rollcall/shared/words/accounts';
import { adminWords } from '@rollcall/shared/words/admin';
import { commonWords } from '@rollcall/shared/words/common';
import { formatWords } from '@rollcall/shared/words/format';
import { Button } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';

/** A password that HQ made, and whose it is. */
export interface Made {
  username: string;
  password: string;
}

interface Props {
  account: AccountRow;
  onMade: (made: Made) => void;
  onClose: () => void;
}

/** Of the accounts to which it is no second person. */
const mostNamed = 10;

/** Disables the account or lets it sign in again, and makes a new password; each with a reason. */
export function AccountActs({ account, onMade, onClose }: Props) {
  const { reason: reasonLabel } = useWords(adminWords);
  const common = useWords(commonWords);
  const { and, named } = useWords(formatWords);
  const texts = useWords(accountWords);
  const [act, setAct] = useState<'disable' | 'reset'>();
  const [reason, setReason, draft] = useDraftState({ name: reasonLabel, subject: account.accountId }, '');
  const { accountId, username, disabled, apartFrom } = account;
  const changing = useCall('PATCH accounts/:accountId', { onDone: onClose });
  const resetting = useCall('POST accounts/:accountId/password', {
    // The new password is shown.
    done: false,
    onDone: ({ password }) => {
      onClose();
      onMade({ username, password });
    },
  });
  const start = (what: 'disable' | 'reset') => {
    const body = { reason: reason.trim() };
    if (what === 'reset') resetting.start({ params: { accountId }, body });
    else changing.start({ params: { accountId }, body: { ...body, disabled: !disabled } });
  };
  const words = { disable: disabled ? texts.enable : texts.disable, reset: texts.reset };
  if (act === undefined) {
    return (
      <div style={{ display: 'grid', gap: 8 }}>
        {account.mustChoosePassword ? <p>{texts.mustChoose}</p> : null}
        {apartFrom.length === 0 ? null : (
          <p>
            {named(
              texts.apart,
              apartFrom
                .slice(0, mostNamed)
                .map((other) => (other.byOnePerson ? texts.byOnePerson(other.username) : other.username))
                .concat(apartFrom.length > mostNamed ? [texts.apartMore(apartFrom.length)] : [])
                .join(and),
            )}
          </p>
        )}
        <p>{texts.apartHint}</p>
        <div style={{ display: 'flex', gap: 8 }}>
          {(['reset', 'disable'] as const).map((what) => (
            <ActionButton
              key={what}
              action="accounts.write"
              danger={what === 'disable' && !disabled}
              onClick={() => setAct(what)}
            >
              {words[what]}
            </ActionButton>
          ))}
        </div>
      </div>
    );
  }
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <ProblemNotice problem={changing.problem ?? resetting.problem} />
      <p>{texts.endsSessions}</p>
      {draft.notice}
      <LongText
        aria-label={reasonLabel}
        placeholder={reasonLabel}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div style={{ display: 'flex', gap: 8 }}>
        <Button
          danger
          disabled={!isReason(reason, 1)}
          loading={changing.running || resetting.running}
          onClick={() => draft.sent(() => start(act))}
        >
          {words[act]}
        </Button>
        <Button
          onClick={() => {
            draft.clear();
            setAct(undefined);
          }}
        >
          {common.cancel}
        </Button>
      </div>
    </div>
  );
}
