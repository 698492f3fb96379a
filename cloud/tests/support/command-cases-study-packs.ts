import type { StudyPackDetail } from '@rollcall/shared/resources/study-packs';
import { sealedOf } from './bulletin-cases.ts';
import { type CommandCase, casesOf } from './command-case.ts';

/** Commands about study packs. */
export const studyPackCommands: readonly CommandCase[] = casesOf('inspector', {
  'POST study-packs': async (setup, _, nr) => ({
    ...{ method: 'POST', path: 'study-packs', body: { bulletinId: await sealedOf(setup, nr) } },
  }),
  'PUT study-packs/{packId}': async (setup, { cookie }, nr) => {
    const bulletinId = await sealedOf(setup, nr);
    const { body } = await setup.call(cookie, 'POST', 'study-packs', { bulletinId });
    const written = { version: 0, title: '周一学习', caseIds: [], advice: '先开机，再出警', questions: [] };
    return { method: 'PUT', path: `study-packs/${(body as StudyPackDetail).packId}`, body: written };
  },
});
