// Writes THIRD_PARTY_NOTICES: which packages are in the bundle, and the licence text of each.
import fs from 'node:fs';
import path from 'node:path';

const PACKAGE_OF_FILE = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//;

// A package of fonts has two licences: that of its code, and in LICENSE_FONT that of the font.
function licenceText(folder) {
  const names = fs.readdirSync(folder).filter((file) => /^(licen[cs]e|copying)(_font)?(\.|$)/i.test(file));
  const own = names.find((file) => !/_font/i.test(file));
  const texts = [own, ...names.filter((file) => /_font/i.test(file))].filter(Boolean);
  return texts.map((name) => fs.readFileSync(path.join(folder, name), 'utf8').trim()).join('\n\n');
}

function noticeOf(folder) {
  const about = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const licence = typeof about.license === 'string' ? about.license : 'see text';
  const author = typeof about.author === 'string' ? about.author : about.author?.name;
  return {
    title: `${about.name} ${about.version}`,
    licence,
    text: licenceText(folder) || `Copyright ${author ?? `the authors of ${about.name}`}`,
  };
}

/** Vite plugin: one notices file for every package whose code or font is shipped. */
export function notices(root) {
  const folders = new Set();
  return {
    name: 'kitabdar-notices',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      const match = PACKAGE_OF_FILE.exec(id.replace(/^\0/, '').split('?')[0]);
      if (match && match[1].startsWith(root)) folders.add(match[1]);
      return null;
    },
    generateBundle(options, bundle) {
      // Fonts and pictures come in through stylesheets, not as modules.
      const sources = Object.values(bundle).flatMap((file) => file.originalFileNames ?? []);
      for (const source of sources) {
        const match = PACKAGE_OF_FILE.exec(path.resolve(root, source));
        if (match) folders.add(match[1]);
      }
      const all = [...folders]
        .filter((folder) => fs.existsSync(path.join(folder, 'package.json')))
        .map(noticeOf)
        .sort((a, b) => a.title.localeCompare(b.title, 'en'));
      const seen = new Set();
      const parts = all
        .filter(({ title }) => !seen.has(title) && seen.add(title))
        .map(({ title, licence, text }) => `${title}\nLicence: ${licence}\n\n${text}\n`);
      const head =
        'Kitabdar ships the following works of others in its front end. ' +
        'Each keeps its own licence, printed below it.\n';
      this.emitFile({
        type: 'asset',
        fileName: 'THIRD_PARTY_NOTICES.txt',
        source: [head, ...parts].join(`\n${'-'.repeat(79)}\n\n`),
      });
    },
  };
}
