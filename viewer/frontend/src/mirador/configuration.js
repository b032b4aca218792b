// What Mirador is told: the page's own wishes over the settings of the house.

import { authorizationRequests } from './closed_pages.js';
import { oneLanguage } from './one_language.js';
import { regionInView } from './region.js';

// On a narrow screen an open side panel would leave a quarter of the width to the picture.
const NARROW = '(max-width: 48rem)';

// Letters of Arabic script are joined; any space between them tears words apart.
const VARIANTS = [
  'body1', 'body2', 'body1Next', 'body2Next', 'button', 'buttonNext', 'caption', 'captionNext',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'overline', 'subtitle1', 'subtitle2', 'menuPrimary',
];

const TYPOGRAPHY = {
  fontFamily: "'Noto Sans Variable', 'IBM Plex Sans Arabic', sans-serif",
  ...Object.fromEntries(VARIANTS.map((variant) => [variant, { letterSpacing: 0 }])),
};

const DARK = {
  palette: {
    primary: { main: '#7CC4D9' },
    secondary: { main: '#7CC4D9' },
    shades: { dark: '#15191B', main: '#1D2326', light: '#262D31' },
  },
};

function merged(ours, pages) {
  const languages = new Set([...Object.keys(ours), ...Object.keys(pages)]);
  return Object.fromEntries(
    [...languages].map((language) => [language, { ...ours[language], ...pages[language] }]),
  );
}

// A phone shows one page; two would be two stamps. And a link to a part of a page is in the
// coordinates of that page, which are those of the picture only when it stands alone.
const opened = (windows, narrow) =>
  (windows ?? []).map((given) => regionInView(given, { count: windows.length, narrow })).map((one) =>
    narrow || one.initialViewerConfig ? { view: 'single', ...one } : one,
  );

// Two books beside each other stand one above the other where there is no room beside.
const arranged = (windows, narrow) =>
  windows?.length === 2 && windows.every((one) => one.id)
    ? {
        workspace: {
          type: 'mosaic',
          allowNewWindows: false,
          layout: {
            direction: narrow ? 'column' : 'row',
            first: windows[0].id,
            second: windows[1].id,
          },
        },
      }
    : {};

/** The configuration for `Mirador.viewer`, from the JSON of the page and our translations. */
export function configuration(
  page,
  translations,
  { narrow = false, dark = false, holdsToken = () => false } = {},
) {
  const authorization = authorizationRequests(page.language, holdsToken);
  return {
    ...page,
    id: 'mirador',
    windows: opened(page.windows, narrow),
    selectedTheme: dark ? 'dark' : 'light',
    theme: { ...page.theme, typography: { ...TYPOGRAPHY, ...page.theme?.typography } },
    themes: { dark: DARK, ...page.themes },
    translations: merged(translations, page.translations ?? {}),
    // Motivations that conservators use are hidden by Mirador's default list.
    annotations: {
      filteredMotivations: [
        'oa:commenting',
        'oa:tagging',
        'sc:painting',
        'commenting',
        'tagging',
        'describing',
        'assessing',
        'highlighting',
        'identifying',
        'supplementing',
      ],
      ...page.annotations,
    },
    window: {
      allowClose: false,
      allowMaximize: false,
      allowFullscreen: true,
      sideBarOpen: false,
      imageToolsEnabled: true,
      imageToolsOpen: false,
      showLocalePicker: false,
      ...page.window,
      ...(narrow ? { sideBarOpen: false, imageToolsOpen: false } : {}),
    },
    requests: {
      preprocessors: authorization.preprocessors,
      postprocessors: [oneLanguage(page.language), ...authorization.postprocessors],
    },
    ...arranged(page.windows, narrow),
    workspaceControlPanel: { enabled: false, ...page.workspaceControlPanel },
  };
}

/** True when the screen is too narrow for a side panel. */
export const isNarrow = () => window.matchMedia(NARROW).matches;

/** True when the page around Mirador is dark, by choice or by the system. */
export function isDark() {
  const { theme } = document.documentElement.dataset;
  if (theme === 'dark' || theme === 'light') return theme === 'dark';
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}
