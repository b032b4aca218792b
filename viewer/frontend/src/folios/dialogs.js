// The dialogs of the workbench: each is a form in the page, filled in and answered here.
import { numbersIn, seriesLabels } from './series.js';

/** Opens `dialog` and answers with its form data, or null when it was left. */
function asked(dialog, back) {
  return new Promise((answer) => {
    const form = dialog.querySelector('form');
    const leave = () => dialog.close('');
    const cancel = dialog.querySelector('[data-cancel]');
    cancel?.addEventListener('click', leave);
    dialog.addEventListener(
      'close',
      () => {
        cancel?.removeEventListener('click', leave);
        answer(dialog.returnValue === 'ok' ? new FormData(form) : null);
        back();
      },
      { once: true },
    );
    dialog.returnValue = '';
    dialog.showModal();
  });
}

/** The dialogs in `root`; `back` puts the focus where it was. */
export function makeDialogs(root, words, back) {
  const find = (name) => root.querySelector(`[data-dialog="${name}"]`);
  const open = (name) => asked(find(name), back);

  return {
    async series(count, foliation, first) {
      const dialog = find('series');
      const form = dialog.querySelector('form');
      const { elements } = form;
      dialog.querySelector('[data-count]').textContent = words.say('series-count', { count });
      dialog.querySelector('[data-only]').hidden = !foliation;
      if (!foliation) elements.only.value = 'all';
      if (first && !elements.start.value) elements.start.value = first;
      const preview = dialog.querySelector('[data-preview]');
      const show = () => {
        const act = seriesOf(new FormData(form), foliation);
        const labels = act && seriesLabels(act, Math.min(count, 5000));
        const shown = labels && (labels.length > 6 ? [...labels.slice(0, 5), '…', labels.at(-1)] : labels);
        preview.textContent = act ? (shown?.join(' · ') ?? '') : words.say('series-numbers');
        elements.skip.setAttribute('aria-invalid', String(numbersIn(elements.skip.value) === null));
        elements.bis.setAttribute('aria-invalid', String(numbersIn(elements.bis.value) === null));
      };
      form.addEventListener('input', show);
      show();
      const answer = open('series');
      elements.start.select();
      const data = await answer;
      form.removeEventListener('input', show);
      return data && seriesOf(data, foliation);
    },

    async move(count, total) {
      const dialog = find('move');
      dialog.querySelector('[data-count]').textContent = words.say('move-count', { count });
      const { elements } = dialog.querySelector('form');
      elements.position.max = total;
      const answer = open('move');
      elements.position.select();
      const data = await answer;
      const position = Math.trunc(Number(data?.get('position')));
      if (!data) return null;
      if (data.get('how') !== 'position') {
        const label = String(data.get('label')).trim();
        return label ? { [String(data.get('how'))]: label } : null;
      }
      return position >= 1 ? { position: Math.min(position, total) } : null;
    },

    async mark() {
      const data = await open('mark');
      return data && String(data.get('thing'));
    },

    async goTo() {
      const dialog = find('goto');
      const answer = open('goto');
      dialog.querySelector('form').elements.label.select();
      const data = await answer;
      return data && String(data.get('label')).trim();
    },

    async keys() {
      const dialog = find('keys');
      const data = await open('keys');
      return data ? data.has('single') : dialog.querySelector('[name="single"]').checked;
    },

    discard: async () => Boolean(await open('discard')),
    apply: async () => Boolean(await open('apply')),
  };
}

function seriesOf(data, foliation) {
  const skip = numbersIn(String(data.get('skip')));
  const bis = numbersIn(String(data.get('bis')));
  const start = String(data.get('start')).trim();
  if (!skip || !bis || !start) return null;
  return {
    action: 'label_series',
    start,
    numerals: String(data.get('numerals')),
    faces: String(data.get('faces')),
    skip,
    bis,
    is_descending: data.has('descending'),
    only: foliation ? String(data.get('only')) : 'all',
    ...(foliation ? { foliation } : {}),
  };
}
