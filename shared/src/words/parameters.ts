import { defineWords } from './define-words.ts';

/** The page of the parameters; each has its name in `fields/parameters.ts`. */
export const parameterWords = defineWords({
  intro: {
    zh: '改动立即生效，最近 60 天的班次重新核对，并留下记录。',
    en: 'A change counts at once: the shifts of the last 60 days are looked at again, and it leaves a trace.',
  },
  version: {
    zh: (version: number, by: string, at: string) => `第 ${version} 版，${by}，${at}`,
    en: (version: number, by: string, at: string) => `Version ${version}, ${by}, ${at}`,
  },
  defaults: { zh: '目前为默认值', en: 'These are the defaults' },
});

/** Its problems, by their code. */
export const parameterProblems = defineWords({
  parameters_outdated: {
    title: { zh: '参数刚被别人改过', en: 'Somebody else changed the parameters in the meantime' },
    nextStep: {
      zh: '请重新加载，看清改动后再改。',
      en: 'Load them again, check what was changed, then make your change again.',
    },
  },
});

/** What histories and refusals show of them. */
export const shownOfParameters = {
  title: { zh: '规则参数', en: 'Parameters' },
  subjects: {},
  facts: { parameters_changed: { zh: '修改参数', en: 'Parameters changed' } },
  details: {},
  values: {},
  problems: parameterProblems,
};
