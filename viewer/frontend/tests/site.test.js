import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configuration } from '../src/mirador/configuration.js';
import { themeIn } from '../src/site/theme.js';
import { localMoment } from '../src/site/times.js';

test('the theme is read from its cookie and nothing else is taken for one', () => {
  assert.equal(themeIn('a=b; kitabdar_theme=dark'), 'dark');
  assert.equal(themeIn('kitabdar_theme=purple'), 'auto');
  assert.equal(themeIn('not_kitabdar_theme=dark'), 'auto');
  assert.equal(themeIn(''), 'auto');
});

test('a moment is told in the zone and the language of the reader', () => {
  const told = localMoment('2026-11-22T10:30:00+00:00', 'en-GB', 'Asia/Almaty');
  assert.match(told, /22 November 2026.*15:30/);
});

test('the page decides for Mirador, the house fills the gaps', () => {
  const made = configuration(
    { language: 'kk', window: { sideBarOpen: true }, translations: { kk: { view: 'Көрініс!' } } },
    { kk: { view: 'Көрініс', close: 'Жабу' }, ru: {} },
  );
  assert.equal(made.id, 'mirador');
  assert.equal(made.window.sideBarOpen, true);
  assert.equal(made.window.showLocalePicker, false);
  assert.deepEqual(made.translations.kk, { view: 'Көрініс!', close: 'Жабу' });
  assert.ok(made.annotations.filteredMotivations.includes('assessing'));
});

test('on a narrow screen Mirador opens without panels, whatever the page says', () => {
  const made = configuration({ window: { sideBarOpen: true } }, {}, { narrow: true });
  assert.equal(made.window.sideBarOpen, false);
});

test('the dark theme is asked for when the page is dark, and a phone shows single pages', () => {
  const page = { windows: [{ manifestId: 'm' }], theme: { direction: 'rtl' } };
  const made = configuration(page, {}, { narrow: true, dark: true });
  assert.equal(made.selectedTheme, 'dark');
  assert.equal(made.theme.direction, 'rtl');
  assert.deepEqual(made.windows, [{ view: 'single', manifestId: 'm' }]);
  assert.equal(configuration(page, {}).selectedTheme, 'light');
});

test('no letters are spaced, because that tears Arabic words apart', () => {
  const { typography } = configuration({}, {}).theme;
  for (const variant of ['body1', 'body2', 'button', 'caption', 'subtitle2']) {
    assert.equal(typography[variant].letterSpacing, 0);
  }
});

test('a link to a part of a page opens that page alone, because it is told in its coordinates', () => {
  const part = { manifestId: 'm', initialViewerConfig: { x: 1, y: 2, zoom: 0.1 } };
  assert.equal(configuration({ windows: [part] }, {}).windows[0].view, 'single');
  assert.equal(configuration({ windows: [{ manifestId: 'm' }] }, {}).windows[0].view, undefined);
});
