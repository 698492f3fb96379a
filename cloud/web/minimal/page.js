// The first page: what arrives, as it arrives. It asks again every two seconds; the real pages follow.
import { texts } from './texts.js';

const refreshMs = 2000;
const element = (id) => document.getElementById(id);
const view = { language: localStorage.getItem('language') === 'en' ? 'en' : 'zh', limit: 50 };
const text = () => texts[view.language];

const shanghai = (options) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options });
const dateTime = shanghai({ month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
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
  node.textContent = content;
  node.className = className;
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
      const presence = document.createElement('span');
      presence.className = station.presence === 'online' ? 'done' : 'quiet';
      presence.textContent = text().presence[station.presence];
      node.append(presence);
      const alarms = [
        ...station.alarms.map((alarm) => text().alarm[alarm.kind]),
        ...(station.frozen ? [text().frozen] : []),
      ];
      if (alarms.length > 0) {
        const alarm = document.createElement('span');
        alarm.className = 'act';
        alarm.textContent = ` ⚠ ${[...new Set(alarms)].join('、')}`;
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
      const reasons = [...new Set(problems.map((problem) => text().damage[problem.code]))].join('、');
      return row([
        cell(text().state[recording.state], recording.state === 'verified' ? 'done' : 'wait'),
        cell(formatTime(recording.capturedAt)),
        cell(recording.unitName),
        cell(recording.recorderSerial),
        cell(recording.fileName, 'path'),
        cell(formatDuration(recording.durationMs), 'number'),
        cell(formatSize(recording.sizeBytes), 'number'),
        cell(
          reasons ? `${text().outcome[outcome]}：${reasons}` : text().outcome[outcome],
          outcome === 'damaged' ? 'act' : '',
        ),
      ]);
    }),
  );
  element('no-recordings').hidden = rows.length > 0;
  element('more').hidden = nextCursor === null || view.limit >= 200;
}

function showProblems({ rows }) {
  element('problems-section').hidden = rows.length === 0;
  head('problems-head', ['problem', 'seenAt', 'station', 'recorder', 'file']);
  element('problems').replaceChildren(
    ...rows.map((sighting) =>
      row([
        cell(text().problem[sighting.problem], 'act'),
        cell(formatTime(sighting.seenAt)),
        cell(sighting.stationId),
        cell(sighting.recorderSerial),
        cell(sighting.path.text, 'path'),
      ]),
    ),
  );
}

async function get(path) {
  const response = await fetch(`/api/v1/${path}`, { headers: { accept: 'application/json' } });
  if (response.status === 401) return undefined;
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

async function refresh() {
  const [recordings, stations, problems] = await Promise.all([
    get(`recordings?limit=${view.limit}`),
    get('stations'),
    get('sightings?problem=any&limit=20'),
  ]);
  const signedIn = recordings !== undefined && stations !== undefined && problems !== undefined;
  element('sign-in').hidden = signedIn;
  element('board').hidden = !signedIn;
  element('sign-out').hidden = !signedIn;
  element('freshness').textContent = signedIn ? text().updated(time.format(new Date())) : '';
  if (!signedIn) return;
  showStations(stations.rows);
  showProblems(problems);
  showRecordings(recordings);
}

async function keepFresh() {
  await refresh().catch(() => {
    element('freshness').textContent = text().unreachable;
  });
  setTimeout(keepFresh, refreshMs);
}

function showTexts() {
  document.documentElement.lang = view.language === 'zh' ? 'zh-CN' : 'en';
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = text()[node.dataset.text];
  element('language').textContent = text().language;
  element('sign-out').textContent = text().signOut;
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
  await fetch('/api/v1/sessions/current', { method: 'DELETE' });
  await refresh();
});
element('sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const response = await fetch('/api/v1/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: form.get('username'), password: form.get('password') }),
  });
  const refusal = response.ok ? '' : ((await response.json().catch(() => ({}))).nextStep ?? `${response.status}`);
  element('sign-in-refusal').textContent = refusal;
  if (response.ok) event.target.reset();
  await refresh();
});

showTexts();
await keepFresh();
