// The light table: one spread at a time, drawn as sharp as the screen, swapped when it is ready.
import { Leaf } from './leaf.js'
import { spreadsOf, spreadWith } from './spreads.js'

const find = id => document.getElementById(id)
const STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4]

export class Table {
    #told = null
    #page = 1
    #zoom = 1
    #leaves = []

    constructor(choose) {
        this.choose = choose
        this.narrow = matchMedia('(max-width: 640px)')
        const ways = { before: -1, after: 1 }
        for (const [id, step] of Object.entries(ways)) find(id).onclick = () => this.#turn(step)
        find('slider').oninput = event => this.#go(Number(event.target.value) - 1)
        find('smaller').onclick = () => this.#enlarge(-1)
        find('larger').onclick = () => this.#enlarge(1)
        find('fit').onclick = () => this.#enlarge(0)
        new ResizeObserver(() => this.#arrange()).observe(find('table'))
        this.narrow.addEventListener('change', () => this.#lay())
    }

    receive(told) {
        const before = this.#told?.version
        if (!told.version || told.version === before) return
        this.#told = told
        if (before && told.follows?.version === before) this.#follow(told.follows.pages)
        this.#page = Math.min(this.#page, told.sheets.length)
        find('waiting').hidden = true
        find('spread').hidden = false
        this.#lay()
    }

    /** Keep the words in sight that were; they may stand on other pages now. */
    #follow(pages) {
        this.#page = pages[this.#page - 1] ?? this.#page
        for (const leaf of this.#leaves) leaf.number = pages[leaf.number - 1] ?? leaf.number
    }

    showPlace(page, place) {
        if (!page || !this.#told) return
        this.#page = page
        this.#lay()
        const leaf = this.#leaves.find(one => one.number === page)
        leaf?.mark(place)
    }

    /** Bring what shines back into sight, where something may have come before it. */
    keepInSight() {
        find('spread').querySelector('.glow:not([hidden])')
            ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }

    press(key) {
        const forward = this.#told?.direction === 'rtl' ? -1 : 1
        const does = {
            ArrowLeft: () => this.#turn(-forward), ArrowRight: () => this.#turn(forward),
            PageUp: () => this.#turn(-1), PageDown: () => this.#turn(1),
            Home: () => this.#go(0), End: () => this.#go(this.#spreads.length - 1),
            '+': () => this.#enlarge(1), '=': () => this.#enlarge(1),
            '-': () => this.#enlarge(-1), 0: () => this.#enlarge(0),
            ArrowDown: () => this.#step(1), ArrowUp: () => this.#step(-1),
        }[key]
        if (!does || !this.#told) return false
        return does() !== false
    }

    get #spreads() {
        return spreadsOf(this.#told.sheets.length, this.#told.direction, this.narrow.matches)
    }

    #turn(step) {
        this.#go(spreadWith(this.#spreads, this.#page) + step)
    }

    #go(index) {
        const pages = this.#spreads[index]
        if (!pages) return
        const before = this.#page
        this.#page = Math.min(...pages.filter(Boolean))
        if (this.#page !== before) find('table').scrollTo(0, 0)
        this.#lay()
    }

    #enlarge(step) {
        const at = STEPS.indexOf(this.#zoom)
        this.#zoom = step ? STEPS[Math.min(Math.max(at + step, 0), STEPS.length - 1)] : 1
        this.#arrange()
    }

    /** Move the focus from block to block of the spread; false where there is none to move to. */
    #step(by) {
        if (!find('spread').contains(document.activeElement)) return false
        const all = [...find('spread').querySelectorAll('button')]
        all[all.indexOf(document.activeElement) + by]?.focus()
    }

    /** Put the pages of the spread on the table; those that lie there already stay. */
    #lay() {
        if (!this.#told) return
        const { version, sheets } = this.#told
        const spreads = this.#spreads
        const index = spreadWith(spreads, this.#page)
        const pages = spreads[index]
        this.#leaves = pages.map(number => {
            const leaf = this.#leaves.find(one => one.number === number && number)
                ?? new Leaf(number, this.choose)
            leaf.side = pages.length === 1 ? 'single' : number === pages[0] ? 'left' : 'right'
            return leaf
        })
        find('spread').replaceChildren(...this.#leaves.map(leaf => leaf.element))
        const there = pages.filter(Boolean).sort((one, other) => one - other)
        const folios = there.map(number => sheets[number - 1].folio || String(number))
        const named = folios.length > 1 ? `Pages ${folios.join('–')}` : `Page ${folios[0]}`
        find('spread').setAttribute('aria-label', `${named} of ${sheets.length}`)
        find('folios').textContent = `${folios.join('–')} of ${sheets.length}`
        Object.assign(find('slider'), { max: spreads.length, value: index + 1 })
        find('slider').setAttribute('aria-valuetext', named)
        find('before').disabled = index === 0
        find('after').disabled = index === spreads.length - 1
        this.#arrange()
        for (const leaf of this.#leaves) leaf.show(version)
        this.#fetchAhead([...(spreads[index + 1] ?? []), ...(spreads[index - 1] ?? [])])
    }

    /** Give the pages the size that fits, times the zoom. */
    #arrange() {
        if (!this.#told || !this.#leaves.length) return
        const table = find('table')
        const { width, height } = this.#told.sheets[Math.max(...this.#leaves.map(one => one.number)) - 1]
        const margin = 2 * parseFloat(getComputedStyle(table).paddingLeft)
        const across = (table.clientWidth - margin) / (width * this.#leaves.length)
        const down = (table.clientHeight - margin) / height
        const scale = Math.max(0.1, Math.min(across, down)) * this.#zoom
        find('percent').textContent = this.#zoom === 1 ? 'Fit' : `${Math.round(this.#zoom * 100)} %`
        for (const leaf of this.#leaves) leaf.resize(width * scale, height * scale)
    }

    #fetchAhead(pages) {
        clearTimeout(this.later)
        const { version } = this.#told
        const width = this.#leaves.at(-1).pixels
        this.later = setTimeout(() => {
            for (const page of pages.filter(Boolean)) {
                new Image().src = `sheets/${version}/${page}.png?width=${width}&ahead`
            }
        }, 150)
    }
}
