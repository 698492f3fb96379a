import { defineWords } from './define-words.ts';

/** What a form says when it shows again what was typed before a reload. */
export const draftWords = defineWords({
  isBack: { zh: '已恢复上次未提交的内容', en: 'What you typed before is here again' },
  fileGone: { zh: '附件需重新选择', en: 'Choose the attachment again' },
  clear: { zh: '清空', en: 'Clear' },
  changed: {
    zh: '内容在此期间已被他人修改，您上次填写的与现在的不一致',
    en: 'Somebody else changed this meanwhile; what you typed before differs from what stands here now',
  },
  takeMine: { zh: '用我上次填写的', en: 'Use what I typed' },
  takeTheirs: { zh: '用现在的内容', en: 'Keep what stands here' },
});
