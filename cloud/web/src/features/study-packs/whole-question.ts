import type { StudyQuestion } from '@rollcall/shared/resources/study-packs';

/** Whether HQ would take it: text, options, and which of them is right. */
export function isWhole(question: StudyQuestion): boolean {
  const { text, options, right } = trimmed(question);
  return (
    text.length >= 2 &&
    text.length <= 200 &&
    options.every((option) => option.length > 0 && option.length <= 100) &&
    right >= 0 &&
    right < options.length
  );
}

export function trimmed({ text, options, right }: StudyQuestion): StudyQuestion {
  return { text: text.trim(), options: options.map((option) => option.trim()), right };
}
