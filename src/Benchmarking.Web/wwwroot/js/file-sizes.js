// A file that the site would refuse for its size is not sent: the form around it, and what was typed, stay on the page.
for (const input of document.querySelectorAll('input[type="file"][data-most-bytes]')) {
  const most = Number(input.dataset.mostBytes)
  const tooLarge = () => Array.from(input.files).some((file) => file.size > most)

  const tell = () => {
    const group = input.closest('.govuk-form-group')
    const wrong = tooLarge()
    group.querySelector('.file-size-error')?.remove()
    const described = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== `${input.id}-size`)
    if (wrong) {
      const words = document.createElement('p')
      words.className = 'govuk-error-message file-size-error'
      words.id = `${input.id}-size`
      words.setAttribute('role', 'alert')
      words.textContent = `This file has ${(input.files[0].size / 1e6).toFixed(1)} MB; at most ${Math.floor(most / 2 ** 20)} MB can be sent. Choose a smaller copy.`
      input.before(words)
      described.push(words.id)
    }
    group.classList.toggle('govuk-form-group--error', wrong || group.querySelector('.govuk-error-message') !== null)
    input.classList.toggle('govuk-file-upload--error', wrong)
    input.setAttribute('aria-describedby', described.join(' '))
  }

  input.addEventListener('change', tell)
  input.form?.addEventListener('submit', (sent) => {
    if (!tooLarge()) return
    sent.preventDefault()
    input.focus()
  })
}
