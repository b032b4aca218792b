// Pages that are not for everybody. Mirador 4.0 would ask for tiles of a picture that was refused,
// and leave an empty stage; and it draws no new picture when the answer for a page has changed, after
// signing in or out (it looks only at the page's own name). Here a closed page shows a closed leaf
// (why, and the way in, stand in the bar above it), and whatever has changed is drawn anew.
import { createElement, useEffect, useState } from 'react';

const PROBE = 'AuthProbeService2';
const services = (info) => [info?.service ?? []].flat();
const nameOf = (info) => info?.id ?? info?.['@id'];
const isAuthorization = ({ type, profile }) =>
  type === PROBE || String(profile).startsWith('http://iiif.io/api/auth/');

/** Whether the answer tells only whom to ask: the page's own document, refused. */
export const isClosed = ({ id, json, degraded }) => Boolean(degraded) && nameOf(json) === id;

/** What stands for the picture of a closed page: one leaf of its shape, no request to anybody. */
export function closedLeaf({ width, height }) {
  const [x, y, unit] = [width / 2, height / 2, Math.min(width, height) / 40];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#d8d1c3"/>
    <path transform="translate(${x} ${y}) scale(${unit / 4})" d="M-9-2h18v13H-9zM-5-2v-5a5 5 0 0 1 10 0v5"
      fill="none" stroke="#5c5546" stroke-width="2" stroke-linejoin="round"/></svg>`;
  return { type: 'image', url: `data:image/svg+xml,${encodeURIComponent(svg)}` };
}

/** The answers whose picture may stay or come; one that has changed is first taken away. */
export const drawable = (answers, drawn) =>
  answers.filter((answer) => [undefined, faceOf(answer)].includes(drawn[answer.id]));

const faceOf = (answer) => (isClosed(answer) ? 'closed' : nameOf(answer.json));

function ClosedPages({ TargetComponent, targetProps }) {
  const answers = targetProps.infoResponses;
  const [drawn, setDrawn] = useState({});
  const faces = JSON.stringify(Object.fromEntries(answers.map((one) => [one.id, faceOf(one)])));
  useEffect(() => setDrawn(JSON.parse(faces)), [faces]);
  const infoResponses = drawable(answers, drawn).map((answer) =>
    isClosed(answer) ? { ...answer, json: closedLeaf(answer.json) } : answer,
  );
  return createElement(TargetComponent, { ...targetProps, infoResponses });
}

/** The plugin for `Mirador.viewer`. */
export const closedPages = {
  name: 'closed-pages',
  target: 'OpenSeadragonViewer',
  mode: 'wrap',
  component: ClosedPages,
};

/**
 * What Mirador asks for and hears about pictures: the words of authorization in the language of the
 * page; and no way in for somebody whom this browser's own session lets in without asking, unless
 * they came in through Mirador (`holdsToken`), which then offers the way out.
 */
export function authorizationRequests(language, holdsToken) {
  const isInfo = (url) => url.endsWith('/info.json');
  return {
    preprocessors: [
      (url, options) =>
        isInfo(url)
          ? { ...options, headers: { ...options.headers, 'Accept-Language': language } }
          : options,
    ],
    postprocessors: [
      (url, action) => {
        const { json, response } = action;
        if (!isInfo(url) || !response?.ok || holdsToken()) return action;
        if (nameOf(json) !== url.slice(0, -'/info.json'.length)) return action;
        const service = services(json).filter((one) => !isAuthorization(one));
        return { ...action, json: { ...json, service } };
      },
    ],
  };
}

/** Whether a viewer has come by a token of authorization. */
export const hasToken = (viewer) =>
  Object.values(viewer?.store.getState().accessTokens ?? {}).some(({ json }) => json);
