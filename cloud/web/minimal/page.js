// The first page: what arrives, as it arrives. It asks again every two seconds; the real pages follow.
import { texts } from './texts.js';

const refreshMs = 2000;
const element = (id) => document.getElementById(id);
const view = {
  language: localStorage.getItem('language') === 'en' ? 'en' : 'zh',
  limit: 50,
  // The session cookie is hidden from scripts; without this the page would ask, and be refused, before every sign-in.
  signedIn: localStorage.getItem('signedIn') === 'yes',
  /** Why the last sign-in was refused. */
  refusal: undefined,
  /** What the tables show, so that an unchanged answer leaves a selection and the scroll position alone. */
  shown: '',
  /** Counts refreshes: only the newest may show its answer. */
  turn: 0,
};
const text = () => texts[view.language];

const shanghai = (options) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options });
const dateTime = shanghai({
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const time = shanghai({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const formatTime = (iso) => (iso ? dateTime.format(new Date(iso)) : '–');

function formatSize(bytes) {
  const [size, unit] =
    bytes >= 2 ** 30 ? [bytes / 2 ** 30, 'GB'] : bytes >= 2 ** 20 ? [bytes / 2 ** 20, 'MB'] : [bytes / 1024, 'KB'];
  return `${size.toFixed(1)} ${unit}`;
}

function formatDuration(durationMs) {
  if (durationMs === null) return '–';
  const seconds = Math.round(durationMs / 1000);
  const two = (number) => String(number).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function cell(content, className = '') {
  const node = document.createElement('td');
  node.append(content);
  node.className = className;
  return node;
}

/** A state: its sign, always of the same width, and its word. */
function state([sign, word], className) {
  const node = document.createElement('span');
  node.className = className;
  const mark = document.createElement('span');
  mark.className = 'sign';
  mark.textContent = sign;
  node.append(mark, ' ', word);
  return node;
}

function row(cells) {
  const node = document.createElement('tr');
  node.append(...cells);
  return node;
}

function head(id, columns) {
  element(id).replaceChildren(
    ...columns.map((name) => {
      const node = document.createElement('th');
      node.scope = 'col';
      node.textContent = text().columns[name];
      if (name === 'size' || name === 'length') node.className = 'number';
      return node;
    }),
  );
}

function showStations(stations) {
  element('stations').replaceChildren(
    ...stations.map((station) => {
      const node = document.createElement('li');
      node.append(`${station.unitName} · ${station.name} `);
      node.append(state(text().presence[station.presence], station.presence === 'online' ? 'done' : 'quiet'));
      const alarms = [
        ...station.alarms.map(({ kind }) => text().alarm[kind] ?? kind),
        ...(station.frozen ? [text().frozen] : []),
      ];
      if (alarms.length > 0) {
        const alarm = document.createElement('span');
        alarm.className = 'act';
        alarm.textContent = ` ⚠ ${[...new Set(alarms)].join(text().and)}`;
        node.append(alarm);
      }
      return node;
    }),
  );
}

function showRecordings({ rows, nextCursor }) {
  head('recordings-head', ['state', 'capturedAt', 'unit', 'recorder', 'file', 'length', 'size', 'inspection']);
  element('recordings').replaceChildren(
    ...rows.map((recording) => {
      const { outcome, problems } = recording.inspection;
      const reasons = [...new Set(problems.map(({ code }) => text().damage[code] ?? code))].join(text().and);
      const [sign, word] = text().outcome[outcome];
      return row([
        cell(state(text().state[recording.state], recording.state === 'verified' ? 'done' : 'wait')),
        cell(formatTime(recording.capturedAt)),
        cell(recording.unitName),
        cell(recording.recorderSerial),
        cell(recording.fileName, 'path'),
        cell(formatDuration(recording.durationMs), 'number'),
        cell(formatSize(recording.sizeBytes), 'number'),
        cell(
          state([sign, reasons ? `${word}${text().colon}${reasons}` : word], outcome === 'damaged' ? 'act' : 'quiet'),
          'reason',
        ),
      ]);
    }),
  );
  element('no-recordings').hidden = rows.length > 0;
  element('more').hidden = nextCursor === null || view.limit >= 200;
}

function showProblems({ rows }, stations) {
  element('problems-section').hidden = rows.length === 0;
  head('problems-head', ['problem', 'seenAt', 'station', 'recorder', 'file']);
  const nameOf = new Map(stations.map((station) => [station.stationId, station.name]));
  element('problems').replaceChildren(
    ...rows.map((sighting) =>
      row([
        cell(text().problem[sighting.problem] ?? sighting.problem, 'act'),
        cell(formatTime(sighting.seenAt)),
        cell(nameOf.get(sighting.stationId) ?? sighting.stationId),
        cell(sighting.recorderSerial),
        cell(sighting.path.text, 'path'),
      ]),
    ),
  );
}

/** Asks HQ. @throws what HQ answered instead, as RFC 9457 has it; `code` is undefined when HQ can't be reached */
async function ask(path, options = {}) {
  const response = await fetch(`/api/v1/${path}`, {
    ...options,
    headers: { accept: 'application/json', ...options.headers },
  });
  if (response.ok) return response.status === 204 ? undefined : response.json();
  const problem = await response.json().catch(() => ({}));
  throw Object.assign(new Error(`${path} answered ${response.status}`), {
    code: problem.code,
    nextStep: problem.nextStep,
    seconds: Number(response.headers.get('retry-after')),
  });
}

function describe({ code, nextStep, seconds }) {
  return text().refusal[code]?.(seconds) ?? nextStep ?? text().unreachable;
}

function setSignedIn(signedIn) {
  view.signedIn = signedIn;
  view.shown = '';
  localStorage.setItem('signedIn', signedIn ? 'yes' : 'no');
  showWhoMaySee();
}

function showWhoMaySee() {
  element('sign-in').hidden = view.signedIn;
  element('board').hidden = !view.signedIn || view.shown === '';
  element('sign-out').hidden = !view.signedIn;
  if (!view.signedIn) element('freshness').textContent = '';
}

async function refresh() {
  if (!view.signedIn) return;
  view.turn += 1;
  const turn = view.turn;
  try {
    const [recordings, stations, problems] = await Promise.all([
      ask(`recordings?limit=${view.limit}`),
      ask('stations'),
      ask('sightings?problem=any&limit=20'),
    ]);
    if (turn !== view.turn || !view.signedIn) return;
    const shown = JSON.stringify([view.language, recordings, stations, problems]);
    if (shown !== view.shown) {
      showStations(stations.rows);
      showProblems(problems, stations.rows);
      showRecordings(recordings);
      view.shown = shown;
      showWhoMaySee();
    }
    element('freshness').textContent = text().updated(time.format(new Date()));
  } catch (error) {
    if (turn !== view.turn) return;
    if (error.code === 'not_signed_in') setSignedIn(false);
    else element('freshness').textContent = describe(error);
  }
}

async function keepFresh() {
  await refresh();
  setTimeout(keepFresh, refreshMs);
}

function showTexts() {
  document.documentElement.lang = view.language === 'zh' ? 'zh-CN' : 'en';
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = text()[node.dataset.text];
  element('language').textContent = text().language;
  element('sign-out').textContent = text().signOut;
  element('language').lang = view.language === 'zh' ? 'en' : 'zh-CN';
  element('sign-in-refusal').textContent = view.refusal ? describe(view.refusal) : '';
}

element('language').addEventListener('click', () => {
  view.language = view.language === 'zh' ? 'en' : 'zh';
  localStorage.setItem('language', view.language);
  showTexts();
  void refresh();
});
element('more').addEventListener('click', () => {
  view.limit = 200;
  void refresh();
});
element('sign-out').addEventListener('click', async () => {
  try {
    await ask('sessions/current', { method: 'DELETE' });
    setSignedIn(false);
  } catch (error) {
    element('freshness').textContent = describe(error);
  }
});
element('sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const { username, password } = Object.fromEntries(new FormData(form));
  view.refusal = undefined;
  element('sign-in-button').disabled = true;
  try {
    await ask('sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    });
    form.reset();
    setSignedIn(true);
  } catch (error) {
    view.refusal = error;
    form.elements.password.select();
  }
  element('sign-in-button').disabled = false;
  showTexts();
  await refresh();
});

showTexts();
showWhoMaySee();
await keepFresh();
