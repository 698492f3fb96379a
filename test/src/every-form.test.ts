import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../cloud/web/src/', import.meta.url));

/** Forms whose fields nobody wants back. */
const withoutDraft: Record<string, string> = {
  'session/sign-in-form.tsx': 'a password',
  'session/own-password.tsx': 'passwords',
  'features/kiosk-pins/own-pin.tsx': 'a PIN',
  'features/province/province-dialog.tsx': 'two dates and a format that are chosen, not typed',
};

/** Texts whose draft is kept by whoever shows them. */
const keptAbove: Record<string, string> = {
  'form/long-text.tsx': 'the field itself',
  'features/bulletins/part-comment.tsx': 'kept by use-draft.ts beside it',
  'features/bulletins/requirements-part.tsx': 'kept by use-draft.ts beside it',
  'features/reviews/checklist-entry.tsx': 'HQ keeps the draft of a review',
  'features/study-packs/question-fields.tsx': 'a field of the form in pack-drawer.tsx',
};

const forms = /<Form(?![.\w])|\bForm\.useForm\b/;
const texts = /<(LongText|ShortText|Input\.TextArea)\b/;
const drafts = /<EntryDrawer\b|<DecisionForm\b|\buseFormDraft\(|\buseDraftState[<(]/;

const files = globSync('**/*.tsx', { cwd: root }).map((file) => ({ file, code: readFileSync(root + file, 'utf8') }));

test('every form keeps what is typed over a reload, or says here why not', () => {
  const bare = files.filter(({ code }) => forms.test(code) && !drafts.test(code)).map(({ file }) => file);
  expect(bare.sort()).toEqual(Object.keys(withoutDraft).sort());
});

test('so does every text that stands in no form', () => {
  const bare = files.filter(({ code }) => texts.test(code) && !/<Form\.Item/.test(code) && !drafts.test(code));
  expect(bare.map(({ file }) => file).sort()).toEqual(Object.keys(keptAbove).sort());
});

test('what keeps drafts has no password in it', () => {
  const secret = files.filter(({ code }) => code.includes('Input.Password') && drafts.test(code));
  expect(secret.map(({ file }) => file)).toEqual([]);
});
