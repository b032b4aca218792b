// Entry of the doors of IIIF Authorization: closes the window a viewer opened, or hands the token
// to the page that holds this one in a frame, and to no other.
const told = document.getElementById('access-door');
const config = told ? JSON.parse(told.textContent) : {};

if (config.message && window.parent !== window) {
  window.parent.postMessage(config.message, config.origin);
}
if (config.close) window.close();
for (const button of document.querySelectorAll('[data-close]')) {
  button.addEventListener('click', () => window.close());
}
