import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  authorizationRequests, closedLeaf, drawable, hasToken, isClosed,
} from '../src/mirador/closed_pages.js';

const ID = 'https://books.example/iiif/3/i1';
const INFO = `${ID}/info.json`;
const WAY_IN = [
  { id: 'https://books.example/auth/probe/i1', type: 'AuthProbeService2', profile: 'https://x' },
  { '@id': 'https://books.example/auth', profile: 'http://iiif.io/api/auth/1/login' },
];
const OTHER = { id: 'https://books.example/sizes', profile: 'http://iiif.io/api/physdim' };
const whole = { id: ID, degraded: false, json: { id: ID } };
const closed = { id: ID, degraded: true, json: { id: ID, width: 3000, height: 4000 } };
const small = { id: ID, degraded: true, json: { '@id': `${ID}.small` } };

test('only a document that is refused itself is closed, not one that leads to a small picture', () => {
  assert.deepEqual([whole, closed, small].map(isClosed), [false, true, false]);
});

test('the closed leaf has the shape of its page and asks nobody', () => {
  const { type, url } = closedLeaf(closed.json);
  assert.equal(type, 'image');
  const svg = decodeURIComponent(url.slice('data:image/svg+xml,'.length));
  assert.match(svg, /^<svg [^>]*width="3000" height="4000"/);
});

test('a picture whose answer has changed is taken away once, and then drawn anew', () => {
  assert.deepEqual(drawable([closed], {}), [closed], 'the first answer is drawn');
  for (const [before, now] of [['closed', whole], [`${ID}.small`, whole], [ID, closed]]) {
    assert.deepEqual(drawable([now], { [ID]: before }), []);
  }
  assert.deepEqual(drawable([whole], { [ID]: ID }), [whole]);
});

test('authorization is asked about in the language of the page, other things as ever', () => {
  const [ask] = authorizationRequests('kk', () => false).preprocessors;
  const asked = ask(INFO, { headers: { Authorization: 'Bearer t' } });
  assert.deepEqual(asked.headers, { Authorization: 'Bearer t', 'Accept-Language': 'kk' });
  const options = {};
  assert.equal(ask('https://books.example/iiif/m1/manifest.json', options), options);
});

test('who is let in by the session is offered no way in; who came by a token has the way out', () => {
  const json = { id: ID, service: [...WAY_IN, OTHER] };
  const heard = (ok, holds, id = ID) => {
    const [hear] = authorizationRequests('kk', () => holds).postprocessors;
    return hear(INFO, { json: { ...json, id }, response: { ok } }).json.service;
  };
  assert.deepEqual(heard(true, false), [OTHER]);
  assert.deepEqual(heard(true, true), json.service);
  assert.deepEqual(heard(false, false), json.service, 'refused');
  assert.deepEqual(heard(true, false, `${ID}.small`), json.service, 'led to the small picture');
});

test('a token counts once it has come', () => {
  const viewer = (accessTokens) => ({ store: { getState: () => ({ accessTokens }) } });
  assert.equal(hasToken(undefined), false);
  assert.equal(hasToken(viewer({ t: { isFetching: true } })), false);
  assert.equal(hasToken(viewer({ t: { json: { accessToken: 'x' } } })), true);
});
