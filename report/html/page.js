const form = document.getElementById('filter')
const found = document.getElementById('found')
const articles = [...document.querySelectorAll('article')]
const texts = articles.map((a) => a.textContent.toLowerCase())
const groups = [...document.querySelectorAll('section.file')]
function filter() {
  const wanted = document.getElementById('text').value.trim().toLowerCase().split(/\s+/)
  const severities = new Set([...form.querySelectorAll('input[type=checkbox]:checked')].map((box) => box.value))
  let shown = 0
  articles.forEach((article, i) => {
    article.hidden = !severities.has(article.dataset.severity) || !wanted.every((word) => texts[i].includes(word))
    shown += article.hidden ? 0 : 1
  })
  groups.forEach((group) => { group.hidden = !group.querySelector('article:not([hidden])') })
  found.textContent = shown + ' of ' + articles.length + ' shown'
}
form.addEventListener('input', filter)
form.addEventListener('submit', (event) => event.preventDefault())
form.hidden = false
