// A block has another name when others are put in before it: ask for it by the version it was seen in.

/** Its name now, its pages, and where it was written; null for what is no block. */
export async function blockNow(name, version) {
    return (await fetch(`blocks/${version}/${encodeURIComponent(name)}`)).json()
}
