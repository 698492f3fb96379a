import type { KioskState } from '../src/kiosk/kiosk-messages.ts';
import { startFlow } from './act-flow.ts';
import { ask } from './ask.ts';
import { startAttend } from './attend-flow.ts';
import { startDecisions } from './decisions-flow.ts';
import { byId, el } from './dom.ts';
import { homeView, isAway } from './home-view.ts';
import { type Language, textsIn } from './texts.ts';

const refreshMs = 2000;
/** Whoever walks away leaves nothing of himself on the screen. */
const idleMs = 60_000;
/** Of a page that says what was entered and asks nothing. */
const readMs = 10_000;
/** A restart takes less. */
const silentMs = 60_000;
const silence = 'the agent does not answer';
const contrastKey = 'rollcall-kiosk-contrast';
const languageKey = 'rollcall-kiosk-language';

let language: Language = localStorage.getItem(languageKey) === 'en' ? 'en' : 'zh';
let state: KioskState | undefined;
let home = true;
let shown = '';
let answeredAtMs = performance.now();
let idle = setTimeout(goHome, idleMs);

function showHead(): void {
  const texts = textsIn(language);
  document.documentElement.dataset.contrast = isHigh() ? 'high' : 'normal';
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = state ? `${state.name} · ${texts.title}` : texts.title;
  const change = () => {
    language = language === 'zh' ? 'en' : 'zh';
    localStorage.setItem(languageKey, language);
    goHome();
  };
  byId('head').replaceChildren(
    el('h1', {}, state ? state.name : texts.title),
    el('button', { class: 'plain', click: changeContrast, 'aria-pressed': String(isHigh()) }, texts.contrast),
    el('button', { class: 'plain', click: change }, texts.other),
  );
}

function isHigh(): boolean {
  return localStorage.getItem(contrastKey) === 'high';
}

function changeContrast(): void {
  localStorage.setItem(contrastKey, isHigh() ? 'normal' : 'high');
  showHead();
}

function show(view: HTMLElement): void {
  byId('main').replaceChildren(view);
  // Not where the last touch was: the next one would fall on something else.
  view.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  scrollTo(0, 0);
}

function showHome(): void {
  if (!state) return;
  const current = state;
  shown = textOf(current);
  const texts = textsIn(language);
  const focused = document.activeElement?.textContent;
  const view = homeView(current, texts, (act) => {
    home = false;
    const reload = () => load(current.stationId);
    const flow = {
      state: () => state ?? current,
      reload,
      language,
      texts,
      show,
      onHome: goHome,
      leaveSoon: () => leaveIn(readMs),
    };
    if (act === 'decisions') startDecisions(flow);
    else if (act === 'attend') startAttend(flow);
    else startFlow(flow, act);
  });
  byId('main').replaceChildren(view);
  // It was drawn anew: who goes by the keyboard stays where he was.
  for (const button of view.querySelectorAll('button')) if (button.textContent === focused) button.focus();
}

function textOf({ now, ...rest }: KioskState): string {
  return JSON.stringify([rest, isAway({ now, ...rest })]);
}

function goHome(): void {
  home = true;
  showHead();
  showHome();
}

async function load(stationId: string): Promise<void> {
  try {
    state = (await ask<KioskState>(`stations/${stationId}`)).body;
    // Only when something changed: a finger that is just touching a button would touch nothing.
    if (home && shown !== textOf(state)) showHome();
    answeredAtMs = performance.now();
  } catch {
    // The agent is starting again: what is shown stays, and is asked for again.
    if (home && performance.now() - answeredAtMs > silentMs) showSilence();
  }
}

/** Nothing can be entered, and what was shown is old. */
function showSilence(): void {
  if (shown === silence) return;
  shown = silence;
  show(el('p', { class: 'note bad', role: 'alert' }, textsIn(language).agentSilent));
}

async function refresh(stationId: string): Promise<void> {
  await load(stationId);
  setTimeout(() => void refresh(stationId), refreshMs);
}

async function start(): Promise<void> {
  showHead();
  const [, kind, named] = location.pathname.split('/');
  const { body: stations } = await ask<{ stationId: string; name: string }[]>('stations');
  const [only] = stations;
  const stationId = kind === 'stations' ? named : stations.length === 1 ? only?.stationId : undefined;
  if (stationId === undefined) {
    const links = stations.map(({ stationId: id, name }) =>
      el('button', { click: () => location.assign(`/stations/${id}`) }, name),
    );
    show(el('section', {}, el('h2', {}, textsIn(language).stations), el('div', { class: 'choices' }, ...links)));
    return;
  }
  await refresh(stationId);
  showHead();
}

function leaveIn(ms: number): void {
  clearTimeout(idle);
  idle = setTimeout(goHome, ms);
}

for (const event of ['pointerdown', 'keydown']) addEventListener(event, () => leaveIn(idleMs));
void start();
