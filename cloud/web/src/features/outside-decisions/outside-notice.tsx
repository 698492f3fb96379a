import type { OutsideStanding } from '@rollcall/shared/http/outside-standing';
import type { OutsideKind } from '@rollcall/shared/resources/outside-decisions';
import { outsideDecisionWords } from '@rollcall/shared/words/outside-decisions';
import { Alert } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ActionButton } from '../../session/action-button.tsx';
import { NewOutsideDrawer, type OfFinding } from './new-outside-drawer.tsx';

interface Props {
  standing: OutsideStanding | undefined;
  kind: OutsideKind;
  requestId: string;
  /** It is the session's own: others enter what was decided, and it may not see that. */
  own?: boolean;
  /** Of a finding: how it can be decided. */
  ofFinding?: OfFinding;
}

/** Says of a request that nobody here may decide it and what to do then; or that what was decided outside waits for a second person. */
export function OutsideNotice({ standing, kind, requestId, own = false, ofFinding }: Props) {
  const texts = useWords(outsideDecisionWords);
  const [entering, setEntering] = useState(false);
  if (standing === undefined) return null;
  const { offered, outsideDecisionId } = standing;
  if (outsideDecisionId !== null) {
    return (
      <Alert
        type="info"
        showIcon
        title={texts.waits}
        action={own ? null : <Link to={paths.outsideDecisions({ entry: outsideDecisionId })}>{texts.open}</Link>}
      />
    );
  }
  if (!offered) return null;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={texts.nobody}
        description={
          <>
            <p style={{ marginBlock: '0 8px' }}>{texts.nobodyHint}</p>
            {own ? null : (
              <ActionButton action="outside.write" onClick={() => setEntering(true)}>
                {texts.add}
              </ActionButton>
            )}
          </>
        }
      />
      {entering ? (
        <NewOutsideDrawer
          kind={kind}
          requestId={requestId}
          {...(ofFinding ? { ofFinding } : {})}
          onClose={() => setEntering(false)}
        />
      ) : null}
    </>
  );
}
