// The EPUB in a real reader, foliate-js; its parts come from the preview one by one.
import './foliate/view.js'
import { EPUB } from './foliate/epub.js'
import { blockNow } from './block.js'
import { lettersBetween, letterOf, middleOf, nearest } from './letters.js'

const find = id => document.getElementById(id)

// What an e-reader adds of its own.
const HOUSE = 'p,li,blockquote,dd{line-height:1.45}html{color-scheme:light}'
const MARKED = 'outline:3px solid #b4532a;outline-offset:3px'

async function loader(version) {
    const sizes = await (await fetch(`book/${version}.json`)).json()
    const part = async name => {
        if (!(name in sizes)) return null
        const path = name.split('/').map(encodeURIComponent).join('/')
        const answer = await fetch(`book/${version}/${path}`)
        return answer.ok ? answer : null
    }
    return {
        loadText: async name => (await part(name))?.text() ?? null,
        loadBlob: async (name, type) => {
            const answer = await part(name)
            return answer && new Blob([await answer.arrayBuffer()], { type })
        },
        getSize: name => sizes[name] ?? 0,
    }
}

export class Book {
    #version = 0
    #view = null
    #place = null
    #marked = null
    #wanted = null

    constructor(choose) {
        this.choose = choose
        find('book-before').onclick = () => this.#view?.prev()
        find('book-after').onclick = () => this.#view?.next()
        find('contents').onchange = event => this.#view?.goTo(event.target.value)
        // A hidden reader has no size to lay a screen out in.
        new ResizeObserver(() => this.#open()).observe(find('device'))
    }

    receive(told) {
        this.latest = told.book
        this.#open()
    }

    press(key) {
        const does = {
            ArrowLeft: () => this.#view.goLeft(), ArrowRight: () => this.#view.goRight(),
            PageUp: () => this.#view.prev(), PageDown: () => this.#view.next(),
            Home: () => this.#view.goToFraction(0), End: () => this.#view.goToFraction(1),
        }[key]
        if (!does || !this.#view) return false
        does()
        return true
    }

    async showBlock(name, version) {
        this.#wanted = { name, version }
        const block = await blockNow(name, version)
        if (!this.#view || !block?.inBook) return
        this.#wanted = null
        await this.#view.goTo(block.inBook)
        this.#mark(block.inBook.split('#')[1])
    }

    async #open() {
        if (!this.latest || this.latest === this.#version || !find('device').clientWidth) return
        const version = this.#version = this.latest
        let book
        try {
            book = await new EPUB(await loader(version)).init()
        } catch (wrong) {
            // One that was superseded while it was opened is missed by nobody.
            if (version === this.latest) throw wrong
        }
        if (!book || version !== this.#version) return
        const before = this.#view
        const view = this.#view = document.createElement('foliate-view')
        view.addEventListener('load', event => this.#prepare(event.detail.doc, version))
        view.addEventListener('relocate', event => this.#moved(event.detail, version))
        // The old screen stays in sight until the new one is laid out.
        if (before) view.style.visibility = 'hidden'
        find('device').append(view)
        await view.open(book)
        view.renderer.setAttribute('max-column-count', '1')
        view.renderer.setAttribute('margin', '36px')
        view.renderer.setAttribute('gap', '9%')
        view.renderer.setStyles?.(HOUSE)
        const place = await this.#placeIn(book)
        const going = place ? view.renderer.goTo(place) : view.init({ lastLocation: this.#place?.cfi })
        await going.catch(() => view.init({}))
        if (place?.chosen) this.#mark(place.chosen)
        before?.close()
        before?.remove()
        find('no-book').hidden = true
        view.style.visibility = ''
        find('device').dataset.version = version
        this.#list(book.toc ?? [])
        if (this.#wanted) this.showBlock(this.#wanted.name, this.#wanted.version)
    }

    #list(toc) {
        const flat = (entries, depth) => entries.flatMap(entry => [
            Object.assign(document.createElement('option'), {
                value: entry.href, textContent: '\u2003'.repeat(depth) + entry.label,
            }),
            ...flat(entry.subitems ?? [], depth + 1),
        ])
        find('contents').replaceChildren(...flat(toc, 0))
    }

    #prepare(doc, version) {
        doc.addEventListener('click', event => {
            if (event.target.closest('a[href]')) return
            const block = event.target.closest('[id]')
            if (!block) return
            this.#mark(block.id, doc)
            this.choose(block.id, version)
        })
        doc.addEventListener('keydown', event => {
            if (this.press(event.key)) event.preventDefault()
        })
    }

    #mark(block, doc) {
        this.#marked?.removeAttribute('style')
        const docs = doc ? [doc] : this.#view.renderer.getContents().map(one => one.doc)
        this.#marked = docs.map(one => one.getElementById(block)).find(Boolean)
        this.#marked?.setAttribute('style', MARKED)
    }

    /** Where the words stand now that were chosen on the screen, or in the middle of it. */
    async #placeIn(book) {
        if (!this.#place?.range) return null
        const { range, version } = this.#place
        const isChosen = this.#marked && range.intersectsNode(this.#marked)
        const [node, offset] = isChosen ? [this.#marked, 0] : middleOf(range)
        for (let block = nearest(node); block; block = nearest(block.parentElement)) {
            const now = await blockNow(block.id, version)
            if (!now?.inBook) continue
            const id = now.inBook.split('#')[1]
            const letters = lettersBetween(block, node, offset)
            const anchor = doc => letterOf(doc.getElementById(id), letters)
            return { ...book.resolveHref(now.inBook), anchor, chosen: isChosen ? id : '' }
        }
        return null
    }

    #moved({ cfi, range, fraction, tocItem, pageItem }, version) {
        if (!find('device').clientWidth) return
        this.#place = { cfi, range, version }
        const page = pageItem?.label ? ` · page ${pageItem.label} in print` : ''
        find('read').textContent = `${Math.round((fraction ?? 0) * 100)} %${page}`
        if (tocItem?.href) find('contents').value = tocItem.href
    }
}
