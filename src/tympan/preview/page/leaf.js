// One page on the table: its picture, and over it a button for each block that stands on it.
import { blockNow } from './block.js'

const STEP = 80

export class Leaf {
    #shown = ''
    #version = 0
    #laid = 0
    #first = null
    #width = 0
    #marked = null

    constructor(number, choose) {
        this.number = number
        this.choose = choose
        this.element = document.createElement('div')
        this.element.className = number ? 'leaf' : 'leaf none'
        if (!number) return
        this.picture = document.createElement('img')
        this.picture.draggable = false
        this.blocks = document.createElement('div')
        this.blocks.className = 'blocks'
        this.glow = document.createElement('div')
        this.glow.className = 'glow'
        this.glow.hidden = true
        this.element.append(this.picture, this.blocks, this.glow)
    }

    /** The version of the blocks that lie over it. */
    get laid() {
        return this.#laid
    }

    /** The block that is chosen or in focus, if it stands here. */
    get chosen() {
        return this.buttonOf(this.#marked) ?? this.blocks.querySelector(':focus')
    }

    /** The blocks within a frame that stay where they are in the text; all, where nothing is shown. */
    within(frame) {
        return [...this.blocks.children].filter(button => {
            const { top, bottom } = button.getBoundingClientRect()
            return !button.isPlaced && bottom >= frame.top && top <= frame.bottom
        })
    }

    set side(side) {
        this.element.dataset.side = side
    }

    /** How wide its picture must be: in steps, so that a small change of size needs no other. */
    get pixels() {
        return Math.ceil(this.#width * devicePixelRatio / STEP) * STEP
    }

    resize(width, height) {
        this.#width = width
        this.element.style.width = `${Math.round(width)}px`
        this.element.style.height = `${Math.round(height)}px`
        if (this.#version) this.show(this.#version)
    }

    /** Draw this version of the page; the old picture stays until the new one is there. */
    async show(version) {
        if (!this.number || !this.#width) return
        const isNew = version !== this.#version
        // What was found at a box may be mended; a block is found again.
        if (isNew && this.#version && typeof this.#marked !== 'string') this.#marked = null
        this.#version = version
        const address = `sheets/${version}/${this.number}.png?width=${this.pixels}`
        if (address === this.#shown) return
        this.#shown = address
        // Until there is a picture, blocks can be found all the same.
        if (!this.#laid) this.#first ??= this.#layBlocks(version)
        const next = new Image()
        next.src = address
        try {
            await next.decode()
        } catch {
            return
        }
        if (address !== this.#shown) return
        Object.assign(this.picture, { src: address, alt: `Page ${this.number}` })
        this.element.dataset.version = version
        await this.#first
        if (this.#laid !== version) await this.#layBlocks(version)
    }

    /** Let a place shine: a box in hundredths of the page, or a block by its id; null for none. */
    mark(place) {
        this.#marked = place
        this.glow.hidden = true
        this.#glow()
    }

    async #layBlocks(version) {
        const answer = await fetch(`sheets/${version}/${this.number}.json`)
        if (answer.status !== 200) return
        const found = await answer.json()
        const [marked, focused] = [this.#marked, this.blocks.querySelector(':focus')?.dataset.id]
        const names = await Promise.all([marked, focused].map(name => this.#nameIn(version, name)))
        // There may be newer pages by now, with other names.
        if (version !== this.#version || names.includes('')) return
        const isFocused = this.blocks.contains(document.activeElement)
        this.blocks.replaceChildren(...found.map((block, index) => this.#button(block, index)))
        this.#laid = version
        if (this.#marked === marked) this.#marked = names[0]
        if (isFocused) this.buttonOf(names[1])?.focus()
        this.#glow()
    }

    /** What a block of those that lie here is called in another version; nothing where that is bygone. */
    async #nameIn(version, name) {
        if (typeof name !== 'string' || !this.#laid || this.#laid === version) return name
        const now = await blockNow(name, this.#laid)
        return now?.version === version ? now.id : ''
    }

    #button({ id, box, part, words, isPlaced }, index) {
        const button = document.createElement('button')
        button.type = 'button'
        button.dataset.id = id
        Object.assign(button, { part, isPlaced })
        // One stop for Tab on each page; arrows go on from there.
        button.tabIndex = index ? -1 : 0
        button.setAttribute('aria-label', words || 'A block without words')
        button.title = 'Where is this written?'
        lie(button, box)
        button.addEventListener('click', () => this.choose(this, id))
        return button
    }

    #glow() {
        const place = this.#marked
        const box = typeof place === 'string' ? this.buttonOf(place)?.box : place
        const isNew = this.glow.hidden
        this.glow.hidden = !box
        if (!box) return
        lie(this.glow, box)
        if (isNew) this.glow.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }

    buttonOf(id) {
        return [...this.blocks.children].find(button => button.dataset.id === id)
    }
}

function lie(element, [left, top, right, bottom]) {
    element.box = [left, top, right, bottom]
    Object.assign(element.style, {
        left: `${left}%`, top: `${top}%`, width: `${right - left}%`, height: `${bottom - top}%`,
    })
}
