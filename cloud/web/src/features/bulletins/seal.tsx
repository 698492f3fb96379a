import type { BulletinSeal } from '@rollcall/shared/bulletins/seal';
import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { entryNumberOf } from '@rollcall/shared/rules/entry-number';
import { bulletinDocumentWords } from '@rollcall/shared/words/bulletin-document';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { bulletinWords } from '@rollcall/shared/words/bulletins';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import classes from './bulletins.module.css';

/** What proves the issue: digests, its place in the ledger, and the checkpoint it was sealed after. */
export function Seal({
  shown: { leaf, sealedAt, submittedBy, sealedBy },
  seal,
}: {
  shown: BulletinDetail;
  seal: BulletinSeal;
}) {
  const texts = useWords(bulletinPageWords);
  const words = useWords(bulletinWords);
  const { issueNo } = useWords(bulletinDocumentWords);
  const { checkpoint } = seal;
  return (
    <section id="seal" className={classes.part} aria-labelledby="title-seal">
      <h2 id="title-seal">{texts.sealPart}</h2>
      <div className={classes.seal}>
        <FactList
          facts={[
            { name: words.issue, value: issueNo(seal) },
            { name: words.sealedAt, value: sealedAt === null ? '' : formatFull(sealedAt) },
            { name: texts.submittedBy, value: submittedBy ?? seal.submittedBy },
            { name: texts.sealedBy, value: sealedBy ?? seal.by },
            { name: texts.inputDigest, value: <code>{seal.inputDigest}</code> },
            { name: texts.bulletinDigest, value: <code>{seal.bulletinDigest}</code> },
            { name: texts.leaf, value: leaf === null ? texts.leafWaits : entryNumberOf(leaf) },
            {
              name: texts.checkpoint,
              value:
                checkpoint === null ? (
                  texts.noCheckpoint
                ) : (
                  <>
                    {texts.checkpointOf(checkpoint.size)} <code>{checkpoint.root}</code>
                  </>
                ),
            },
          ]}
        />
      </div>
    </section>
  );
}
