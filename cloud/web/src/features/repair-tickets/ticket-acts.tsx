import type { RepairOutcome, RepairTicketChange, RepairTicketDetail } from '@rollcall/shared/resources/repair-tickets';
import { repairTicketWords } from '@rollcall/shared/words/repair-tickets';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';

const outcomes: readonly RepairOutcome[] = ['repaired', 'no_fault', 'scrapped'];

const longestNote = 1000;

/** Sends a recorder to repair, closes its ticket with an outcome, keeps a note. */
export function TicketActs({ ticket }: { ticket: RepairTicketDetail }) {
  const texts = useWords(repairTicketWords);
  const may = useCan()('repairs.write');
  const [note, setNote, draft] = useDraftState({ name: texts.note, subject: ticket.repairTicketId }, ticket.note);
  const [outcome, setOutcome] = useState<RepairOutcome>();
  const { start, running, problem } = useCall('PATCH repair-tickets/:repairTicketId', { done: 'saved' });
  const save = (changes: RepairTicketChange) =>
    draft.sent(() =>
      start({ params: { repairTicketId: ticket.repairTicketId }, body: { ...changes, note: note.trim() } }),
    );
  const tooLong = note.trim().length > longestNote;
  if (!may) return null;
  return (
    <section style={{ display: 'grid', gap: 10, marginBlock: 12 }}>
      <ProblemNotice problem={problem} />
      {draft.notice}
      <LongText
        aria-label={texts.note}
        placeholder={texts.note}
        value={note}
        most={longestNote}
        onChange={(event) => setNote(event.target.value)}
      />
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
        {ticket.state === 'open' ? (
          <Button disabled={tooLong} loading={running} onClick={() => save({ state: 'in_repair' })}>
            {texts.sendToRepair}
          </Button>
        ) : null}
        <Button disabled={note.trim() === ticket.note || tooLong} loading={running} onClick={() => save({})}>
          {texts.saveNote}
        </Button>
      </div>
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap', alignItems: 'center' }}>
        <Radio.Group
          aria-label={texts.outcome}
          value={outcome}
          onChange={(event) => setOutcome(event.target.value)}
          options={outcomes.map((value) => ({ value, label: texts.outcomes[value] }))}
        />
        <Button
          type="primary"
          disabled={outcome === undefined || tooLong}
          loading={running}
          onClick={() => outcome && save({ state: 'closed', outcome })}
        >
          {texts.close}
        </Button>
      </div>
    </section>
  );
}
