// Opens a page in headless Chromium and fails when it asks for anything, writes an error to the console, has a
// control without a name or too little contrast, or when its filter does not work.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [file, modules, chromium] = process.argv.slice(2)
const require = createRequire(modules + '/')
const { default: puppeteer } = await import(require.resolve('puppeteer-core'))
const url = pathToFileURL(file).href
const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] })
const fail = async (text) => {
  await browser.close()
  throw new Error(`${file}: ${text}`)
}

const open = async (bypass, scheme) => {
  const page = await browser.newPage()
  const said = []
  page.on('console', (m) => ['error', 'warn'].includes(m.type()) && said.push(m.text()))
  page.on('pageerror', (e) => said.push(String(e)))
  page.on('request', (r) => r.url() !== url && !r.url().startsWith('data:') && said.push('asks for ' + r.url()))
  await page.setBypassCSP(bypass)
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
  const begun = Date.now()
  await page.goto(url, { waitUntil: 'load' })
  return { page, said, took: Date.now() - begun }
}

const { page, said, took } = await open(false, 'light')
const shown = () => page.$$eval('article', (all) => all.filter((a) => a.checkVisibility()).length)
const all = await shown()
if (all === 0 || (await page.$eval('#filter', (f) => f.hidden))) await fail('the findings or their filter are not shown')
await page.type('#text', 'no finding holds these words')
if ((await shown()) !== 0) await fail('the filter by words shows what it should not')
await page.$eval('#text', (input) => { input.value = ''; input.dispatchEvent(new Event('input', { bubbles: true })) })
const errors = await page.$$eval('article[data-severity=error]', (a) => a.length)
await page.click('#filter input[value=error]')
if ((await shown()) !== all - errors) await fail('the filter by severity shows what it should not')
if (!(await page.$eval('#found', (f) => f.textContent)).startsWith(String(all - errors))) await fail('the filter does not say how many are shown')
if (said.length) await fail(said.join('; '))

for (const scheme of ['light', 'dark']) {
  const { page: seen } = await open(true, scheme)
  await seen.addScriptTag({ path: require.resolve('axe-core/axe.min.js') })
  const violations = await seen.evaluate(async () => (await globalThis.axe.run(document)).violations.map((v) => `${v.id}: ${v.nodes[0].html}`))
  if (violations.length) await fail(`${scheme}: ${violations.join('; ')}`)
}
await browser.close()
console.log(`chromium: ${file}: ${all} findings, shown in ${took} ms`)
