'use strict';
const $ = id => document.getElementById(id);
const SVG = 'http://www.w3.org/2000/svg';
const MOST_ROWS = 400;
const STRIP_MS = 120000;

let language = localStorage.getItem('language') === 'en' ? 'en' : 'zh';
let controls = [];
let signals = {};
let seen = [];        // everything that happened, for the strip and for saving
let shown = {};       // what the page shows, so that a change of language can show it again
let pattern = null;
let picturing = false;

const words = () => WORDS[language];
const both = thing => language === 'zh' ? thing.zh : thing.en;

function element(name, text, kind) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

// --- what is done ---

async function send(order) {
  const answer = await fetch('order', { method: 'POST', body: order });
  if (!answer.ok) say(await answer.text(), 'bad');
}

function say(text, kind) {
  $('answer').textContent = text;
  $('answer').className = kind || '';
}

function drawControls() {
  const section = $('controls');
  section.querySelectorAll('fieldset').forEach(old => old.remove());
  const groups = new Map();
  for (const control of controls) {
    if (!groups.has(control.group)) {
      const set = element('fieldset');
      set.append(element('legend', language === 'zh' ? control.groupZh : control.groupEn));
      groups.set(control.group, set);
      section.append(set);
    }
    groups.get(control.group).append(control.words.endsWith(' N') ? numbered(control) : plain(control));
  }
}

function plain(control) {
  const button = element('button', both(control));
  button.type = 'button';
  button.dataset.order = control.words;
  if (shown.kept && shown.kept.has(control.words)) button.classList.add('is');
  button.addEventListener('click', () => send(control.words));
  return button;
}

function numbered(control) {
  const form = element('form');
  const input = element('input');
  const isBattery = control.words.startsWith('battery');
  input.type = 'number';
  input.required = true;
  input.value = isBattery ? 20 : 3600;
  if (isBattery) { input.min = 0; input.max = 100; }
  input.setAttribute('aria-label', both(control));
  const button = element('button', both(control) + (isBattery ? ' %' : ''));
  form.addEventListener('submit', event => {
    event.preventDefault();
    send(control.words.replace('N', String(isBattery ? input.value * 10 : input.value)));
  });
  form.append(input, button);
  return form;
}

const PARTS = ['card', 'lens', 'microphone', 'speaker'];

function keep(order) {
  shown.kept = shown.kept || new Set(['card good', 'lens clear', 'microphone open', 'speaker repaired']);
  const part = order.split(' ')[0];
  const isState = controls.some(c => c.words === order) && !/flip|keep|put|fails|kill|stall/.test(order);
  if (!PARTS.includes(part) || !isState) return;
  for (const old of [...shown.kept]) if (old.startsWith(part + ' ')) shown.kept.delete(old);
  shown.kept.add(order);
  document.querySelectorAll('#controls button[data-order]').forEach(button =>
    button.classList.toggle('is', shown.kept.has(button.dataset.order)));
}

// --- what happens ---

const HANDLERS = {
  signal: h => { shown.signal = h.signal; pattern = { of: signals[h.signal], since: performance.now() }; shown.voice = null; drawSignal(); },
  sound: h => { shown.voice = h; drawSignal(); if (h.heard) play(h.sound); },
  process: process,
  record: record,
  bay: bay,
  order: h => {
    if (!h.why) keep(h.order);
    const detail = h.detail ? ' (' + h.detail + ')' : '';
    say((h.why ? words().failed : words().done) + ': ' + both(h) + detail + (h.why ? ': ' + h.why : ''), h.why ? 'bad' : 'good');
  },
  refused: h => say(h.why, 'bad'),
  verdict: h => { shown.verdict = h; drawVerdict(); },
  replayed: () => say(words().replayed, 'good'),
  reset: reset
};

function process(h) {
  if (h.who === 'office') { shown.power = 'founding'; drawPower(); return; }
  if (h.who === 'recorder') {
    shown.power = h.state;
    if (h.state === 'off') { shown.signal = null; pattern = null; }
    drawPower();
    drawSignal();
  } else {
    shown.dock = h;
    if (h.state !== 'starting') { shown.bay = null; }
    drawBay();
  }
}

function record(h) {
  const list = $('journal');
  const row = element('li', undefined, h.type);
  row.append(element('span', '#' + h.n), element('time', h.wall.substring(11, 19)), element('span', h.type),
    element('span', both(h)));
  row.dataset.zh = h.zh;
  row.dataset.en = h.en;
  add(list, row);
  shown.last = h;
  if (h.battery !== undefined) shown.battery = h.battery;
  if (h.free !== undefined) shown.free = h.free;
  if (h.place !== undefined) shown.place = h.place;
  drawGauges();
  if (h.picture) showPicture();
  if (h.type === 'session-close') { shown.recording = false; drawPicture(); }
}

function bay(h) {
  const line = element('li', h.line);
  if (!h.line.startsWith('progress ')) add($('bay-lines'), line);
  shown.bay = h;
  drawBay();
}

function add(list, row) {
  const follows = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  list.append(row);
  while (list.children.length > MOST_ROWS) list.firstChild.remove();
  if (follows) list.scrollTop = list.scrollHeight;
}

function reset() {
  seen = [];
  shown = {};
  pattern = null;
  ['journal', 'bay-lines'].forEach(id => $(id).replaceChildren());
  draw();
}

// --- what is shown ---

function draw() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = words().title;
  document.querySelectorAll('[data-word]').forEach(e => { e.textContent = words()[e.dataset.word]; });
  $('language').textContent = language === 'zh' ? 'English' : '中文';
  document.querySelectorAll('#journal li').forEach(row => { row.lastChild.textContent = row.dataset[language]; });
  drawControls();
  drawSignal();
  drawPower();
  drawGauges();
  drawBay();
  drawVerdict();
  drawPicture();
}

function drawSignal() {
  $('signal').textContent = shown.signal ? words().signals[shown.signal] : '–';
  $('meaning').textContent = shown.signal ? words().meanings[shown.signal] : '';
  $('signal').dataset.signal = shown.signal || '';
  const voice = shown.voice;
  const what = voice && (voice.zh ? '“' + both(voice) + '”' : words().longer);
  $('voice').textContent = !voice ? '' : voice.heard ? words().said + ' ' + what : words().notSaid + ': ' + what;
  $('voice').className = voice && !voice.heard ? 'bad' : '';
}

function drawPower() {
  const power = shown.power || 'starting';
  $('power').textContent = words()[power];
  $('power').className = power === 'on' ? 'good' : power === 'off' ? 'bad' : 'warn';
}

function drawGauges() {
  if (shown.battery !== undefined) $('battery').textContent = (shown.battery / 10).toFixed(1) + ' %';
  if (shown.free !== undefined) $('storage').textContent = (shown.free / 1e9).toFixed(2) + ' GB';
  if (shown.place !== undefined) $('place').textContent = shown.place || words().noFix;
  const last = shown.last;
  if (last) {
    const off = last.uncertainty === undefined ? words().unknown : words().uncertain + ' ' + last.uncertainty + ' ms';
    const time = new Date(last.wall).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB');
    $('clock').textContent = [time, words().sources[last.source], off].join(language === 'zh' ? '，' : ', ');
  }
}

async function showPicture() {
  shown.recording = true;
  if (picturing || document.hidden) return;
  picturing = true;
  try {
    const answer = await fetch('picture');
    if (answer.status === 200) {
      const old = $('picture').src;
      $('picture').src = URL.createObjectURL(await answer.blob());
      if (old.startsWith('blob:')) URL.revokeObjectURL(old);
    }
  } finally {
    picturing = false;
  }
  drawPicture();
}

function drawPicture() {
  const shows = Boolean(shown.recording && $('picture').src);
  $('picture').hidden = !shows;
  $('picture').alt = words().picture;
  $('no-picture').hidden = shows;
}

function drawBay() {
  const dock = shown.dock;
  const line = shown.bay && shown.bay.line.split(' ');
  let text = '';
  let kind = '';
  let part = null;
  if (!dock || dock.state === 'off') {
    text = words().dockOff;
    kind = 'bad';
  } else {
    text = words()[dock.whose] + ': ';
    if (line && line[0].startsWith('bay-')) shown.bayState = line;
    if (line && line[0] === 'progress') part = Number(line[3]) / Math.max(1, Number(line[4]));
    const state = shown.bayState;
    if (dock.state === 'starting') text += words().starting;
    else if (!state) text += words().dockOn;
    else {
      text += (words().bays[state[1]] || state[1]) + ' ' + state.slice(2).join(' ');
      kind = state[1] === 'faulty' || state[1] === 'quarantined' ? 'bad' : '';
    }
  }
  $('bay-state').textContent = text;
  $('bay-state').className = kind;
  $('progress').hidden = part === null;
  if (part !== null) $('progress').value = part;
}

function drawVerdict() {
  const verdict = shown.verdict;
  $('verdict').textContent = verdict ? both(verdict) : words().verifying;
  $('verdict').className = !verdict ? '' : ['good', 'warn', 'bad'][verdict.code];
}

function shine() {
  let green = false;
  let red = false;
  let shakes = false;
  if (pattern && pattern.of) {
    const elapsed = performance.now() - pattern.since;
    const lights = pattern.of.lights;
    let left = elapsed % lights.reduce((sum, light) => sum + light.ms, 0);
    for (const light of lights) {
      if (left < light.ms) { green = light.green; red = light.red; break; }
      left -= light.ms;
    }
    let end = 0;
    for (let i = 0; i < pattern.of.pulses.length && !shakes; i++) {
      shakes = i % 2 === 0 && elapsed >= end && elapsed < end + pattern.of.pulses[i];
      end += pattern.of.pulses[i];
    }
  }
  $('green').classList.toggle('on', green);
  $('red').classList.toggle('on', red);
  $('vibration').classList.toggle('on', shakes);
  requestAnimationFrame(shine);
}

function play(sound) {
  if ($('sound').checked) new Audio('sound?' + sound).play().catch(why => say(String(why), 'bad'));
}

// --- the strip: what was done, and what the recorder made of it, over the last two minutes ---

const LANES = ['order', 'signal', 'record', 'bay'];
const COLOURS = { READY: '#7fb894', RECORDING: '#d9534f', FAULT: '#7a1712', WARNING: '#e0a030', DOCKED: '#3f8f5f',
  OPENING: '#f0a9a6', CLOSING: '#f0a9a6', LOW_BATTERY: '#e0a030', LOW_STORAGE: '#e0a030' };

function drawStrip() {
  const svg = $('strip');
  const width = svg.clientWidth;
  const now = Date.now();
  const x = at => 70 + (width - 80) * (1 - (now - at) / STRIP_MS);
  const parts = [];
  const make = (name, attributes, text) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    parts.push(made);
    return made;
  };
  const names = [words().laneOrder, words().laneSignal, words().laneRecord, words().laneBay];
  names.forEach((name, lane) => {
    make('text', { x: 0, y: 18 + 22 * lane }, name);
    make('line', { x1: 70, x2: width - 10, y1: 22 + 22 * lane, y2: 22 + 22 * lane, stroke: '#e3e8ed' });
  });
  for (let s = 0; s <= 120; s += 30) make('text', { x: x(now - s * 1000) - 14, y: 102 }, '-' + s + ' ' + words().second);
  const recent = seen.filter(h => h.at > now - STRIP_MS);
  const spans = seen.filter(h => h.kind === 'signal' || (h.kind === 'process' && h.who === 'recorder'));
  spans.forEach((h, i) => {
    const end = i + 1 < spans.length ? spans[i + 1].at : now;
    if (end > now - STRIP_MS && h.kind === 'signal') {
      const from = Math.max(70, x(h.at));
      const box = make('rect', { x: from, y: 28, width: Math.max(2, x(end) - from), height: 14, fill: COLOURS[h.signal] || '#8fb3d9' });
      box.append(tip(words().signals[h.signal]));
    }
  });
  for (const h of recent) {
    const lane = LANES.indexOf(h.kind);
    if (lane < 0 || h.kind === 'signal' || (h.line || '').startsWith('progress')) continue;
    const bad = h.why || h.type === 'fault' || h.type === 'gap' || /faulty|quarantine/.test(h.line || '');
    const mark = make('circle', { cx: x(h.at), cy: 14 + 22 * lane, r: h.type === 'segment' ? 2 : 4, fill: bad ? '#b3261e' : '#1d5fa8' });
    mark.append(tip(h.kind === 'bay' ? h.line : both(h)));
  }
  svg.replaceChildren(...parts);
}

function tip(text) {
  const title = document.createElementNS(SVG, 'title');
  title.textContent = text;
  return title;
}

// --- saving and replaying ---

function sequence() {
  const ready = seen.find(h => h.kind === 'process' && h.who === 'recorder' && h.state === 'on');
  const orders = seen.filter(h => h.kind === 'order' && !h.why);
  return 'shuijing-bench/v1\n' + orders.map(h =>
    Math.max(0, (h.at - (ready ? ready.at : h.at)) / 1000).toFixed(1) + ' ' + h.order + '\n').join('');
}

function save() {
  const link = element('a');
  link.href = URL.createObjectURL(new Blob([sequence()], { type: 'text/plain' }));
  link.download = 'sequence.txt';
  link.click();
  URL.revokeObjectURL(link.href);
}

async function replay(file) {
  const answer = await fetch('replay', { method: 'POST', body: await file.text() });
  if (!answer.ok) say(await answer.text(), 'bad');
}

// --- beginning ---

function listen() {
  const happenings = new EventSource('happenings');
  happenings.onopen = () => { $('link').textContent = ''; };
  happenings.onerror = () => { $('link').textContent = words().lost; $('link').className = 'bad'; };
  happenings.onmessage = event => {
    const happening = JSON.parse(event.data);
    if (seen.length && happening.number <= seen[seen.length - 1].number) return;
    if (happening.kind !== 'reset') seen.push(happening);
    if (HANDLERS[happening.kind]) HANDLERS[happening.kind](happening);
  };
}

async function begin() {
  $('language').addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh';
    localStorage.setItem('language', language);
    draw();
  });
  $('save').addEventListener('click', save);
  $('replay').addEventListener('click', () => $('sequence').click());
  $('sequence').addEventListener('change', event => { if (event.target.files[0]) replay(event.target.files[0]); event.target.value = ''; });
  controls = await (await fetch('controls')).json();
  signals = await (await fetch('signals')).json();
  keep('');
  draw();
  listen();
  setInterval(drawStrip, 500);
  requestAnimationFrame(shine);
}

begin();
