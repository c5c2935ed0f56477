// Asks the browser for a passkey, or for a new one, and sends its answer by the form. Shown only where there are passkeys.
const wrong = {
  NotAllowedError: 'Nothing was chosen. Press the button to try again.',
  InvalidStateError: 'This device has a passkey for this account already.',
  SecurityError: 'Passkeys of this site work at its own address only.',
}

async function questionOf(form) {
  const answer = await fetch(form.dataset.question, {
    method: 'POST',
    body: new URLSearchParams({ __RequestVerificationToken: form.elements.__RequestVerificationToken.value }),
    redirect: 'error',
  })
  if (!answer.ok) throw new Error(answer.status)
  const question = await answer.json()
  return { challenge: question.challenge, options: JSON.parse(question.options) }
}

async function answerOf(form) {
  const { challenge, options } = await questionOf(form)
  const credential = form.dataset.passkey === 'create'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
  form.elements.Challenge.value = challenge
  form.elements.Credential.value = JSON.stringify(credential.toJSON())
}

if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false
    const said = form.querySelector('[data-passkey-said]')
    form.addEventListener('submit', async event => {
      event.preventDefault()
      said.textContent = 'Your browser asks for the passkey.'
      try {
        await answerOf(form)
        form.submit()
      } catch (error) {
        said.textContent = wrong[error.name] ?? 'That did not work. Reload this page and try again.'
      }
    })
  }
  for (const without of document.querySelectorAll('[data-passkey-without]')) without.hidden = true
}
