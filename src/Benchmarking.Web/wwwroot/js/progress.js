// Asks how far long work is, shows it, and loads the page anew when it is over.
const pause = 1000
const longestPause = 15000

function start(box) {
  const bar = box.querySelector('progress')
  const stage = box.querySelector('[data-progress-stage]')
  const count = box.querySelector('[data-progress-count]')
  box.querySelector('[data-progress-manual]').textContent =
    'This page keeps itself up to date. You can leave it; the work goes on.'

  function show(progress) {
    if (progress.total > 0) {
      bar.max = progress.total
      bar.value = progress.done
      count.textContent = `${progress.done} of ${progress.total}`
    }
    // Only a change is read out, not every step.
    if (stage.textContent !== progress.stage) stage.textContent = progress.stage
  }

  async function ask(wait) {
    try {
      const answer = await fetch(box.dataset.progress, { headers: { Accept: 'application/json' }, cache: 'no-store' })
      if (!answer.ok) throw new Error(`${answer.status}`)
      const progress = await answer.json()
      show(progress)
      if (progress.state !== 'running' && progress.state !== 'waiting') return location.reload()
      setTimeout(ask, pause, pause)
    } catch {
      // Offline, or the site restarts: say so and ask again, less and less often.
      stage.textContent = 'No answer from the site just now. Trying again.'
      setTimeout(ask, wait, Math.min(wait * 2, longestPause))
    }
  }

  ask(pause)
}

document.querySelectorAll('[data-progress]').forEach(start)
