import { defineWords } from './define-words.ts';

/** PINs for the stations' screens. */
export const kioskPinWords = defineWords({
  own: { zh: '我的 PIN', en: 'My PIN' },
  ownHint: {
    zh: '在采集站屏幕上领用、交回、报障和学习签到时用。六至八位数字。',
    en: "For taking and returning recorders and signing in to training at a station's screen. Six to eight digits.",
  },
  setAt: { zh: (time: string) => `设置于 ${time}`, en: (time: string) => `Set ${time}` },
  none: { zh: '还没有设置', en: 'Not set yet' },
  isOwn: { zh: '由您本人设置，可用于学习签到', en: 'Your own: it signs you in to training' },
  isGiven: {
    zh: '这个 PIN 是别人设的，在采集站只能用来设置自己的 PIN。请在那里或在这里设置。',
    en: 'Somebody else made this PIN: at a station it only lets you choose your own. Do so there, or here.',
  },
  isMade: {
    zh: '这个 PIN 不能用于学习签到：它是别人设的，或者设置时您的密码还是别人设的。请先点右上角姓名，用“修改密码”改成自己的密码，再在这里重新设置 PIN。领用、交回、报障照常可用。',
    en: 'This PIN doesn’t sign you in to training: somebody else made it, or your password when you set it. Change your password to one of your own, then set the PIN again. Recorders can be taken and returned with it as before.',
  },
  pin: { zh: '新 PIN', en: 'New PIN' },
  again: { zh: '再输一次', en: 'Once more' },
  digits: { zh: '六至八位数字', en: 'Six to eight digits' },
  differs: { zh: '两次输入不一致', en: 'The two differ' },
  save: { zh: '设置', en: 'Set it' },
  saved: { zh: '已设置，一分钟内各采集站生效。', en: 'Set; stations know it within a minute.' },
  make: { zh: '生成采集站 PIN', en: 'Make a PIN for the station' },
  made: {
    zh: '请当面告诉本人。只显示这一次；旧的 PIN 作废。本人须先在采集站屏幕上用它设置自己的 PIN，才能领用、交回或查看。',
    en: 'Tell the officer in person. It is shown this once; an earlier PIN counts no more. The officer first has to choose another one with it at the station’s screen.',
  },
});

/** Its problems, by their code. */
export const kioskPinProblems = defineWords({
  no_officer_of_account: {
    title: { zh: '您的账号没有登记警号', en: 'Your account has no badge number' },
    nextStep: {
      zh: '请管理员在账号里登记您的警号。',
      en: 'Ask an administrator to enter your badge number in your account.',
    },
  },
  pin_not_own: {
    title: { zh: '这个 PIN 是别人设的', en: 'Somebody else made this PIN' },
    nextStep: {
      zh: '请先在采集站屏幕上或“我的 PIN”里设置自己的 PIN。',
      en: "Choose your own PIN first, at the station's screen or under My PIN.",
    },
  },
  given_pin_refused: {
    title: { zh: '这不是别人为该警号设的 PIN', en: 'This is not a PIN that somebody else made for this officer' },
    nextStep: {
      zh: '请输入最近一次得到的 PIN；已有自己的 PIN 的，请在“我的 PIN”里修改。',
      en: 'Type the PIN that you were given last. Who has a PIN of his own changes it under My PIN.',
    },
  },
  pin_too_plain: {
    title: { zh: '这个 PIN 太容易被猜到', en: 'This PIN is too easy to guess' },
    nextStep: {
      zh: '请用六至八位数字，不要全部相同、连号，也不要用警号。',
      en: 'Choose six to eight digits that are not all the same, not consecutive, and not your badge number.',
    },
  },
});

/** What histories and refusals show of them. */
export const shownOfKioskPins = {
  title: { zh: '采集站 PIN', en: 'PINs for stations' },
  subjects: {},
  facts: { kiosk_pin_set: { zh: '设置采集站 PIN', en: 'PIN for stations set' } },
  details: { ownPin: { zh: '本人的 PIN', en: 'own PIN' } },
  values: {},
  problems: kioskPinProblems,
};
