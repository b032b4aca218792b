// One text area at a time, chosen by its language; a ring marks the languages without words.

/** Turns the labelled fields in `root` into tabs; without this script they stand one below another. */
export function languageTabs(root) {
  const panels = [...root.querySelectorAll('[data-language]')];
  if (panels.length === 0) return;
  const bar = document.createElement('div');
  bar.className = 'language-tabs';
  bar.setAttribute('role', 'tablist');
  bar.setAttribute('aria-label', root.querySelector('legend')?.textContent ?? '');

  const tabs = panels.map((panel) => {
    const label = panel.querySelector('label');
    const words = panel.querySelector('textarea');
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.className = 'language-tab';
    tab.id = `tab-${panel.dataset.language}`;
    tab.textContent = label.textContent;
    if (label.lang) tab.lang = label.lang;
    tab.setAttribute('role', 'tab');
    panel.id = `panel-${panel.dataset.language}`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
    tab.setAttribute('aria-controls', panel.id);
    const missing = () => tab.toggleAttribute('data-missing', words.value.trim() === '');
    words.addEventListener('input', missing);
    missing();
    return tab;
  });

  function choose(index, { focus = false } = {}) {
    for (const [at, tab] of tabs.entries()) {
      tab.setAttribute('aria-selected', String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
      panels[at].hidden = at !== index;
    }
    if (focus) tabs[index].focus();
  }

  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => choose(index));
    tab.addEventListener('keydown', (event) => {
      const back = getComputedStyle(bar).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
      const on = back === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
      const to = { [on]: index + 1, [back]: index - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      choose((to + tabs.length) % tabs.length, { focus: true });
    });
  }
  bar.append(...tabs);
  panels[0].before(bar);
  const own = document.documentElement.lang;
  const bad = panels.findIndex((panel) => panel.querySelector('input[aria-invalid]'));
  const start = bad >= 0 ? bad : panels.findIndex((panel) => panel.dataset.language === own);
  choose(Math.max(0, start));
}
