// Times of the server, told in the zone of the reader.

/** A moment in the zone of the browser, in `language`. */
export function localMoment(iso, language, zone) {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
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
