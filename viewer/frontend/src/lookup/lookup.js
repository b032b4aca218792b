// <authority-lookup>: choosing a person, place, work or body while typing its name.
//
// A combobox with a list (WAI-ARIA Authoring Practices, "Editable Combobox With List Autocomplete"):
// arrows move, Enter takes, Escape closes, Tab goes on. Attributes: `kinds` (parted by commas or
// spaces), `value` (id) and `label` (its name) of what is chosen, `label-text` for the field, `name`
// for a form. Property `strings` overrides words. Emits 'change' with {id, name, language, kind,
// names, dates}; id is null when it was taken out.
import { asked, makeAuthority, likelyTo } from './asking.js';
import { drawField, drawChosen, drawOptions, said } from './drawing.js';
import { nextActive, optionsOf } from './options.js';
import { defaults, wordsOfPage } from './words.js';

const WAIT_MS = 160;
let count = 0;

export class AuthorityLookup extends HTMLElement {
  #id = `lookup-${(count += 1)}`;
  #strings = {};
  #options = [];
  #active = -1;
  #timer = 0;
  #asking = null;
  #parts = null;
  #isComposing = false;

  static observedAttributes = ['value', 'label'];

  /** Words that differ from those of the page, by the keys of words.js. */
  set strings(given) {
    this.#strings = given ?? {};
    if (this.#parts) this.#draw();
  }

  get strings() {
    return { ...defaults, ...wordsOfPage().words, ...this.#strings };
  }

  /** The id of what is chosen, or null. */
  get value() {
    return this.getAttribute('value') || null;
  }

  set value(id) {
    if (id) this.setAttribute('value', id);
    else this.removeAttribute('value');
  }

  /** The name of what is chosen, as it is shown. */
  get label() {
    return this.getAttribute('label') ?? '';
  }

  set label(text) {
    this.setAttribute('label', text ?? '');
  }

  /** The kinds that may be chosen; none said is every kind. */
  get kinds() {
    return (this.getAttribute('kinds') ?? '').split(/[\s,]+/).filter(Boolean);
  }

  connectedCallback() {
    this.#draw();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  attributeChangedCallback(_, before, now) {
    if (this.#parts && before !== now) this.#draw();
  }

  focus() {
    this.querySelector('input:not([type="hidden"]), button')?.focus();
  }

  #draw() {
    const words = this.strings;
    const field = { id: this.#id, label: this.getAttribute('label-text') || words.label, words };
    if (this.value) {
      this.#parts = drawChosen(this, field, { name: this.label, id: this.value });
      this.#parts.clear.addEventListener('click', () => this.#clear());
      return;
    }
    this.#parts = drawField(this, field);
    const { input, list } = this.#parts;
    input.addEventListener('compositionstart', () => (this.#isComposing = true));
    input.addEventListener('compositionend', () => {
      this.#isComposing = false;
      this.#typed();
    });
    input.addEventListener('input', () => this.#isComposing || this.#typed());
    input.addEventListener('keydown', (event) => this.#pressed(event));
    input.addEventListener('blur', () => setTimeout(() => this.#close(), 120));
    // A press must not take the focus out of the field before the click arrives.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
      const option = event.target.closest('[role="option"]');
      if (option) this.#take(Number(option.dataset.index));
    });
    // The field is for finding, and is no value of the form around it.
    input.addEventListener('change', (event) => event.stopPropagation());
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    const text = this.#parts.input.value.trim();
    if (!text) {
      this.#close();
      return;
    }
    this.#timer = setTimeout(() => this.#ask(text), WAIT_MS);
  }

  async #ask(text) {
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    try {
      const found = await asked(wordsOfPage().api, text, this.kinds, signal);
      if (signal.aborted) return;
      this.#show(optionsOf(found, this.#additions(), text), found.length);
    } catch (error) {
      if (error.name === 'AbortError') return;
      this.#close();
      this.#announce(this.strings.failed);
    }
  }

  #additions() {
    return wordsOfPage().mayAdd ? (this.kinds.length ? this.kinds : Object.keys(wordsOfPage().kinds)) : [];
  }

  #show(options, found, sentence) {
    this.#options = options;
    this.#active = -1;
    drawOptions(this.#parts, this.#id, options, this.strings, wordsOfPage());
    this.#open(options.length > 0);
    this.#announce(sentence ?? said(found, this.strings));
  }

  #pressed(event) {
    const { input } = this.#parts;
    const isOpen = input.getAttribute('aria-expanded') === 'true';
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      this.#close();
    } else if (event.key === 'Enter') {
      // Never the form around it: Enter takes what is marked, and else asks at once.
      event.preventDefault();
      if (isOpen && this.#active >= 0) this.#take(this.#active);
      else if (input.value.trim()) this.#ask(input.value.trim());
    } else if (['ArrowDown', 'ArrowUp'].includes(event.key)) {
      event.preventDefault();
      if (!isOpen) this.#typed();
      else this.#mark(nextActive(this.#active, event.key, this.#options.length));
    }
  }

  #mark(index) {
    this.#active = index;
    const { input, list } = this.#parts;
    for (const [at, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(at === index));
      if (at === index) option.scrollIntoView({ block: 'nearest' });
    }
    if (index < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${this.#id}-option-${index}`);
  }

  async #take(index) {
    const option = this.#options[index];
    if (!option) return;
    if (option.type === 'found') this.#choose(option.authority);
    else await this.#add(option);
  }

  async #add({ kind, text, isSure }) {
    this.#announce(this.strings.adding);
    const page = wordsOfPage();
    try {
      const likely = isSure ? [] : await likelyTo(page.api, text, kind);
      if (likely.length) {
        const options = optionsOf(likely, [], text);
        this.#show([...options, { type: 'add', kind, text, isSure: true }], 0, this.strings.likely);
        return;
      }
      const made = await makeAuthority(page.api, { text, kind, isSure });
      // Somebody else made it in this very moment: show it.
      if (made === null) await this.#add({ kind, text, isSure: false });
      else this.#choose(made);
    } catch (error) {
      this.#close();
      this.#announce(error.message || this.strings.failed);
    }
  }

  #choose(authority) {
    this.setAttribute('label', authority.shown.text);
    this.value = authority.id;
    this.#announce(this.strings.chosen.replace('{name}', authority.shown.text));
    this.focus();
    this.#emit({
      id: authority.id,
      name: authority.shown.text,
      language: authority.shown.language,
      kind: authority.kind,
      names: authority.names,
      dates: authority.dates,
    });
  }

  #clear() {
    this.removeAttribute('label');
    this.value = null;
    this.#announce(this.strings.cleared);
    this.focus();
    this.#emit({ id: null, name: '', language: null, kind: null, names: {}, dates: '' });
  }

  #emit(detail) {
    this.dispatchEvent(new CustomEvent('change', { detail, bubbles: true }));
  }

  #open(isOpen) {
    const { input, list } = this.#parts;
    list.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
    input.removeAttribute('aria-activedescendant');
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (this.#parts?.list) this.#open(false);
    this.#active = -1;
  }

  #announce(sentence) {
    // The region of the page outlives what is drawn here, so its words are surely heard.
    const heard = document.getElementById('announcer');
    if (heard) heard.textContent = sentence;
    if (this.#parts) this.#parts.status.textContent = sentence;
  }
}

if (!customElements.get('authority-lookup')) {
  customElements.define('authority-lookup', AuthorityLookup);
}
