// "No new survey: carry forward …" fills in the survey's numbers, and a new number takes the tick away.
export function carrySurveys(form) {
  for (const tick of form.querySelectorAll('[data-carry]')) {
    const boxes = Object.entries(JSON.parse(tick.dataset.carry))
      .map(([id, number]) => ({ box: document.getElementById(id), number }))
      .filter(({ box }) => box !== null)

    tick.addEventListener('change', () => {
      for (const { box, number } of boxes) {
        if (tick.checked) {
          box.value = number
          const reason = box.closest('.number-field').querySelector('input[type="radio"][value=""]')
          if (reason) reason.checked = true
        } else if (box.value === number) {
          box.value = ''
        }
      }
      boxes[0]?.box.dispatchEvent(new Event('input', { bubbles: true }))
    })

    for (const { box, number } of boxes) {
      box.addEventListener('input', () => { if (box.value.trim() !== number) tick.checked = false })
    }
  }
}
