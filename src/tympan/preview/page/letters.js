// Places in a text by the letters before them, which are the same in every version of a block.

/** The nearest element with a name that a place stands in. */
export function nearest(node) {
    return (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest('[id]')
}

/** A place in a text, with as many letters of a range before it as behind it. */
export function middleOf(range) {
    const texts = textsIn(range.commonAncestorContainer)
        .filter(text => text.data.trim() && range.intersectsNode(text))
        .map(text => [
            text,
            text === range.startContainer ? range.startOffset : 0,
            text === range.endContainer ? range.endOffset : text.length,
        ])
    let letters = Math.floor(texts.reduce((sum, [, start, end]) => sum + end - start, 0) / 2)
    for (const [text, start, end] of texts) {
        if (letters < end - start) return [text, start + letters]
        letters -= end - start
    }
    return [range.startContainer, 0]
}

/** How many letters of a block stand before a place in it. */
export function lettersBetween(block, node, offset) {
    const before = textsIn(block)
        .filter(text => text.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)
    return before.reduce((sum, text) => sum + text.length, offset)
}

/** From that letter of a block to the end of its text node; the block where it has no such letter. */
export function letterOf(block, letters) {
    if (!block || !letters) return block
    for (const text of textsIn(block)) {
        if (letters < text.length) {
            const range = block.ownerDocument.createRange()
            range.selectNodeContents(text)
            range.setStart(text, letters)
            return range
        }
        letters -= text.length
    }
    return block
}

function textsIn(node) {
    const walker = node.ownerDocument.createTreeWalker(node, NodeFilter.SHOW_TEXT)
    const found = node.nodeType === Node.TEXT_NODE ? [node] : []
    while (walker.nextNode()) found.push(walker.currentNode)
    return found
}
