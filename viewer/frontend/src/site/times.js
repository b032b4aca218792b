// Times of the server, told in the zone of the reader.

// Chromium carries no Kazakh names of months and would write "2026 M11 22".
function namesMonths(language) {
  const month = new Intl.DateTimeFormat(language, { month: 'long' }).format(new Date());
  return !/\d/.test(month);
}

/** A moment in the zone of the browser, in `language`; in digits where it cannot name months. */
export function localMoment(iso, language, zone) {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: namesMonths(language) ? 'long' : 'short',
    timeStyle: 'short',
    timeZone: zone,
  });
  return format.format(new Date(iso));
}

/** Rewrites every `<time data-local>`; the moment of the server stays in its title. */
export function startTimes() {
  for (const time of document.querySelectorAll('time[data-local]')) {
    if (Number.isNaN(Date.parse(time.dateTime))) continue;
    time.title = time.textContent;
    time.textContent = localMoment(time.dateTime, document.documentElement.lang);
  }
}
