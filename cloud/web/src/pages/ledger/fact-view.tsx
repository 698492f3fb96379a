import { DownloadOutlined } from '@ant-design/icons';
import type { FactProofResponse } from '@rollcall/shared/http/ledger';
import { entryNumberOf } from '@rollcall/shared/rules/entry-number';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { subjectIn } from '@rollcall/shared/words/subjects';
import { Button } from 'antd';
import { Link } from 'react-router';
import { formatFull } from '../../format/format-time.ts';
import { HistoryDetail } from '../../history/history-detail.tsx';
import { isTechnicalSubject } from '../../history/is-technical.ts';
import { useKnownNames } from '../../history/use-known-names.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { FactBytes } from './fact-bytes.tsx';
import { FactVerdict } from './fact-verdict.tsx';
import classes from './fact-view.module.css';
import { useFactTypes } from './use-fact-types.ts';

/** One record: whether it stands in the ledger, what it says, who witnessed that, and the proof to take along. */
export function FactView({ fact }: { fact: FactProofResponse }) {
  const { fact: texts, title } = useWords(ledgerWords);
  const nameOf = useFactTypes();
  const { language } = useLanguage();
  const { index, proof, payloadGone } = fact;
  const called = index === null ? texts.waits : texts.title(entryNumberOf(index).toLocaleString(language));
  usePageTitle(called);
  const subject = proof?.subject ?? undefined;
  const isId = subject !== undefined && isTechnicalSubject(subject);
  const { stationId: stations, unitCode: units } = useKnownNames();
  const said =
    subject &&
    subjectIn(language, subject, {
      unit: (code) => units?.get(code) ?? code,
      station: (id) => stations?.get(id) ?? id,
    });
  return (
    <>
      <div className={classes.head}>
        <Link to={paths.ledger()}>{title}</Link>
        <span aria-hidden="true">/</span>
        <h1>{called}</h1>
        {proof ? (
          <Button
            icon={<DownloadOutlined />}
            href={`/api/v1/ledger/facts/${fact.factId}/proof`}
            download={`proof-${index === null ? fact.factId : entryNumberOf(index)}.json`}
          >
            {texts.save}
          </Button>
        ) : null}
      </div>
      <div className={classes.page}>
        <FactVerdict fact={fact} />
        <Section title={texts.payload}>
          <FactList
            facts={[
              { name: texts.what, value: nameOf(fact.type) },
              { name: texts.recordedAt, value: formatFull(fact.recordedAt) },
              ...(subject === undefined || isId ? [] : [{ name: texts.subject, value: said }]),
            ]}
          />
          {payloadGone ? <p>{texts[payloadGone]}</p> : null}
          {proof?.payload ? <HistoryDetail detail={proof.payload} omit={[]} /> : null}
        </Section>
        <Section title={texts.cosignedBy}>
          <Cosigned fact={fact} />
        </Section>
        {proof ? <FactBytes fact={fact} proof={proof} subjectId={isId ? subject : undefined} /> : null}
      </div>
    </>
  );
}

function Cosigned({ fact: { cosignedBy } }: { fact: FactProofResponse }) {
  const { fact: texts, columns, kinds } = useWords(ledgerWords);
  const { language } = useLanguage();
  if (cosignedBy.length === 0) return <p>{texts.nobody}</p>;
  return (
    <PlainTable
      name={texts.cosignedBy}
      rows={cosignedBy}
      rowKey={({ name }) => name}
      columns={[
        { title: columns.witness, cell: ({ name }) => name },
        { title: columns.kind, cell: ({ kind }) => kinds[kind] },
        { title: columns.size, number: true, cell: ({ size }) => size.toLocaleString(language) },
        { title: columns.signedAt, cell: ({ signedAt }) => formatFull(signedAt) },
      ]}
    />
  );
}
