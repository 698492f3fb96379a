import type { EraseRefusal } from '@rollcall/shared/contract/erase-refusal';
import type { ErasePermitRow } from '@rollcall/shared/http/erases';
import type { Words } from './export-definition.ts';

interface EraseWords {
  state: Record<ErasePermitRow['state'], Words>;
  refusal: Record<EraseRefusal, Words>;
  interrupted: Words;
}

/** The values of erase permits in words, the page's own. */
export const eraseWords: EraseWords = {
  state: {
    waiting: { zh: '等待会签', en: 'Being cosigned' },
    issued: { zh: '已发出', en: 'Issued' },
    done: { zh: '已完成', en: 'Done' },
    refused: { zh: '采集站拒绝', en: 'Refused' },
    expired: { zh: '已过期', en: 'Expired' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  },
  refusal: {
    bad_signature: { zh: '许可不是大队的许可密钥签的', en: "the permit is not signed by HQ's permit key" },
    unreadable_permit: { zh: '采集站读不懂许可', en: 'the station can not read the permit' },
    other_station: { zh: '许可属于另一台采集站', en: 'the permit is for another station' },
    not_yet_valid: { zh: '许可尚未生效', en: 'the permit is not valid yet' },
    expired: { zh: '许可已过期', en: 'the permit has run out' },
    not_in_ledger: { zh: '许可不在账本中', en: 'the permit does not stand in the ledger' },
    not_cosigned: { zh: '采集站没有会签过这份账本', en: 'the station has not cosigned that ledger' },
    ledger_fork: { zh: '采集站看到两份不同的账本', en: 'the station saw two histories of the ledger' },
    nothing_to_erase: { zh: '许可中没有文件', en: 'the permit names no file' },
    other_dock_session: { zh: '卡拔出过', en: 'the card was undocked meanwhile' },
    other_card: { zh: '插着的是另一张卡', en: 'another card is docked' },
    other_recorder: { zh: '卡属于另一台记录仪', en: "it is another recorder's card" },
    card_changed: { zh: '卡上的文件有变化', en: 'files on the card have changed' },
    card_not_listed: { zh: '卡上有列不出的目录', en: 'parts of the card can not be listed' },
    footage_not_in_permit: { zh: '卡上有许可之外的录像', en: 'footage on the card is not in the permit' },
    not_footage: { zh: '许可包含日志或其他文件', en: 'the permit names a log or another file that stays' },
    not_collected: { zh: '有文件尚未采集', en: 'a file is not collected' },
    other_digest: { zh: '摘要与采集时不同', en: 'a digest is another than when it was collected' },
    not_verified: { zh: '采集站尚不知道录像已核验', en: 'the station does not know yet that it is verified' },
    not_unreadable: { zh: '被放弃的文件其实可读', en: 'a file that was let go can be read' },
    bytes_differ: {
      zh: '卡上的内容与采集的不同，已重新采集',
      en: 'the bytes on the card are others than were collected; they are collected again',
    },
    withdrawn: { zh: '大队已撤回许可', en: 'HQ took the permit back' },
    cannot_remount: {
      zh: '采集站不能把卡改为可写：检查卡的写保护开关和程序权限',
      en: 'the station can not mount the card for writing: look at its lock switch and the rights of the program',
    },
    cannot_write: { zh: '卡写不进去，可能已坏', en: 'the card takes no changes, it may be broken' },
    card_removed: { zh: '擦除中卡被拔出', en: 'the card was pulled out meanwhile' },
  },
  interrupted: { zh: '曾中断，已续完', en: 'interrupted, then went on' },
};
