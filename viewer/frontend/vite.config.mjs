// Builds the four entries of the site into viewer/static/dist, with hashed names and a manifest
// that the page templates read. Nothing here names another origin: fonts and scripts are ours.
import path from 'node:path';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.mjs';
import { notices } from './build/notices.mjs';
import { printFonts } from './build/print_fonts.mjs';

const here = import.meta.dirname;
const inside = (...parts) => path.resolve(here, ...parts);

export default defineConfig({
  root: here,
  base: '/static/dist/',
  publicDir: false,
  plugins: [notices(here), printFonts(here), compressed()],
  resolve: {
    alias: [
      // The published bundle carries React's development build, so Mirador is built from source.
      { find: /^mirador$/, replacement: inside('node_modules/mirador/src/index.js') },
      // Emotion must give its style tags the nonce of the page (strict CSP).
      { find: /^@emotion\/cache$/, replacement: inside('src/mirador/emotion_cache.js') },
      {
        find: /^@emotion\/cache-original$/,
        replacement: inside('node_modules/@emotion/cache'),
      },
      // So must the list of layers in Mirador's side panel, which is sorted by dragging.
      { find: /^@hello-pangea\/dnd$/, replacement: inside('src/mirador/drag_and_drop.js') },
      {
        find: /^@hello-pangea\/dnd-original$/,
        replacement: inside('node_modules/@hello-pangea/dnd'),
      },
    ],
    // One OpenSeadragon for all: version 5, which Mirador 4 asks for, takes any list of `sizes` of
    // the right length for the levels of the tile pyramid and then draws pages out of shape.
    dedupe: [
      'openseadragon',
      'react',
      'react-dom',
      '@mui/material',
      '@emotion/react',
      'react-i18next',
      'i18next',
      'manifesto.js',
    ],
  },
  build: {
    outDir: inside('../static/dist'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // A data: address for a small font or picture would widen the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2500,
    reportCompressedSize: false,
    rolldownOptions: {
      // 'use client' marks of MUI mean nothing without a React server.
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
      input: {
        site: inside('src/site.js'),
        reader: inside('src/reader.js'),
        references: inside('src/references.js'),
        transcriptions: inside('src/transcriptions.js'),
        mirador: inside('src/mirador.js'),
        deposit: inside('src/deposit.js'),
        authorities: inside('src/authorities.js'),
        editor: inside('src/editor.js'),
        handling: inside('src/handling.js'),
        care: inside('src/care.js'),
        folios: inside('src/folios.js'),
        journey: inside('src/journey.js'),
        signing: inside('src/signing.js'),
        condition: inside('src/condition.js'),
        compare: inside('src/compare.js'),
        registration: inside('src/registration.js'),
        bench: inside('src/bench.js'),
        reports: inside('src/reports.js'),
        treatment: inside('src/treatment.js'),
        search: inside('src/search.js'),
        access_door: inside('src/access_door.js'),
        imports: inside('src/imports.js'),
        opening: inside('src/opening.js'),
      },
    },
  },
});
