import { expect, test } from 'vitest';
import { createRoomQuestions } from './ask-for-room.ts';

const room = { freeBytes: 1, totalBytes: 2 };

test('a card that owes an answer is not asked again, and is asked anew when it has answered', async () => {
  const answers: PromiseWithResolvers<typeof room>[] = [];
  const roomOn = createRoomQuestions(() => {
    const answer = Promise.withResolvers<typeof room>();
    answers.push(answer);
    return answer.promise;
  });
  const card = Buffer.from('/dock/card-a');
  const both = [roomOn(card), roomOn(card)];
  const other = roomOn(Buffer.from('/dock/card-b'));
  expect(answers).toHaveLength(2);
  for (const answer of answers) answer.resolve(room);
  expect(await Promise.all([...both, other])).toEqual([room, room, room]);
  const again = roomOn(card);
  expect(answers).toHaveLength(3);
  answers[2]?.reject(new Error('EIO'));
  expect(await again).toBeNull();
});

test('a card that does not answer says nothing of its room', async () => {
  const roomOn = createRoomQuestions(() => new Promise(() => {}));
  expect(await roomOn(Buffer.from('/dock/card-a'))).toBeNull();
});
