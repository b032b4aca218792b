// While a photograph is being laid over its page, what is said of it is read anew by itself.
const EVERY_MS = 1500;
const LONGEST_MS = 15_000;

/** Keeps the parts marked `data-live` as the server has them, until none of them waits any more. */
export function keepLive(wait = EVERY_MS) {
  if (!document.querySelector('[data-waiting]')) return;
  setTimeout(async () => {
    const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (!answer?.ok) {
      keepLive(Math.min(2 * wait, LONGEST_MS));
      return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const news = [...fresh.querySelectorAll('[data-live]')];
    const parts = [...document.querySelectorAll('[data-live]')];
    // Another shape of page, or points that have come meanwhile: the whole is read again.
    const isOther = parts.length !== news.length
      || document.querySelector('#registration-config')?.textContent !== fresh.querySelector('#registration-config')?.textContent;
    if (isOther) {
      window.location.reload();
      return;
    }
    parts.forEach((part, at) => {
      const isInUse = part.contains(document.activeElement) && part.querySelector('input:focus');
      if (!isInUse && part.innerHTML !== news[at].innerHTML) part.innerHTML = news[at].innerHTML;
      part.toggleAttribute('data-waiting', news[at].hasAttribute('data-waiting'));
    });
    keepLive();
  }, wait);
}
