// The filters, the glossary entries beside terms, and the way from segment to segment. Everything is readable without it.
(() => {
  'use strict';
  const all = (what, within = document) => Array.from(within.querySelectorAll(what));
  const form = document.getElementById('filters');
  const field = form.elements;
  const output = form.querySelector('output');
  const articles = all('.a').map((element) => ({
    element,
    number: element.dataset.a,
    rows: all('.s', element).map((row) => ({
      row,
      changed: row.classList.contains('c'),
      flagged: row.classList.contains('f'),
      open: row.classList.contains('c') || row.classList.contains('n'),
      terms: row.dataset.t ? row.dataset.t.split(' ') : [],
      text: null,
    })),
  }));
  const rows = articles.flatMap((article) => article.rows);
  const fold = (text) => text.normalize('NFKC').toLowerCase();

  const filter = () => {
    const show = field.show.value;
    const article = field.article.value;
    const term = field.term.value;
    const text = fold(field.text.value.trim());
    let shown = 0;
    for (const part of articles) {
      let here = 0;
      for (const one of part.rows) {
        let is =
          (show === 'all' || (show === 'c' && one.changed) || (show === 'f' && one.flagged) || (show === 'open' && one.open)) &&
          (article === '' || article === part.number) &&
          (term === '' || one.terms.includes(term));
        if (is && text !== '') {
          one.text ??= fold(one.row.textContent);
          is = one.text.includes(text);
        }
        one.row.hidden = !is;
        here += is ? 1 : 0;
      }
      part.element.hidden = here === 0;
      shown += here;
    }
    output.value = form.dataset.shown.replace('{shown}', shown).replace('{all}', rows.length);
  };

  let waiting = 0;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 60);
  });
  form.addEventListener('submit', (event) => event.preventDefault());

  // From one shown segment to the next: from the focused one, or the one last focused or linked to, as long as it is in
  // view. A browser takes the focus away when it has gone to the place that its address names.
  let last = null;
  const inView = (row) => {
    const box = row.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  };
  const go = (step) => {
    const seen = rows.filter((one) => !one.row.hidden).map((one) => one.row);
    if (seen.length === 0) return;
    const current = document.activeElement && document.activeElement.closest('.s');
    let at = seen.indexOf(current || (last && inView(last) ? last : null));
    if (at < 0) {
      const first = seen.findIndex((row) => row.getBoundingClientRect().bottom > 0);
      at = step > 0 ? (first < 0 ? seen.length : first) - 1 : first < 0 ? seen.length : first;
    }
    const next = seen[Math.min(Math.max(at + step, 0), seen.length - 1)];
    last = next;
    next.querySelector('.u').focus({ preventScroll: true });
    next.scrollIntoView({ block: 'center' });
  };
  field.prev.addEventListener('click', () => go(-1));
  field.next.addEventListener('click', () => go(1));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
    if (event.ctrlKey || event.metaKey || event.altKey || !field.keys.checked) return;
    if (/^(input|select|textarea)$/i.test(event.target.tagName) && event.target.type !== 'radio' && event.target.type !== 'checkbox') return;
    if (event.key === 'j') go(1);
    else if (event.key === 'k') go(-1);
    else return;
    event.preventDefault();
  });

  // A segment that a link leads to is shown whatever the filters say. Its id alone will do.
  const arrive = () => {
    let name = location.hash.slice(1);
    if (name === '') return;
    try {
      name = decodeURIComponent(name);
    } catch {
      return;
    }
    let target = document.getElementById(name);
    if (!target && name !== '') target = (rows.find((one) => one.row.id.endsWith('#' + name)) || {}).row;
    if (!target) return;
    if (target.closest('[hidden]')) {
      form.reset();
      filter();
    }
    target.scrollIntoView({ block: target.classList.contains('s') ? 'center' : 'start' });
    if (!target.classList.contains('s')) return;
    last = target;
    target.querySelector('.u').focus({ preventScroll: true });
  };
  window.addEventListener('hashchange', arrive);

  // The glossary entry of a term, where it is pointed at or focused.
  const tip = document.getElementById('tip');
  let shown = null;
  const hide = () => {
    if (shown) shown.removeAttribute('aria-describedby');
    shown = null;
    tip.hidden = true;
  };
  const place = () => {
    const at = shown.getClientRects()[0] || shown.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    tip.style.left = Math.max(8, Math.min(at.left, room - tip.offsetWidth - 8)) + 'px';
    const below = at.bottom + 4;
    tip.style.top = (below + tip.offsetHeight > innerHeight && at.top > tip.offsetHeight + 8 ? at.top - tip.offsetHeight - 4 : below) + 'px';
  };
  const show = (term) => {
    const entry = document.getElementById(term.getAttribute('href').slice(1));
    if (!entry || shown === term) return;
    hide();
    shown = term;
    tip.replaceChildren(...Array.from(entry.childNodes, (node) => node.cloneNode(true)));
    term.setAttribute('aria-describedby', 'tip');
    tip.hidden = false;
    place();
  };
  const termOf = (event) => event.target.closest && event.target.closest('a.t');
  document.addEventListener('mouseover', (event) => {
    const term = termOf(event);
    if (term) show(term);
    else if (!tip.contains(event.target) && !(shown && shown === document.activeElement)) hide();
  });
  document.addEventListener('focusin', (event) => {
    last = event.target.closest('.s') || last;
    const term = termOf(event);
    if (term) show(term);
    else hide();
  });
  // A finger points at nothing: it shows the entry first, and goes to it when it taps again.
  let tapped = null;
  document.addEventListener('pointerdown', (event) => {
    const term = termOf(event);
    tapped = event.pointerType === 'touch' && term && term !== shown ? term : null;
  });
  document.addEventListener('click', (event) => {
    const term = termOf(event);
    if (!term || term !== tapped) return;
    event.preventDefault();
    show(term);
  });
  // Focus scrolls; what is only pointed at moves away.
  document.addEventListener('scroll', () => shown && (shown === document.activeElement ? place() : hide()), { passive: true });

  // Printed, everything that is shown is printed; the first view is what wants an answer.
  form.hidden = false;
  if (rows.some((one) => one.open)) field.show.value = 'open';
  filter();
  arrive();
})();
