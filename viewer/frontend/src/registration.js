// Entry of the bench's photographs: the zone of the sender's clock, and tie points on two pictures.
import './../styles/registration.css';
import { keepLive } from './registration/live.js';
import { tiePoints } from './registration/points.js';

const zone = document.querySelector('[data-zone]');
if (zone) {
  const minutes = -new Date().getTimezoneOffset();
  const two = (number) => String(number).padStart(2, '0');
  const size = Math.abs(minutes);
  zone.value = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

const section = document.querySelector('[data-registration]');
if (section) {
  const told = (id) => JSON.parse(document.getElementById(id).textContent);
  tiePoints(section, told('registration-config'), told('registration-words'));
}
keepLive();
