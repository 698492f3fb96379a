import { defineWords } from './define-words.ts';

/** Why somebody may not decide yet what another one asked. */
export const secondPersonWords = defineWords({
  notYet: {
    zh: '新建、调整账号或重设密码的人与该账号，在本人设置自己的密码之前不能互相审批；由同一人新建或重设密码的账号之间也不能。请由其他人审批，或待本人设置密码后办理。',
    en: 'Whoever made an account, changed its role or holder, or set its password can’t decide on its acts until its holder has chosen a password, nor it on theirs; the same holds between accounts that one person made. Somebody else can decide, or you after that.',
  },
});
