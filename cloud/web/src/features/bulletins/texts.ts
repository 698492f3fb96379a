import type { BulletinTexts } from '@rollcall/shared/bulletins/content';

export type CommentedPart = BulletinTexts['comments'][number]['part'];
type Requirement = BulletinTexts['requirements'][number];

/** As they are sent: without empty comments, in one order. */
export function cleaned({ comments, requirements, takenOff }: BulletinTexts): BulletinTexts {
  return {
    comments: comments
      .map(({ part, text }) => ({ part, text: text.trim() }))
      .filter(({ text }) => text !== '')
      .sort((one, other) => (one.part < other.part ? -1 : 1)),
    requirements: requirements.map((one) => ({ ...one, text: one.text.trim() })),
    takenOff: [...takenOff].sort((one, other) => (one.key < other.key ? -1 : 1)),
  };
}

export function same(one: BulletinTexts, other: BulletinTexts): boolean {
  return JSON.stringify(cleaned(one)) === JSON.stringify(cleaned(other));
}

/** Whether HQ would take them. */
export function isComplete({ requirements }: BulletinTexts): boolean {
  return requirements.every(({ text, dueOn }) => text.trim() !== '' && dueOn !== '');
}

export function commentOf({ comments }: BulletinTexts, part: CommentedPart): string {
  return comments.find((one) => one.part === part)?.text ?? '';
}

export function withComment(texts: BulletinTexts, part: CommentedPart, text: string): BulletinTexts {
  return { ...texts, comments: [...texts.comments.filter((one) => one.part !== part), { part, text }] };
}

/** What two people wrote from the same text, as one: what only one of them changed is taken; where both did, `mine` stays. */
export function merge({ base, mine, theirs }: Record<'base' | 'mine' | 'theirs', BulletinTexts>): {
  texts: BulletinTexts;
  /** Comments that both changed, as the other one has them. */
  clashes: Partial<Record<CommentedPart, string>>;
} {
  const clashes: Partial<Record<CommentedPart, string>> = {};
  const parts = [...new Set([...mine.comments, ...theirs.comments].map(({ part }) => part))];
  const comments = parts.map((part) => {
    const [was, own, other] = [base, mine, theirs].map((texts) => commentOf(texts, part).trim()) as [
      string,
      string,
      string,
    ];
    if (own === was) return { part, text: other };
    if (other !== was && other !== own) clashes[part] = other;
    return { part, text: own };
  });
  const has = (all: readonly Requirement[], one: Requirement) =>
    all.some((other) => JSON.stringify(other) === JSON.stringify(one));
  const added = theirs.requirements.filter((one) => !has(base.requirements, one) && !has(mine.requirements, one));
  const left = mine.requirements.filter((one) => !has(base.requirements, one) || has(theirs.requirements, one));
  const keys = [...new Set([...mine.takenOff, ...theirs.takenOff].map(({ key }) => key))];
  const reasonIn = (texts: BulletinTexts, key: string) => texts.takenOff.find((one) => one.key === key)?.reason;
  const takenOff = keys.flatMap((key) => {
    const own = reasonIn(mine, key);
    const reason = own === reasonIn(base, key) ? reasonIn(theirs, key) : own;
    return reason === undefined ? [] : [{ key, reason }];
  });
  return { texts: cleaned({ comments, requirements: [...left, ...added], takenOff }), clashes };
}
