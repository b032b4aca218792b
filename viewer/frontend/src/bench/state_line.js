// The one line that always says where the work is: on the server, or still on this tablet.
import { h } from '../editor/element.js';
import { announce, say } from '../editor/words.js';

const URGENT = new Set(['offline', 'sign-in', 'other-person', 'refused', 'clash', 'memory']);

/** Writes the states of an outbox into `place`; `signIn` is where to sign in again. */
export function stateLine(place, signIn, { retry, giveUp, decide }) {
  let last = '';
  const link = () => h('a', { class: 'button', href: signIn, target: '_blank', rel: 'opener' }, say('bench-sign-in'));

  function parts({ name, count, refused }) {
    if (name === 'saved') return [say('bench-state-saved')];
    if (name === 'sending') return [say('bench-state-sending', { count })];
    if (name === 'memory') return [say('bench-state-memory', { count })];
    if (name === 'offline') return [say('bench-state-waiting', { count })];
    if (name === 'clash') {
      const act = refused.find((one) => one.state === 'clash');
      return [say('bench-state-clash'), h('button', { class: 'button', type: 'button', click: () => decide(act) }, say('bench-decide'))];
    }
    if (name === 'refused') {
      const act = refused[0];
      return [say('bench-state-refused', { why: act.why }),
        h('button', { class: 'button', type: 'button', click: () => retry(act) }, say('bench-try-again')),
        h('button', { class: 'button', type: 'button', click: () => giveUp(act) }, say('bench-give-up'))];
    }
    const why = name === 'sign-in' ? 'bench-state-signed-out' : 'bench-state-other-person';
    return [`${say('bench-state-waiting', { count })} ${say(why)}`, link()];
  }

  return (state) => {
    const seen = JSON.stringify([state.name, state.count, state.refused.map((act) => [act.key, act.why])]);
    // A link or button must stand still while the same thing is tried again and again.
    if (seen === last) return;
    const before = place.dataset.state;
    last = seen;
    place.dataset.state = state.name;
    const [sentence, ...buttons] = parts(state);
    place.replaceChildren(h('span', {}, sentence), ...buttons);
    if (before !== state.name && (URGENT.has(state.name) || URGENT.has(before))) announce(sentence);
  };
}
