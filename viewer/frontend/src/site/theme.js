// Light, dark, or as the system has it. Kept in a cookie, so that the server can write the choice
// into the page and nothing flashes while it loads.

export const COOKIE = 'kitabdar_theme';
const ONE_YEAR_SECONDS = 31536000;
const CHOICES = new Set(['light', 'dark', 'auto']);

/** The choice in a cookie string, 'auto' when there is none. */
export function themeIn(cookies) {
  const match = new RegExp(`(?:^|;\\s*)${COOKIE}=(\\w+)`).exec(cookies);
  return match && CHOICES.has(match[1]) ? match[1] : 'auto';
}

function apply(choice) {
  document.documentElement.dataset.theme = choice;
  for (const button of document.querySelectorAll('[data-theme-value]')) {
    button.setAttribute('aria-pressed', String(button.dataset.themeValue === choice));
  }
}

/** Shows the theme switch and makes its buttons `[data-theme-value]` work. */
export function startThemes() {
  apply(themeIn(document.cookie));
  for (const group of document.querySelectorAll('[data-theme-switch]')) group.hidden = false;
  document.addEventListener('click', (event) => {
    const choice = event.target.closest?.('[data-theme-value]')?.dataset.themeValue;
    if (!CHOICES.has(choice)) return;
    document.cookie = `${COOKIE}=${choice}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax`;
    apply(choice);
  });
}
