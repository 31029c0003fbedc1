// One page on the table: its picture, and over it a button for each block that stands on it.
const STEP = 80

export class Leaf {
    #shown = ''
    #version = 0
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
        if (isNew || !this.blocks.childElementCount) await this.#layBlocks(version)
    }

    /** Let a place shine: a box in hundredths of the page, or a block by its id. */
    mark(place) {
        this.#marked = place
        this.#glow()
    }

    async #layBlocks(version) {
        const answer = await fetch(`sheets/${version}/${this.number}.json`)
        if (answer.status !== 200 || version !== this.#version) return
        const found = await answer.json()
        const focused = this.blocks.contains(document.activeElement) ? document.activeElement.dataset.id : ''
        this.blocks.replaceChildren(...found.map((block, index) => this.#button(block, index)))
        if (focused) this.blocks.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus()
        this.#glow()
    }

    #button({ id, box, words }, index) {
        const button = document.createElement('button')
        button.type = 'button'
        button.dataset.id = id
        // One stop for Tab on each page; arrows go on from there.
        button.tabIndex = index ? -1 : 0
        button.setAttribute('aria-label', words || 'A block without words')
        button.title = 'Where is this written?'
        lie(button, box)
        button.addEventListener('click', () => {
            this.mark(id)
            this.choose(id)
        })
        return button
    }

    #glow() {
        const place = this.#marked
        const box = typeof place === 'string'
            ? this.#boxOf(place) : place
        this.glow.hidden = !box
        if (!box) return
        lie(this.glow, box)
        this.glow.scrollIntoView({ block: 'nearest', inline: 'nearest' })
        for (const other of document.querySelectorAll('.glow')) if (other !== this.glow) other.hidden = true
    }

    #boxOf(id) {
        return this.blocks.querySelector(`[data-id="${CSS.escape(id)}"]`)?.box
    }
}

function lie(element, [left, top, right, bottom]) {
    element.box = [left, top, right, bottom]
    Object.assign(element.style, {
        left: `${left}%`, top: `${top}%`, width: `${right - left}%`, height: `${bottom - top}%`,
    })
}
