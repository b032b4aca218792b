// Puts whole TTF files beside the bundle, for the sheets that the server prints: web fonts are cut
// into subsets, and a sheet that lost a Kazakh letter would name another object.
import fs from 'node:fs';
import path from 'node:path';

const FONTS = [
  'amiri/400Regular/Amiri_400Regular.ttf',
  'amiri/700Bold/Amiri_700Bold.ttf',
  'noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'noto-serif/700Bold/NotoSerif_700Bold.ttf',
];

/** Vite plugin: the fonts of printed sheets, under names that the server knows. */
export function printFonts(root) {
  return {
    name: 'kitabdar-print-fonts',
    apply: 'build',
    buildStart() {
      for (const font of FONTS) {
        const file = path.join(root, 'node_modules/@expo-google-fonts', font);
        this.emitFile({
          type: 'asset',
          fileName: `fonts/${path.basename(font)}`,
          originalFileName: path.relative(root, file),
          source: fs.readFileSync(file),
        });
      }
    },
  };
}
