// The light table: one spread at a time, drawn as sharp as the screen, swapped when it is ready.
import { blockNow } from './block.js'
import { Leaf } from './leaf.js'
import { spreadsOf, spreadWith } from './spreads.js'

const find = id => document.getElementById(id)
const UNSCROLLED = { to: [0, 0], lack: [0, 0] }
const STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4]

export class Table {
    #latest = 0
    #told = null
    #page = 1
    #zoom = 1
    #leaves = []
    #scrolled = UNSCROLLED

    constructor(choose) {
        this.choose = (leaf, block) => {
            this.#mark(leaf, block)
            choose(block, leaf.laid)
        }
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

    async receive(told) {
        if (!told.version || told.version === this.#latest) return
        this.#latest = told.version
        const held = this.#held()
        const now = held && await blockNow(held.id, held.leaf.laid)
        if (told.version !== this.#latest) return
        this.#told = told
        if (now?.pages.length) this.#follow(held.leaf, now.pages[held.part] ?? now.pages.at(-1))
        this.#page = Math.max(1, Math.min(this.#page, told.sheets.length))
        find('waiting').hidden = true
        find('spread').hidden = false
        await this.#lay()
        if (now) this.#scroll(held, now.id)
    }

    /** What stays in sight: the block that is chosen, or the middle one of the first page. */
    #held() {
        const frame = find('table').getBoundingClientRect()
        const leaves = this.#leaves.filter(leaf => leaf.laid).sort((one, other) => one.number - other.number)
        for (const of of [leaf => leaf.chosen, leaf => middle(leaf.within(frame))]) {
            const leaf = leaves.find(of)
            if (!leaf) continue
            const button = of(leaf)
            return { leaf, id: button.dataset.id, part: button.part, at: placeOf(button) }
        }
        return null
    }

    /** The words of a leaf stand on another page now; what lies beside it goes along. */
    #follow(held, page) {
        if (!this.#leaves.includes(held)) return
        const by = page - held.number
        for (const leaf of this.#leaves) if (leaf.number) leaf.number += by
        this.#page = page
    }

    /** Leave what is held where it is on the screen, when the table shows only a part of the pages. */
    #scroll({ leaf, at }, id) {
        const button = leaf.buttonOf(id)
        if (!button) return
        const table = find('table')
        const place = placeOf(button)
        // Near the end of a page it cannot be; the next pages may have room again.
        const before = [table.scrollLeft, table.scrollTop]
        const lack = String(before) === String(this.#scrolled.to) ? this.#scrolled.lack : [0, 0]
        const wanted = before.map((from, way) => from + place[way] - at[way] + lack[way])
        table.scrollTo(...wanted)
        const to = [table.scrollLeft, table.scrollTop]
        this.#scrolled = { to, lack: wanted.map((from, way) => from - to[way]) }
    }

    showPlace(page, place) {
        if (!page || !this.#told) return
        this.#page = page
        this.#lay()
        this.#mark(this.#leaves.find(one => one.number === page), place)
    }

    #mark(leaf, place) {
        for (const one of this.#leaves) if (one.number) one.mark(one === leaf ? place : null)
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
        if (this.#page !== before) {
            find('table').scrollTo(0, 0)
            this.#scrolled = UNSCROLLED
        }
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
        this.#fetchAhead([...(spreads[index + 1] ?? []), ...(spreads[index - 1] ?? [])])
        return Promise.all(this.#leaves.map(leaf => leaf.show(version)))
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

function middle(all) {
    return all[Math.floor(all.length / 2)]
}

/** Where a block lies on the spread, wherever the table is scrolled to. */
function placeOf(button) {
    const [block, spread] = [button, find('spread')].map(one => one.getBoundingClientRect())
    return [block.left - spread.left, block.top - spread.top]
}
