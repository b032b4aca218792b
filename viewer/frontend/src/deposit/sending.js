// One file over tus 1.0: resumed after a broken connection, a pause or a reload of the page.
import { Upload } from 'tus-js-client';

const CHUNK_BYTES = 32 * 1024 * 1024;
const RETRY_DELAYS_MS = [0, 1000, 3000, 5000, 10000, 20000, 30000];
// The digest of a browser wants the whole file in memory; above this the server's own must do.
const DIGEST_BYTES_MAX = 100_000_000;

/** SHA-256 in hex, or null where the browser cannot or should not make it. */
export async function sha256(file) {
  if (!globalThis.crypto?.subtle || file.size > DIGEST_BYTES_MAX) return null;
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A sentence from a refusal of the server (problem+json), or null. */
export function sentenceOf(error) {
  const body = error?.originalResponse?.getBody?.();
  try {
    return JSON.parse(body).detail ?? null;
  } catch {
    return null;
  }
}

/** What tells this file of this deposit from others, so that an interrupted upload is found. */
export const fingerprint = (deposit, { name, file }) =>
  ['kitabdar', deposit, name, file.size, file.lastModified].join('|');

async function prepare(upload, item, stopped) {
  const digest = await sha256(item.file);
  if (digest) upload.options.metadata.sha256 = digest;
  const earlier = await upload.findPreviousUploads();
  if (earlier.length > 0) upload.resumeFromPreviousUpload(earlier[0]);
  if (!stopped()) upload.start();
}

/** Makes the `send` that a queue needs. */
export function sender({ deposit, endpoint }) {
  return (item, { progress, done, failed }) => {
    let stopped = false;
    const upload = new Upload(item.file, {
      endpoint,
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_DELAYS_MS,
      removeFingerprintOnSuccess: true,
      fingerprint: async () => fingerprint(deposit, item),
      metadata: {
        deposit,
        filename: item.name,
        filetype: item.file.type || 'application/octet-stream',
      },
      onProgress: progress,
      onSuccess: done,
      onError: (error) => failed(sentenceOf(error)),
    });
    prepare(upload, item, () => stopped).catch((error) => failed(sentenceOf(error)));
    return {
      stop() {
        stopped = true;
        upload.abort();
      },
    };
  };
}
