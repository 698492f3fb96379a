import { defineWords } from './define-words.ts';

/** Why somebody may not decide yet what another one asked. */
export const secondPersonWords = defineWords({
  notYet: {
    zh: (from: string) =>
      `24 小时内，新建、调整账号或重设密码的人与该账号不能互相审批，由同一人新建的账号之间也不能。请由其他人审批，或在 ${from} 后办理。`,
    en: (from: string) =>
      `Whoever made an account, changed its role or holder, or set its password can’t decide on its acts for 24 hours, nor it on theirs; the same holds between accounts that one person made. Somebody else can decide, or you from ${from} on.`,
  },
});
