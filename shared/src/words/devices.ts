import { custodyConflictWords } from './custody-conflicts.ts';
import { custodyDisputeWords } from './custody-disputes.ts';
import { custodyObservationWords } from './custody-observations.ts';
import { defineWords } from './define-words.ts';
import { dockingWords } from './docking.ts';
import { preShiftCheckWords } from './pre-shift-checks.ts';
import { repairTicketWords } from './repair-tickets.ts';
import { spareStockWords } from './spare-stock.ts';

export const deviceWords = defineWords({
  title: { zh: '领用与报修', en: 'Check-outs and faults' },
  tabs: {
    faults: repairTicketWords.title,
    checks: preShiftCheckWords.title,
    spares: { zh: '备机', en: 'Spares' },
    'spare-stock': spareStockWords.title,
    'check-outs': custodyObservationWords.title,
    conflicts: custodyConflictWords.title,
    disputes: custodyDisputeWords.title,
    'not-docked': dockingWords.title,
  },
  recorder: { zh: '记录仪', en: 'Recorder' },
  officer: { zh: '人员', en: 'Officer' },
  unit: { zh: '单位', en: 'Unit' },
  state: { zh: '状态', en: 'State' },
  station: { zh: '采集站', en: 'Station' },
  spare: {
    empty: { zh: '还没有备机', en: 'No spares yet' },
    emptyHint: { zh: '在台账里把记录仪标为备机。', en: 'Mark recorders as spares in the registry.' },
  },
  dispute: custodyDisputeWords,
});
