import type { RepairTicketChange, RepairTicketDetail } from '@rollcall/shared/http/repair-tickets';
import { deviceWords } from '@rollcall/shared/words/devices';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { repairOutdates } from './repair-outdates.ts';

const outcomes = ['repaired', 'no_fault', 'scrapped'] as const;

/** Sends a recorder to repair, closes its ticket with an outcome, keeps a note. */
export function TicketActs({ ticket }: { ticket: RepairTicketDetail }) {
  const texts = useWords(deviceWords).fault;
  const may = useCan()('repairs.write');
  const [note, setNote] = useState(ticket.note);
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>();
  const { start, running, problem } = useChange({
    send: (body: RepairTicketChange) =>
      request<RepairTicketDetail>(`repair-tickets/${ticket.repairTicketId}`, {
        method: 'PATCH',
        body: { ...body, note: note.trim() },
      }),
    outdates: repairOutdates,
  });
  if (!may) return null;
  return (
    <section style={{ display: 'grid', gap: 10, marginBlock: 12 }}>
      <ProblemNotice problem={problem} />
      <Input.TextArea
        aria-label={texts.note}
        placeholder={texts.note}
        value={note}
        rows={2}
        maxLength={1000}
        onChange={(event) => setNote(event.target.value)}
      />
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
        {ticket.state === 'open' ? (
          <Button loading={running} onClick={() => start({ state: 'in_repair' })}>
            {texts.sendToRepair}
          </Button>
        ) : null}
        <Button disabled={note.trim() === ticket.note} loading={running} onClick={() => start({})}>
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
          disabled={outcome === undefined}
          loading={running}
          onClick={() => outcome && start({ state: 'closed', outcome })}
        >
          {texts.close}
        </Button>
      </div>
    </section>
  );
}
