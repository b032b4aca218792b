// What the look-up field asks of the house.
import { best } from './names.js';
import { wordsOfPage } from './words.js';

export const SHOWN_MAX = 12;

/** At most SHOWN_MAX authorities that the text may mean, the nearest first. */
export async function asked(api, text, kinds, signal) {
  const query = new URLSearchParams({ q: text, limit: String(SHOWN_MAX) });
  for (const kind of kinds) query.append('kind', kind);
  const { items } = await json(`${api}?${query}`, { signal });
  return items.map(withName);
}

/** Authorities that a new one of this name would probably duplicate. */
export async function likelyTo(api, text, kind) {
  const { items } = await json(`${api}/likely?${new URLSearchParams({ name: text, kind })}`);
  return items.map((one) => withName(one.authority));
}

/** A new authority of this name; null when it is here already after all. */
export async function makeAuthority(api, { text, kind, isSure }) {
  const answer = await fetch(api, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({
      content: { kind, names: [{ text, language: 'none', is_preferred: true }] },
      is_distinct: Boolean(isSure),
    }),
  });
  if (answer.status === 409 && !isSure) return null;
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail);
  const names = {};
  for (const name of body.content.names) (names[name.language] ??= []).push(name.text);
  return withName({ id: body.id, kind: body.content.kind, names, dates: '' });
}

function withName(authority) {
  return { ...authority, shown: best(authority.names, wordsOfPage().language) };
}

async function json(address, options = {}) {
  const answer = await fetch(address, { headers: { Accept: 'application/json' }, ...options });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
