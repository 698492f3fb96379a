import type { RectificationDetail } from '@rollcall/shared/resources/rectifications';
import { rectificationWords } from '@rollcall/shared/words/rectifications';
import { signature } from '@rollcall/shared/words/signature';
import { FileLink } from '../../downloads/file-link.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import said from '../../parts/said-list.module.css';

/** Everything that was done about an order, with the files that prove it, oldest first. */
export function RectificationCourse({ order: { rectificationId, steps } }: { order: RectificationDetail }) {
  const { language } = useLanguage();
  const texts = useWords(rectificationWords);
  return (
    <ol className={said.list}>
      {steps.map((step, index) => {
        const before = steps[index - 1];
        const changed = [
          ...(before?.ownerBadgeNo === step.ownerBadgeNo
            ? []
            : [texts.newOwner(formatPerson({ badgeNo: step.ownerBadgeNo, name: step.ownerName }))]),
          ...(before?.dueOn === step.dueOn && step.step !== 'again' ? [] : [texts.dueUntil(step.dueOn)]),
        ];
        return (
          <li key={step.stepId}>
            <div className={said.head}>
              <strong>{texts.steps[step.step]}</strong>
              <span className={said.quiet}>
                {step.by === null ? '' : `${signature(step.by, step.onBehalfOf, language)} · `}
                <time dateTime={step.at}>{formatFull(step.at).slice(0, 16)}</time>
              </span>
            </div>
            {step.text === null ? null : <div className={said.text}>{step.text}</div>}
            {changed.length === 0 ? null : <div className={said.quiet}>{changed.join(' · ')}</div>}
            {step.files.map((file) => (
              <div key={file.fileId}>
                <FileLink href={`/api/v1/rectifications/${rectificationId}/files/${file.fileId}`} file={file} />
              </div>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
