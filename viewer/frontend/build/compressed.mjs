// Writes a .br and a .gz beside each built file, so that the server sends bytes it need not make.
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);
const COMPRESSIBLE = /\.(js|css|svg|json|map|txt)$/;
// Below this a compressed copy costs more in headers and look-ups than it saves.
const SMALLEST_BYTES = 1024;

async function compress(file) {
  const bytes = await fs.readFile(file);
  if (bytes.length < SMALLEST_BYTES) return;
  const [gz, br] = await Promise.all([
    gzip(bytes, { level: 9 }),
    brotli(bytes, {
      params: {
        [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  ]);
  await fs.writeFile(`${file}.gz`, gz);
  await fs.writeFile(`${file}.br`, br);
}

/** Vite plugin: compressed copies of every text file of the bundle. */
export function compressed() {
  return {
    name: 'kitabdar-compressed',
    apply: 'build',
    enforce: 'post',
    async writeBundle(options, bundle) {
      const names = Object.keys(bundle).filter((name) => COMPRESSIBLE.test(name));
      await Promise.all(names.map((name) => compress(path.join(options.dir, name))));
    },
  };
}
