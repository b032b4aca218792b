// Two handles over the two number fields. The fields stay what is sent and what is read out.
export function slider(form) {
  const first = Number(form.dataset.first);
  const last = Number(form.dataset.last);
  if (!(last > first)) return;
  const [from, to] = [form.elements.from, form.elements.to];
  const line = document.createElement('div');
  line.className = 'search-slider';
  const handles = [from, to].map((field, end) => {
    const handle = document.createElement('input');
    handle.type = 'range';
    handle.min = Math.min(first, Number(from.value || first));
    handle.max = Math.max(last, Number(to.value || last));
    handle.value = field.value || (end ? last : first);
    handle.setAttribute('aria-label', field.closest('label').textContent.trim());
    line.append(handle);
    return handle;
  });
  const [lower, upper] = handles;
  lower.addEventListener('input', () => {
    if (Number(lower.value) > Number(upper.value)) lower.value = upper.value;
    from.value = lower.value;
  });
  upper.addEventListener('input', () => {
    if (Number(upper.value) < Number(lower.value)) upper.value = lower.value;
    to.value = upper.value;
  });
  from.addEventListener('input', () => {
    if (from.value) lower.value = from.value;
  });
  to.addEventListener('input', () => {
    if (to.value) upper.value = to.value;
  });
  // In another calendar the years of before mean nothing.
  form.elements.calendar.addEventListener('change', () => {
    from.value = '';
    to.value = '';
    line.remove();
  });
  form.querySelector('.search-span').before(line);
}
