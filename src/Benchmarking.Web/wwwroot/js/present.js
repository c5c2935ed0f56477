// In a meeting: the arrow keys, and the buttons of a clicker, turn to the next figure or the one before; Escape ends it.
// Without script the links at the foot of the page do the same.
const links = {
  ArrowRight: 'a[rel="next"]',
  PageDown: 'a[rel="next"]',
  ArrowLeft: 'a[rel="prev"]',
  PageUp: 'a[rel="prev"]',
  Escape: '[data-present-end]',
}

document.addEventListener('keydown', event => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  // A field, a table that scrolls sideways and an open menu keep their own keys.
  if (event.target.closest('input, select, textarea, summary, [role="region"], details[open]')) return
  const link = links[event.key] && document.querySelector(`[data-present] ${links[event.key]}`)
  if (!link) return
  event.preventDefault()
  link.click()
})
document.querySelector('[data-present]').dataset.present = 'keys'

