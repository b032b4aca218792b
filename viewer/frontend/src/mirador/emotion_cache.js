// Stands in for @emotion/cache: every style tag that Mirador makes carries the nonce of the page,
// which a strict content security policy asks for.
import createCache from '@emotion/cache-original';

const nonce = document.querySelector('meta[name="csp-nonce"]')?.content;

export default (options) => createCache({ ...options, nonce });
