import type { BulletinTexts } from '@rollcall/shared/bulletins/content';
import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { useEffect, useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { type DraftPlace, keepDraft, recallDraft } from '../../browser/drafts.ts';
import { useSession } from '../../session/session-context.ts';
import { type CommentedPart, cleaned, isComplete, merge, same, withComment } from './texts.ts';
import { useNewest } from './use-newest.ts';

export interface Draft {
  /** Whether the account can write now. */
  writes: boolean;
  texts: BulletinTexts;
  change: (texts: BulletinTexts) => void;
  dirty: boolean;
  complete: boolean;
  /** Somebody saved something else since this was begun. */
  newer: boolean;
  takeOver: () => void;
  clashes: Partial<Record<CommentedPart, string>>;
  /** Of a comment that two people changed. */
  takeTheirs: (part: CommentedPart) => void;
  save: () => void;
  saving: boolean;
  problem: Error | null;
}

/** What was begun and isn't saved yet. */
interface Begun {
  version: number;
  base: BulletinTexts;
  mine: BulletinTexts;
  clashes: Draft['clashes'];
}

/** The texts of an issue as they are written. Nobody's text is lost when two write at the same time. */
export function useDraft(shown: BulletinDetail): Draft {
  const { username, actingFor } = useSession();
  const delegationId = actingFor?.delegationId ?? '';
  const fresh: Begun = { version: shown.version, base: shown.texts, mine: shown.texts, clashes: {} };
  const [begun, setBegun] = useState<Begun>(
    () => begunBefore(placeOf(username, delegationId, shown.bulletinId)) ?? fresh,
  );
  const { start, running, problem, reset } = useCall('PUT bulletins/:bulletinId/texts', {
    done: 'saved',
    onDone: ({ version, texts }, { body }) =>
      setBegun(({ mine }) => ({ version, base: texts, mine: same(mine, body.texts) ? texts : mine, clashes: {} })),
  });
  useNewest(problem);
  const { base, mine, clashes } = begun;
  const writes = shown.may.write && shown.state === 'draft';
  const dirty = writes && !same(base, mine);
  const moved = shown.version !== begun.version && !running;
  if (moved && !dirty) setBegun(fresh);
  useEffect(() => {
    // A number opens another page of ours, and a phone drops the tab: what is written and not saved yet outlasts both.
    keepDraft(placeOf(username, delegationId, shown.bulletinId), dirty ? begun : undefined);
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty, username, delegationId, shown.bulletinId, begun]);
  return {
    writes,
    texts: writes ? mine : shown.texts,
    change: (texts) => setBegun({ ...begun, mine: texts }),
    dirty,
    complete: isComplete(mine),
    newer: moved && dirty,
    takeOver: () => {
      const merged = merge({ base, mine, theirs: shown.texts });
      reset();
      setBegun({ version: shown.version, base: shown.texts, mine: merged.texts, clashes: merged.clashes });
    },
    clashes,
    takeTheirs: (part) => {
      const { [part]: theirs = '', ...left } = clashes;
      setBegun({ ...begun, mine: withComment(mine, part, theirs), clashes: left });
    },
    save: () =>
      start({ params: { bulletinId: shown.bulletinId }, body: { version: begun.version, texts: cleaned(mine) } }),
    saving: running,
    problem,
  };
}

const placeOf = (username: string, delegationId: string, bulletinId: string): DraftPlace => [
  username,
  delegationId,
  'bulletins',
  bulletinId,
];

function begunBefore(place: DraftPlace): Begun | undefined {
  const read = recallDraft(place);
  return typeof read === 'object' && read !== null && 'mine' in read && 'clashes' in read ? (read as Begun) : undefined;
}
