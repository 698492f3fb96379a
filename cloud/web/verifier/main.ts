import './verifier.css';
import { readWitnessKey } from '@rollcall/shared/evidence/open-keys';
import { browserEvidenceCrypto } from './browser-evidence-crypto.ts';
import { element } from './element.ts';
import { pageTexts } from './page-texts.ts';
import { renderBulletin } from './render-bulletin.ts';
import { renderVerdict, type Say } from './render-verdict.ts';
import { type Outcome, verifyFile } from './verify-file.ts';

// One page, one state: the language, what was given beside the file, and the last outcome. Whatever changes draws it anew.
let language: 'zh' | 'en' = navigator.language.startsWith('en') ? 'en' : 'zh';
let root = '';
let notes: File[] = [];
let witnessKeys = '';
let chosen: File | null = null;
let outcome: Outcome | null = null;
let running: { stop: AbortController; done: number } | null = null;
let moreOpen = false;

const say: Say = ([zh, en]) => (language === 'zh' ? zh : en);
const keyLines = () =>
  witnessKeys
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const readKeys = () => keyLines().flatMap((line) => readWitnessKey(line, browserEvidenceCrypto.sha256) ?? []);
const areKeys = () => readKeys().length === keyLines().length;
const isFingerprint = () => /^[a-z2-7]{26}$/.test(root);

async function verify(): Promise<void> {
  running?.stop.abort();
  if (!chosen || (root !== '' && !isFingerprint()) || !areKeys()) return draw();
  const stop = new AbortController();
  const run = { stop, done: 0 };
  running = run;
  outcome = null;
  draw();
  const witnessNotes = await Promise.all(notes.map(async (note) => ({ name: note.name, text: await note.text() })));
  const onProgress = (done: number, total: number) => {
    run.done = total === 0 ? 1 : done / total;
    document.querySelector('progress')?.setAttribute('value', String(run.done));
  };
  try {
    const given = { root: root === '' ? undefined : root, witnessNotes, witnessKeys: readKeys() };
    const options = { ...given, onProgress, signal: stop.signal };
    outcome = await verifyFile(chosen, options);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
  if (running !== run) return; // another file was chosen meanwhile
  running = null;
  draw();
}

function draw(): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = say(pageTexts.title);
  document.body.replaceChildren(
    element('header', {}, element('h1', {}, say(pageTexts.title)), languageButton()),
    element(
      'main',
      {},
      element('p', {}, say(pageTexts.intro)),
      fileChooser(),
      moreToCompare(),
      running && progress(),
      outcome && shown(outcome),
    ),
    element('footer', {}, say(pageTexts.tookFrom)),
  );
}

function languageButton(): HTMLElement {
  const button = element('button', { type: 'button' }, say(pageTexts.language));
  button.onclick = () => {
    language = language === 'zh' ? 'en' : 'zh';
    draw();
  };
  return button;
}

function fileChooser(): HTMLElement {
  const input = element('input', { type: 'file', id: 'file' });
  input.onchange = () => take(input.files?.[0]);
  const label = element(
    'label',
    { class: 'drop', for: 'file' },
    element('b', {}, say(pageTexts.choose)),
    element('span', {}, chosen?.name ?? say(pageTexts.drop)),
    input,
  );
  label.ondragover = (event) => event.preventDefault();
  label.ondrop = (event) => {
    event.preventDefault();
    take(event.dataTransfer?.files[0]);
  };
  return label;
}

function take(file: File | undefined): void {
  if (!file) return;
  chosen = file;
  void verify();
}

function moreToCompare(): HTMLElement {
  const fingerprint = element('input', {
    type: 'text',
    id: 'root',
    value: root,
    spellcheck: 'false',
    autocomplete: 'off',
  });
  fingerprint.onchange = () => {
    root = fingerprint.value.trim().toLowerCase().replace(/^.*\./, '');
    void verify();
  };
  const kept = element('input', { type: 'file', id: 'notes', multiple: '' });
  kept.onchange = () => {
    notes = [...(kept.files ?? [])];
    void verify();
  };
  const keys = element(
    'textarea',
    { id: 'witness-keys', rows: '2', spellcheck: 'false', autocomplete: 'off' },
    witnessKeys,
  );
  keys.onchange = () => {
    witnessKeys = keys.value;
    void verify();
  };
  const wrong = root !== '' && !isFingerprint() ? element('p', { class: 'wrong' }, say(pageTexts.rootWrong)) : null;
  const box = element(
    'details',
    moreOpen ? { open: '' } : {},
    element('summary', {}, say(pageTexts.more)),
    element('label', { for: 'root' }, say(pageTexts.root)),
    fingerprint,
    wrong,
    element('label', { for: 'witness-keys' }, say(pageTexts.witnessKeys)),
    keys,
    areKeys() ? null : element('p', { class: 'wrong' }, say(pageTexts.witnessKeysWrong)),
    element('label', { for: 'notes' }, say(pageTexts.notes)),
    kept,
    notes.length > 0 ? element('p', {}, notes.map(({ name }) => name).join(', ')) : null,
  );
  box.ontoggle = () => {
    moreOpen = box.open;
  };
  return box;
}

function progress(): HTMLElement {
  const stop = element('button', { type: 'button' }, say(pageTexts.stop));
  stop.onclick = () => running?.stop.abort();
  const bar = element('progress', {
    max: '1',
    value: String(running?.done ?? 0),
    'aria-label': say(pageTexts.reading),
  });
  return element('div', { class: 'progress' }, `${say(pageTexts.reading)} ${chosen?.name ?? ''}`, bar, stop);
}

function shown(given: Outcome): HTMLElement {
  if ('bulletin' in given) return renderBulletin(given.bulletin, chosen?.name ?? '', say);
  if ('verdict' in given) return renderVerdict(given.verdict, chosen?.name ?? '', say);
  return element(
    'section',
    { class: 'verdict broken', role: 'alert' },
    element('h2', {}, say(pageTexts[given.problem])),
  );
}

draw();
