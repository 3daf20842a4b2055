'use strict';

// What callers sent is only ever written as text, never as HTML.
const EVERY = 1000;
const find = (id) => document.getElementById(id);
let shown = '';

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function time(instant) {
  return new Date(instant).toLocaleTimeString();
}

function image(each) {
  const card = element('li');
  const link = element('a');
  link.href = '/_sim/latest/' + each.number;
  const image = element('img');
  image.src = link.href;
  image.loading = 'lazy';
  image.alt = 'Simulated image: ' + each.caption[0];
  link.append(image);
  const rest = [time(each.at), each.format].concat(each.caption.slice(1));
  if (!rest.join().includes(each.size)) rest.push('a file of ' + each.size);
  card.append(link, element('p', each.caption[0]), element('small', rest.join(' · ')));
  return card;
}

function request(each) {
  const row = element('tr');
  const isGood = each.status >= 200 && each.status < 400;
  const status = element('td', each.status === 0 ? 'reset' : each.status, isGood ? 'good' : 'bad');
  if (each.accepted) status.append(element('span', 'billed', 'billed'));
  row.append(element('td', time(each.at)), status);
  row.append(element('td', each.method + ' ' + each.path), element('td', each.prompt));
  return row;
}

function pairs(target, values) {
  target.replaceChildren(...Object.entries(values).map(([name, value]) => {
    const pair = element('div');
    pair.append(element('dt', name), element('dd', value));
    return pair;
  }));
}

// Cards that stay are not touched, so that nothing flickers.
function showImages(images) {
  const list = find('images');
  const wanted = new Set(images.map((each) => String(each.number)));
  [...list.children].filter((card) => !wanted.has(card.dataset.number)).forEach((card) => card.remove());
  const known = new Set([...list.children].map((card) => card.dataset.number));
  images.filter((each) => !known.has(String(each.number))).reverse().forEach((each) => {
    const card = image(each);
    card.dataset.number = each.number;
    list.prepend(card);
  });
  find('no-images').hidden = images.length > 0;
}

async function refresh() {
  try {
    const text = await (await fetch('/_sim/latest')).text();
    if (text !== shown) {
      const latest = JSON.parse(text);
      pairs(find('stats'), {billed: latest.stats.accepted, images: latest.stats.images, 'in flight': latest.stats.inFlight});
      showImages(latest.images);
      find('no-requests').hidden = latest.requests.length > 0;
      find('requests').replaceChildren(...latest.requests.map(request));
      shown = text;
    }
    find('state').textContent = '';
  } catch (gone) {
    find('state').textContent = 'The simulator does not answer.';
  }
  setTimeout(refresh, document.hidden ? 5 * EVERY : EVERY);
}

async function showUrls() {
  const index = await (await fetch('/', {headers: {Accept: 'application/json'}})).json();
  find('urls').replaceChildren(...Object.entries(index.baseUrls).flatMap(([name, url]) => [element('dt', name), element('dd', url)]));
}

showUrls();
refresh();
